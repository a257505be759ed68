import { describe, expect, it } from "vitest";
import { importProblems, namesUnder } from "../../../scripts/site/import-problems.js";

describe("importProblems", () => {
  const namesOf = namesUnder("src");
  const problems = (statement: string) =>
    importProblems("pages/a.md", "a.md", `# A\n\n\`\`\`js\n${statement}\n\`\`\`\n`, namesOf);

  it("names a name that the kit does not have, and those that it has", async () => {
    const [problem] = await problems('import {spc, spcc} from "/control-lines.js";');
    expect(problem).toMatchObject({ file: "pages/a.md", line: 4 });
    expect(problem!.problem).toMatch(
      /^“spcc” is not among the names of \/control-lines\.js\. Is “spc” meant\? It has: .*\bspc\b/
    );
  });

  it("finds nothing wrong with names that there are, in whichever way they are passed on", async () => {
    expect(await problems('import {spc, choice, badge, number as n} from "/control-lines.js";')).toEqual([]);
  });

  it("leaves an author's own modules to the bundler", async () => {
    expect(await problems('import {mine} from "./mine.js";')).toEqual([]);
  });
});
