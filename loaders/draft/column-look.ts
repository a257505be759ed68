import { formatNumber } from "../../src/words/format.js";
import { identifier } from "../duckdb/sql-text.js";
import { quoted } from "../files/quoted.js";
import type { Engine } from "../sources/engine.js";

/** What was seen of one column of a table. */
export interface ColumnLook {
  heading: string;
  /** Records that have anything in it. */
  filled: number;
  /** How many different texts, about. */
  distinct: number;
  /** Its texts without the spaces around them, each with its records, those of most records first. */
  texts: Map<string, number>;
  /** Every text is there, not a part of very many. */
  areAll: boolean;
}

/** Texts of a column that are kept: more than there are days in fifty years. */
const MOST_TEXTS = 20_000;

/**
 * Looks at every column of a relation. `cells` are the headings with SQL of the text under each, null where there is none.
 * Of a column with very many texts a part is taken, by a hash: the same at every look.
 */
export async function lookAtColumns(
  engine: Engine,
  relation: string,
  cells: readonly { heading: string; sql: string }[]
): Promise<{ records: number; columns: ColumnLook[] }> {
  const names = cells.map((_, i) => identifier(`cell ${i}`));
  const texts = cells.map(({ sql }, i) => `nullif(trim(${sql}), '') AS ${names[i]}`);
  await engine.run(`CREATE OR REPLACE TABLE looked AS SELECT ${texts.join(", ")} FROM ${relation}`);
  const sums = names.flatMap((name, i) => [
    `count(${name}) AS f${i}`,
    `approx_count_distinct(${name}) AS d${i}`
  ]);
  const [all] = await engine.rows<Record<string, number>>(
    `SELECT count(*) AS records, ${sums.join(", ")} FROM looked`
  );
  const columns: ColumnLook[] = [];
  for (const [i, { heading }] of cells.entries()) {
    const distinct = all![`d${i}`]!;
    const part = Math.ceil(distinct / MOST_TEXTS);
    const found = await engine.rows<{ text: string; records: number }>(
      `SELECT ${names[i]} AS text, count(*) AS records FROM looked
       WHERE ${names[i]} IS NOT NULL ${part > 1 ? `AND hash(${names[i]}) % ${part} = 0` : ""}
       GROUP BY 1 ORDER BY 2 DESC, 1`
    );
    columns.push({
      heading,
      filled: all![`f${i}`]!,
      distinct: part > 1 ? distinct : found.length,
      texts: new Map(found.map(({ text, records }) => [text, records])),
      areAll: part <= 1
    });
  }
  await engine.run("DROP TABLE looked");
  return { records: all!.records!, columns };
}

/** What was seen of one column in several tables. */
export function joinedColumns(looks: readonly ColumnLook[]): ColumnLook {
  const texts = new Map<string, number>();
  for (const look of looks)
    for (const [text, records] of look.texts) texts.set(text, records + (texts.get(text) ?? 0));
  const areAll = looks.every((look) => look.areAll);
  const most = Math.max(...looks.map(({ distinct }) => distinct));
  return {
    heading: looks[0]!.heading,
    filled: looks.reduce((total, { filled }) => total + filled, 0),
    distinct: areAll ? texts.size : Math.max(most, texts.size),
    texts: new Map([...texts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))),
    areAll
  };
}

/** Share of a column's records that must be dates, forces or numbers, so that a few slips hide nothing. */
export const MOST = 0.9;

/** Share of the records of a column, those with anything in it, that a text of its kind has. */
export function share({ texts }: ColumnLook, fits: (text: string) => boolean): number {
  let all = 0;
  let fitting = 0;
  for (const [text, records] of texts) {
    all += records;
    if (fits(text)) fitting += records;
  }
  return all === 0 ? 0 : fitting / all;
}

export const recordsOf = ({ texts }: ColumnLook, of: readonly string[]): number =>
  of.reduce((total, text) => total + texts.get(text)!, 0);

/** The first texts of some, and how many more there are. */
export function shown(texts: readonly string[], most = 3): string {
  const more = texts.length - most;
  const first = texts.slice(0, most).map(quoted).join(", ");
  return more > 0 ? `${first} and ${formatNumber(more)} more` : first;
}

/** A heading as words: “crime_count” and “CrimeCount” are “crime count”. */
export const wordsOf = (heading: string): string =>
  heading.replaceAll("_", " ").replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ");
