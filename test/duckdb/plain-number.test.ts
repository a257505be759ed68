import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { plainNumberSql, wholeNumberSql } from "../../src/duckdb/plain-number.js";

/** What each text is taken for. */
async function kindsOf(texts: readonly string[]): Promise<(readonly string[])[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const values = texts.map((text) => `('${text}')`).join(", ");
  const result = await connection.runAndReadAll(
    `SELECT t, CASE WHEN ${wholeNumberSql("t")} THEN 'whole' WHEN ${plainNumberSql("t")} THEN 'number' ELSE 'text' END AS kind
     FROM (VALUES ${values}) AS v (t)`
  );
  const rows = result.getRowObjectsJS() as { t: string; kind: string }[];
  connection.closeSync();
  instance.closeSync();
  return rows.map(({ t, kind }) => [t, kind]);
}

test("a text is a number only when a page holds it as it is written; ids of 16 digits and 12E5 were numbers", async () => {
  const expected = [
    ["12", "whole"],
    ["0", "whole"],
    [" 7 ", "whole"],
    ["-12", "whole"],
    ["123456789012345", "whole"],
    ["1234567890123456", "text"],
    ["12345678901234567890", "text"],
    ["007", "text"],
    ["12E5", "text"],
    ["1.5e3", "text"],
    ["1.23457E+15", "text"],
    ["12.50", "number"],
    ["-0.5", "number"],
    ["0.123456789012345678", "text"],
    ["1,234", "text"],
    ["2014-09", "text"],
    ["", "text"]
  ];
  expect(await kindsOf(expected.map(([text]) => text!))).toEqual(expected);
});
