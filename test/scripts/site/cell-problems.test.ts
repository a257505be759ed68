import { describe, expect, it } from "vitest";
import { cellProblems, codeBlocks, importProblems } from "../../../scripts/site/cell-problems.js";

const page = (...lines: string[]): string => lines.join("\n");

describe("codeBlocks", () => {
  it("gives each block that runs its language and the line below its fence", () => {
    const source = page("# A", "", "```js", "1 + 1", "```", "", "```sql id=x", "SELECT 1", "```");
    expect(codeBlocks(source)).toEqual([
      { line: 4, language: "js", code: "1 + 1\n" },
      { line: 8, language: "sql", code: "SELECT 1\n" }
    ]);
  });

  it("leaves out a block that only shows itself", () => {
    expect(codeBlocks(page("```js run=false", "1 +", "```", ""))).toEqual([]);
  });
});

describe("cellProblems", () => {
  it("names the line of a cell that cannot be read", () => {
    const source = page("# A", "", "```js", "const a = 1;", "const b = 1 +;", "```", "");
    expect(cellProblems("plan/pages/a.md", "a.md", source)).toEqual([
      { file: "plan/pages/a.md", line: 5, problem: "a cell cannot be read: Unexpected token." }
    ]);
  });
});

describe("importProblems", () => {
  const problems = (statement: string) =>
    importProblems("pages/a.md", "a.md", page("# A", statement, ""), "src");

  it("names a name that the kit does not have, and those that it has", () => {
    const [problem] = problems('import {spc, spcc} from "/control-lines.js";');
    expect(problem).toMatchObject({ file: "pages/a.md", line: 2 });
    expect(problem!.problem).toMatch(
      /^“spcc” is not among the names of \/control-lines\.js\. It has: .*\bspc\b/
    );
  });

  it("finds nothing wrong with names that there are, in whichever way they are passed on", () => {
    expect(problems('import {spc, choice, badge, number as n} from "/control-lines.js";')).toEqual([]);
  });

  it("leaves an author's own modules to the bundler", () => {
    expect(problems('import {mine} from "./mine.js";')).toEqual([]);
  });
});
