import { formatUnits } from "../../src/words/format.js";
import { identifier, literal } from "../duckdb/sql-text.js";
import { nearest } from "../files/nearest.js";
import { quoted } from "../files/quoted.js";
import { SEPARATORS, textsOfTest, valuesOfRule } from "./condition-sql.js";
import type { Engine } from "./engine.js";
import { groupName } from "./group-columns.js";
import { IN_NO_SERIES } from "./judge.js";
import { namedRules } from "./named-rules.js";
import { conditionsOf, type Source, type Test } from "./source.js";
import { folded, spellingsOf } from "./spelling.js";

/** Values of one column that are listed, those of most records first; the others are counted. */
const LISTED = 12;

/** Values that are compared with those that no rule names: where there are more they are codes, which are all alike. */
const MOST_COMPARED = 200;

/**
 * What the accounts say of the values that rules read, a sentence each: values that rules name and no record has, which
 * may be misspelt; values that are spelt in other ways; and those that no rule names of a column by which series are
 * counted, for records that no rule of filters leaves out.
 */
export async function valueNotes(engine: Engine, source: Source): Promise<string[]> {
  const notes = await valuesOfNoRecord(engine, source);
  for (const [column, { standsFor }] of spellingsOf(source)) {
    if (column === "count") continue;
    const renamed = new Set(Object.keys(source.renamed?.[column] ?? {}).map(folded));
    const found = await valuesIn(engine, "groups", column);
    const otherwise = found.filter(({ value }) => standsFor(value) !== value && !renamed.has(folded(value)));
    notes.push(
      ...otherwise
        .slice(0, LISTED)
        .map(
          ({ value, records }) =>
            `${column}: ${quoted(value)} (${formatUnits(records, "record")}) is taken for ${quoted(standsFor(value))}`
        )
    );
    notes.push(...(await valuesOfNoRule(engine, source, column)));
  }
  return notes;
}

async function valuesOfNoRecord(engine: Engine, source: Source): Promise<string[]> {
  const notes: string[] = [];
  for (const { name, rule } of namedRules(source)) {
    for (const { column, value } of valuesOfRule(rule)) {
      const [row] = await engine.rows<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT 1 FROM judged WHERE ${identifier(groupName(column))} = ${literal(value)} LIMIT 1)`
      );
      if (row!.n === 0) notes.push(`${name}: no record has the ${column} ${quoted(value)}`);
    }
  }
  return notes;
}

interface FoundValue {
  value: string;
  records: number;
}

function valuesIn(engine: Engine, from: string, column: string): Promise<FoundValue[]> {
  return engine.rows(
    `SELECT coalesce(trim(${identifier(groupName(column))}), '') AS value, sum(records) AS records
     FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1`
  );
}

async function valuesOfNoRule(engine: Engine, source: Source, column: string): Promise<string[]> {
  const counting = testsOf({ ...source, filters: {} }, column);
  const tests = testsOf(source, column);
  const kept = `(SELECT * FROM judged WHERE reject IS NULL AND (filter IS NULL OR filter = ${literal(IN_NO_SERIES)}))`;
  const values = await valuesIn(engine, kept, column);
  const unnamed = values.filter(({ value }) => value !== "" && !tests.some((test) => names(test, value)));
  if (counting.length === 0 || unnamed.length === 0) return [];
  const named = [...new Set(tests.flatMap(textsOfTest))].slice(0, MOST_COMPARED);
  const texts = unnamed
    .map((found, i) => ({ ...found, near: i < MOST_COMPARED ? nearest(found.value, named) : undefined }))
    .sort((a, b) => Number(b.near !== undefined) - Number(a.near !== undefined))
    .slice(0, LISTED)
    .map(({ value, records, near }) => {
      const like = near === undefined ? "" : `, near to ${quoted(near)}`;
      return `${quoted(value)} (${formatUnits(records, "record")}${like})`;
    });
  const others = unnamed.length - texts.length;
  const more = others === 0 ? "" : ` and ${formatUnits(others, "more value")}`;
  return [`${column}: no rule names ${texts.join(", ")}${more}`];
}

/** Every test of a column in the rules of a source. */
const testsOf = (source: Source, column: string): Test[] =>
  namedRules(source)
    .flatMap(({ rule }) => conditionsOf(rule))
    .flatMap((condition) => (Object.hasOwn(condition, column) ? [condition[column]!] : []));

/** Does a test name the value, to ask for it or to leave it out? */
function names(test: Test, value: string): boolean {
  const text = folded(value);
  const texts = textsOfTest(test).map(folded);
  if (typeof test === "string" || Array.isArray(test) || "not" in test) return texts.includes(text);
  if ("starts" in test) return texts.some((start) => text.startsWith(start));
  const parts = value.split(new RegExp(SEPARATORS)).map(folded);
  return parts.some((part) => texts.includes(part));
}
