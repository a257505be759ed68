import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { formatProblems } from "../../../loaders/files/format-problems.js";
import { sized } from "../../size.js";
import { readChanged } from "./data-folder.js";
import { TINY_DATA } from "./tiny-data.js";

/** Pieces that break files: syntax of CSV and YAML, ends of lines, other encodings, names that objects have. */
const PIECES = [
  ",",
  '"',
  '""',
  "'",
  "\n",
  "\r",
  "\r\n",
  "\t",
  " ",
  ":",
  "- ",
  "[",
  "]",
  "{",
  "}",
  "#",
  "&a",
  "*a",
  "!x",
  "|",
  ">",
  "?",
  "---\n",
  "null",
  "true",
  "~",
  "-1",
  "1e9",
  "0x1",
  ".inf",
  "2014-13",
  "£",
  "é",
  "😀",
  "\u0000",
  "\uFEFF",
  "\uFFFD",
  "__proto__",
  "constructor",
  "toString: 1\n",
  "<<: {a: 1}\n"
];

const anyChange = fc.record({
  name: fc.constantFrom(...Object.keys(TINY_DATA)),
  piece: fc.constantFrom(...PIECES),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(40),
  latin1: fc.boolean()
});

test("readData(folder) never throws, whatever becomes of a file: it gives data, or problems that can be printed", () => {
  fc.assert(
    fc.property(anyChange, ({ name, piece, at, removed, latin1 }) => {
      const text = TINY_DATA[name]!;
      const start = Math.floor(at * text.length);
      const changed = text.slice(0, start) + piece + text.slice(start + removed);
      const { problems, checked } = readChanged({ [name]: Buffer.from(changed, latin1 ? "latin1" : "utf8") });
      expect(checked === null).toBe(problems.length > 0);
      for (const { line, column, problem, expected } of problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(problem && expected).not.toBe("");
      }
      expect(formatProblems(problems)).toMatch(/\.$/);
    }),
    { numRuns: sized(50, 5000), seed: inject("seed") }
  );
}, 600_000);

test.each([
  ["an open quotation mark", '"', "a quotation mark is opened"],
  ["an empty quoted field", '""', "empty"],
  ["a quoted line end", '"\n"', "missing"],
  ["a comma", ",", "missing"],
  ["zeros on one line", "\u0000".repeat(200_000), "control character"],
  ["zeros on many lines", "\u0000\n".repeat(200_000), "control character"],
  ["one letter on many lines", "x\n".repeat(200_000), "missing"]
])("a table of nothing but %s is refused", (_, text, problem) => {
  const { problems } = readChanged({ "population.csv": text });
  expect(problems.some((p) => p.problem.includes(problem))).toBe(true);
});
