import { identifier, literal } from "../duckdb/sql-text.js";
import { quoted } from "../files/quoted.js";
import { valuesOfRule } from "./condition-sql.js";
import type { Engine } from "./engine.js";
import { groupName } from "./group-columns.js";
import type { Rule, Source } from "./source.js";

/** Values that rules name and no record has, a sentence each: a misspelt one would leave records out unseen. */
export async function unmatchedValues(engine: Engine, source: Source): Promise<string[]> {
  const named: [string, Rule][] = [
    ...Object.entries(source.filters ?? {}),
    ...Object.entries(source.series ?? {}),
    ...Object.entries(source.surveys ?? {}).flatMap(([id, question]): [string, Rule][] => [
      [
        id,
        {
          ...(Array.isArray(question.where) ? {} : question.where),
          answer: [...question.positive, ...question.negative]
        }
      ]
    ])
  ];
  const notes: string[] = [];
  for (const [rule, condition] of named) {
    for (const { column, value } of valuesOfRule(condition)) {
      const [row] = await engine.rows<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT 1 FROM judged WHERE ${identifier(groupName(column))} = ${literal(value)} LIMIT 1)`
      );
      if (row!.n === 0) notes.push(`${rule}: no record has the ${column} ${quoted(value)}`);
    }
  }
  return notes;
}
