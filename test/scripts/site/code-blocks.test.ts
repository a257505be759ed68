import { describe, expect, it } from "vitest";
import { codeBlocks } from "../../../scripts/site/code-blocks.js";

const page = (...lines: string[]): string => lines.join("\n");

describe("codeBlocks", () => {
  it("gives each block that runs its language and the line below its fence", () => {
    const source = page("# A", "", "```js", "1 + 1", "```", "", "```sql id=x", "SELECT 1", "```");
    expect(codeBlocks(source)).toEqual([
      { line: 4, start: 11, language: "js", code: "1 + 1\n" },
      { line: 8, start: 34, language: "sql", code: "SELECT 1\n" }
    ]);
  });

  it("leaves out a block that only shows itself", () => {
    expect(codeBlocks(page("```js run=false", "1 +", "```", ""))).toEqual([]);
  });
});
