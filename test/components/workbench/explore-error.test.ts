import { describe, expect, test } from "vitest";
import { explainQuery } from "../../../src/components/workbench/explore-error.js";

const SQL = "SELECT *\nFROM ofences";
const MISSING = 'Catalog Error: Table with name ofences does not exist!\nDid you mean "offences"?';

describe("explainQuery(error, sql)", () => {
  test("keeps the database's words and takes the place out of its picture of the line", () => {
    const problem = explainQuery(new Error(`${MISSING}\n\nLINE 2: FROM ofences\n             ^`), SQL);
    expect(problem.message).toBe(MISSING);
    expect(problem.place).toEqual({ line: 2, column: 6, text: "FROM ofences" });
    expect(problem.help).toContain("table's name");
  });

  test("finds the place in a line that the database shortened", () => {
    const text = `SELECT ${"a, ".repeat(60)}nosuch, ${"b, ".repeat(60)}c`;
    const part = text.slice(150, 230);
    const pointer = " ".repeat("LINE 1: ...".length + text.indexOf("nosuch") - 150);
    const { place } = explainQuery(new Error(`Binder Error: x\n\nLINE 1: ...${part}...\n${pointer}^`), text);
    expect(place).toMatchObject({ line: 1, column: text.indexOf("nosuch") + 1 });
  });

  test("finds the place of an error of syntax that has no picture", () => {
    const cause = new Error('{"exception_message":"syntax error at end of input","position":"9"}');
    const error = new Error("Parser Error: syntax error at end of input", { cause });
    const { place, help } = explainQuery(error, "SELECT\n(1");
    expect(place).toEqual({ line: 2, column: 3, text: "(1" });
    expect(help).toContain("stops too early");
  });

  test("does without a place when there is none", () => {
    const problem = explainQuery(new Error("Out of Memory Error: could not allocate"), SQL);
    expect(problem.place).toBeNull();
    expect(problem.help).toContain("memory");
  });

  test("passes on what it cannot explain", () => {
    expect(explainQuery("odd", SQL)).toEqual({ message: "odd", place: null, help: null });
  });

  test.each([
    ['Binder Error: Referenced column "forc" not found in FROM clause!', "column's name"],
    ['Parser Error: syntax error at or near "FRM"', "comma"],
    [`Parser Error: unterminated quoted string at or near "'abc"`, "not closed"],
    [
      'Cannot execute statement of type "DELETE" on database "plan" which is attached in read-only mode!',
      "SELECT"
    ],
    ["Binder Error: Can only delete from base table!", "begin with SELECT"],
    ["Conversion Error: Could not convert string 'a' to INT32", "try_cast"],
    [
      'Permission Error: Cannot access file "x.csv" - file system operations are disabled by configuration',
      "this site"
    ]
  ])("helps with %s", (message, help) => {
    expect(explainQuery(new Error(message), SQL).help).toContain(help);
  });
});
