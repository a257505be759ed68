import { describe, expect, it } from "vitest";
import { measureProblems } from "../../../scripts/site/measure-problems.js";

const IDS = ["domestic-burglary", "all-crime"];
const asked = (...cells: string[]) => {
  const source = `# A\n\n${cells.map((cell) => `\`\`\`js\n${cell}\n\`\`\`\n`).join("\n")}`;
  return measureProblems([{ file: "pages/a.md", source }], IDS);
};

describe("measureProblems(pages, ids)", () => {
  it("finds nothing wrong with measures of the plan, and with ids that are computed", () => {
    expect(asked('const now = rated("all-crime");\nconst other = rated(id, choice);')).toEqual([]);
  });

  it("names file and line of a measure that the plan does not have, the one that may be meant, and all", () => {
    expect(asked("1 + 1", 'const one = 1;\nconst now = rated("domestic-burglry", {...choice});')).toEqual([
      {
        file: "pages/a.md",
        line: 9,
        problem:
          "the plan has no measure “domestic-burglry”. Is “domestic-burglary” meant? It has: domestic-burglary, all-crime."
      }
    ]);
  });

  it("leaves a cell that cannot be read to those who tell of it", () => {
    expect(asked('rated("nothing"')).toEqual([]);
  });
});
