import { literal } from "../duckdb/sql-text.js";
import { type Condition, conditionsOf, type Rule, type Test } from "./source.js";

/** Marks that may stand between several values in one cell. */
export const SEPARATORS = "[;,|]";

/** How rules read the records. */
export interface RecordSql {
  /** SQL of a named column: a trimmed text, never null; a value that rules name in the spelling of the rules. */
  column(name: string): string;
  /** SQL of a part of a text of the column, without what spellings may differ in. */
  plain(name: string, sql: string): string;
}

/** A rule as an SQL condition: true or false, never null. */
export function ruleSql(rule: Rule, records: RecordSql): string {
  return `(${conditionsOf(rule)
    .map((condition) => conditionSql(condition, records))
    .join(" OR ")})`;
}

function conditionSql(condition: Condition, records: RecordSql): string {
  const tests = Object.entries(condition).map(([name, test]) => testSql(name, test, records));
  return tests.length === 0 ? "TRUE" : `(${tests.join(" AND ")})`;
}

function testSql(name: string, test: Test, records: RecordSql): string {
  const column = records.column(name);
  const plain = (sql: string): string => records.plain(name, sql);
  if (typeof test === "string") return `${column} = ${literal(test)}`;
  if (Array.isArray(test)) return `${column} IN (${list(test)})`;
  if ("not" in test) return `${column} NOT IN (${list(test.not)})`;
  if ("blank" in test) return `${column} ${test.blank ? "=" : "<>"} ''`;
  if ("starts" in test)
    return `(${test.starts.map((text) => `starts_with(${plain(column)}, ${plain(literal(text))})`).join(" OR ")})`;
  const parts = `list_transform(string_split_regex(${column}, '${SEPARATORS}'), lambda part: ${plain("trim(part)")})`;
  return `list_has_any(${parts}, [${test.has.map((text) => plain(literal(text))).join(", ")}])`;
}

const list = (values: string[]): string => values.map(literal).join(", ");

/** The named columns that rules read. */
export function columnsOfRules(rules: readonly Rule[]): string[] {
  return [...new Set(rules.flatMap(conditionsOf).flatMap(Object.keys))];
}

/** The values that a rule names, with their column: where one is in no record, it may be misspelt. */
export function valuesOfRule(rule: Rule): { column: string; value: string }[] {
  return conditionsOf(rule).flatMap((condition) =>
    Object.entries(condition).flatMap(([column, test]) => wanted(test).map((value) => ({ column, value })))
  );
}

function wanted(test: Test): string[] {
  const isWhole = typeof test === "string" || Array.isArray(test) || "not" in test;
  return isWhole ? textsOfTest(test) : [];
}

/** Every text that a test compares with: whole values, beginnings, and those of a list in the cell. */
export function textsOfTest(test: Test): string[] {
  if (typeof test === "string") return [test];
  if (Array.isArray(test)) return test;
  if ("blank" in test) return [];
  return Object.values(test).flat();
}
