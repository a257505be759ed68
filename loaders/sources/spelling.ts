import { textsOfTest } from "./condition-sql.js";
import { namedRules } from "./named-rules.js";
import { conditionsOf, type Source } from "./source.js";
import { SOURCE_KINDS } from "./source-kinds.js";

/** How the values of one column are read. */
export interface Spelling {
  /** Two values that rules name differ in nothing but capitals and spaces: they are told apart as they are written. */
  isExact: boolean;
  /** The value that a rule names, or the new value of one that was renamed; else the text itself. */
  standsFor(text: string): string;
}

/** A text without what spellings differ in: capitals, spaces around it, and how many spaces or of which kind. */
export const folded = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\p{Z}]+/gu, " ")
    .trim()
    .toLowerCase();

/** SQL that folds a text as {@link folded} does. */
export const foldedSql = (sql: string): string =>
  `lower(trim(regexp_replace(nfc_normalize(${sql}), '[\\s\\p{Z}]+', ' ', 'g')))`;

/** The spelling of every column that a source's rules read. */
export function spellingsOf(source: Source): Map<string, Spelling> {
  const { apart } = SOURCE_KINDS[source.kind];
  const named = new Map<string, Set<string>>();
  const add = (column: string, value: string): void => {
    named.set(column, (named.get(column) ?? new Set()).add(value));
  };
  for (const { rule } of namedRules(source))
    for (const condition of conditionsOf(rule))
      for (const [column, test] of Object.entries(condition))
        for (const value of textsOfTest(test)) add(column, value);
  for (const [column, values] of Object.entries(source.renamed ?? {}))
    for (const pair of Object.entries(values)) for (const value of pair) add(column, value);
  if (apart && !has(named.get(apart.column), apart.value)) add(apart.column, apart.value);
  return new Map(
    [...named].map(([column, values]) => [column, spellingOf([...values], source.renamed?.[column])])
  );
}

const has = (values: ReadonlySet<string> | undefined, value: string): boolean =>
  [...(values ?? [])].some((other) => folded(other) === folded(value));

function spellingOf(values: string[], renamed: Readonly<Record<string, string>> = {}): Spelling {
  const isExact = new Set(values.map(folded)).size < values.length;
  const key = isExact ? (text: string) => text : folded;
  const found = new Map(values.map((value) => [key(value), value]));
  for (const [old, now] of Object.entries(renamed)) found.set(key(old), now);
  return { isExact, standsFor: (text) => found.get(key(text)) ?? text };
}
