import { formatUnits } from "../../src/words/format.js";
import { type ColumnLook, MOST, recordsOf, share, shown } from "./column-look.js";

/** Headings that tell of counts, also beside an id; others that do; and others that may, where there are no ids. */
export const SURE_COUNT = /\b(counts?|offences|crimes)\b/i;
export const COUNT = new RegExp(`${SURE_COUNT.source}|\\b(total|volume)\\b|^(number|n)\\b`, "i");
export const LIKELY_COUNT = new RegExp(
  `${COUNT.source}|\\b(cnt|totals|incidents|volumes|values?|freq(uency)?|quantity|qty|figures?|sum|amount|recorded)\\b|^num(bers?)?\\b`,
  "i"
);

/** What stands in place of a count that is not known. */
const UNKNOWN =
  /^(n\/?[ad]\b.*|\.{1,3}|…|[-–—:~*x]|\[[a-z]+\]|[<≤] ?\d+|null|none|nil|unknown|not (known|available)|suppressed|#.*)$/i;

/** A number, however it is written: also what no count can be. */
const NUMBER_LIKE = /^[(+−-]? ?£?\d[\d.,' \u00a0\u202f]*(e[+-]?\d+)?[)%+-]?$/i;

/** Is nearly all of a column a number, or what stands in place of one? */
export const holdsCounts = (column: ColumnLook): boolean =>
  share(column, (text) => NUMBER_LIKE.test(text) || UNKNOWN.test(text)) >= MOST;

/** A whole number, also with its thousands apart. */
const isCount = (text: string): boolean =>
  /^-?(\d{1,9}|\d{1,3}([,. '\u00a0\u202f]\d{3})+)(\.0{1,2})?$/.test(text);

/** What is odd in a column of counts. */
export function countDoubts(column: ColumnLook): string[] {
  const texts = [...column.texts.keys()];
  const counts = (
    fits: (text: string) => boolean,
    say: (found: string, some: string) => string
  ): string[] => {
    const some = texts.filter(fits);
    return some.length === 0 ? [] : [say(formatUnits(recordsOf(column, some), "count"), shown(some))];
  };
  return [
    ...counts(
      (text) => /^-\d/.test(text) && isCount(text),
      (found) => `${found} below 0: if they are published corrections, write negatives: corrections.`
    ),
    ...counts(
      (text) => UNKNOWN.test(text),
      (found, some) => `${found} not known (${some}): once looked at, allow them by allow_rejected.`
    ),
    ...counts(
      (text) => !UNKNOWN.test(text) && !isCount(text),
      (found, some) => `${found} written as no whole number (${some}): mend it in the file.`
    )
  ];
}

export function thousandsOf(column: ColumnLook): string | undefined {
  const marks = [...column.texts.keys()].flatMap(
    (text) => /^-?\d{1,3}([,. '\u00a0\u202f])\d{3}/.exec(text)?.[1] ?? []
  );
  const mark = marks[0];
  return mark === undefined ? undefined : mark.replace(/[\u00a0\u202f]/, " ");
}
