import { describe, expect, it } from "vitest";
import { cellProblems } from "../../../scripts/site/cell-problems.js";

const page = (...lines: string[]): string => lines.join("\n");

describe("cellProblems", () => {
  it("names the line of a cell that cannot be read", () => {
    const source = page("# A", "", "```js", "const a = 1;", "const b = 1 +;", "```", "");
    expect(cellProblems("plan/pages/a.md", "a.md", source)).toEqual([
      { file: "plan/pages/a.md", line: 5, problem: "a cell cannot be read: Unexpected token." }
    ]);
  });
});
