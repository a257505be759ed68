import { literal } from "../duckdb/sql-text.js";
import { type Condition, conditionsOf, type Rule, type Test } from "./source.js";

/** Marks that may stand between several values in one cell. */
const SEPARATORS = "[;,|]";

/** SQL of a named column: a trimmed text, never null. */
type ColumnSql = (name: string) => string;

/** A rule as an SQL condition: true or false, never null. */
export function ruleSql(rule: Rule, columnSql: ColumnSql): string {
  return `(${conditionsOf(rule)
    .map((condition) => conditionSql(condition, columnSql))
    .join(" OR ")})`;
}

function conditionSql(condition: Condition, columnSql: ColumnSql): string {
  const tests = Object.entries(condition).map(([column, test]) => testSql(columnSql(column), test));
  return tests.length === 0 ? "TRUE" : `(${tests.join(" AND ")})`;
}

function testSql(column: string, test: Test): string {
  if (typeof test === "string") return `${column} = ${literal(test)}`;
  if (Array.isArray(test)) return `${column} IN (${list(test)})`;
  if ("not" in test) return `${column} NOT IN (${list(test.not)})`;
  if ("blank" in test) return `${column} ${test.blank ? "=" : "<>"} ''`;
  if ("starts" in test)
    return `(${test.starts.map((text) => `starts_with(${column}, ${literal(text)})`).join(" OR ")})`;
  const parts = `list_transform(string_split_regex(${column}, '${SEPARATORS}'), lambda part: trim(part))`;
  return `list_has_any(${parts}, [${list(test.has)}])`;
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
  if (typeof test === "string") return [test];
  if (Array.isArray(test)) return test;
  return "not" in test ? test.not : [];
}
