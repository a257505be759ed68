import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readData } from "../../../loaders/data/read-data.js";
import { groupRows, savedGroupProblems } from "../../../src/components/choice/group-rows.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { dataFolder } from "../../loaders/data/data-folder.js";
import { TINY_DATA } from "../../loaders/data/tiny-data.js";

const GROUPS = { "computed-2012": { home: { peers: ["away"], source: "a test" } } };
const saved = { force: "home", edition: "board-2014", peers: ["away"], source: "the board, March 2014" };

/** The groups that the build reads when the rows stand at the end of comparison-groups.csv. */
function readBack(rows: string) {
  const folder = dataFolder();
  const file = join(folder, "comparison-groups.csv");
  writeFileSync(file, readFileSync(file, "utf8") + rows);
  const { problems, checked } = readData(folder);
  return { problems, groups: checked?.data.groups };
}

describe("groupRows(group)", () => {
  it("writes a row a peer, without a header", () => {
    expect(groupRows({ ...saved, peers: ["away", "kent"] })).toBe(
      'home,board-2014,away,"the board, March 2014"\nhome,board-2014,kent,"the board, March 2014"\n'
    );
  });

  it("makes rows that the build accepts at the end of its file, and reads as the same group", () => {
    const { problems, groups } = readBack(groupRows(saved));
    expect(problems).toEqual([]);
    expect(groups!["board-2014"]!.home).toEqual({ peers: ["away"], source: saved.source });
    expect(groups!["computed-2012"]!.home!.peers).toEqual(["away"]);
  });

  it("comes back as it was for every source that is not refused", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }), (text) => {
        const source = text.trim();
        const group = { ...saved, source };
        fc.pre(Object.keys(savedGroupProblems(group, GROUPS, placeWords({}))).length === 0);
        const { problems, groups } = readBack(groupRows(group));
        expect(problems).toEqual([]);
        expect(groups!["board-2014"]!.home!.source).toBe(source);
      }),
      { numRuns: 60 }
    );
  });

  it("is written for a file that ends with a line break, as the data's does", () => {
    expect(TINY_DATA["comparison-groups.csv"]!.endsWith("\n")).toBe(true);
    expect(readFileSync("data/comparison-groups.csv", "utf8").endsWith("\n")).toBe(true);
  });
});

describe("savedGroupProblems(group, groups)", () => {
  it("finds nothing wrong with a new edition and a source", () => {
    expect(savedGroupProblems(saved, GROUPS, placeWords({}))).toEqual({});
  });

  it.each(["", "Board 2014", "board_2014", "-board", "=board", "Büro"])(
    "asks for an id instead of “%s”",
    (edition) => {
      expect(savedGroupProblems({ ...saved, edition }, GROUPS, placeWords({})).edition).toBe(
        "Expected a name in small letters, digits and hyphens, such as board-2014."
      );
    }
  );

  it("does not let a force have two groups in one edition", () => {
    expect(savedGroupProblems({ ...saved, edition: "computed-2012" }, GROUPS, placeWords({})).edition).toBe(
      "The edition computed-2012 has a group for this force already: choose another name."
    );
  });

  it.each([
    ["", "Say who chose the forces: pages show it wherever the group is used."],
    ["=SUM(A1)", "A spreadsheet would take this for a formula: begin with a letter."],
    ["@board", "A spreadsheet would take this for a formula: begin with a letter."],
    ["two\nlines", "Expected a text on one line, of visible characters."],
    // A line separator, as a property of random texts once found: the build refuses it.
    ["A\u2028!", "Expected a text on one line, of visible characters."]
  ])("refuses the source “%s”", (source, problem) => {
    expect(savedGroupProblems({ ...saved, source }, GROUPS, placeWords({})).source).toBe(problem);
  });
});
