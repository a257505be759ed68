/** An error of a query, as a reader can use it. */
export interface QueryProblem {
  /** The database's own words. */
  message: string;
  /** Where in the query, when the database says: the line, from 1, its text, and the column in it, from 1. */
  place: { line: number; column: number; text: string } | null;
  /** What to try, in plain words; null when nothing more can be said. */
  help: string | null;
}

/** What the database's words mean, the first that fits. */
const HELP: readonly [RegExp, string][] = [
  [
    /unterminated quoted/i,
    "A quotation mark is opened and not closed. Text stands in 'single' quotes; a quote inside it is written twice."
  ],
  [
    /syntax error at end of input/i,
    "The query stops too early: look for a bracket that is not closed, or a comma at the end."
  ],
  [
    /syntax error/i,
    "Look just before the marked place: a missing or spare comma, a bracket, or a misspelt word such as SELECT, FROM or WHERE."
  ],
  [
    /table with name .* does not exist/i,
    "Check the table's name: the Explore page lists the tables and their columns."
  ],
  [
    /referenced column .* not found|does not have a column/i,
    "Check the column's name: the Explore page lists the columns of each table. Text stands in 'single' quotes: in double quotes it is a name."
  ],
  [
    /ambiguous reference/i,
    "Two tables have a column of this name: write the table's name before it, as in offences.force."
  ],
  [
    /must appear in the GROUP BY|aggregate/i,
    "Every column that is not inside sum(), count() or the like must be in GROUP BY. GROUP BY ALL names them for you."
  ],
  [
    /read-only|read only|cannot execute statement|base table|is not a table/i,
    "The database can be read but not changed: begin with SELECT or WITH."
  ],
  [
    /conversion error/i,
    "A value is not of the kind that was asked for. try_cast(value AS INTEGER) gives null instead."
  ],
  [/out of memory/i, "The answer needs more memory than a page has: ask for fewer rows, or add up first."],
  [
    /disabled by configuration|permission error/i,
    "Only the tables of this site and the files that you add below can be read: no other files and no addresses."
  ],
  [
    /scalar function|function with name/i,
    "There is no such function for these values: check its name and what it is given."
  ]
];

/** Explains what went wrong with a query. */
export function explainQuery(error: unknown, sql: string): QueryProblem {
  const whole = error instanceof Error ? error.message : String(error);
  const at = whole.search(/\n+\s*LINE \d+:/);
  const message = (at < 0 ? whole : whole.slice(0, at)).trim();
  const place =
    (at < 0 ? null : placeInPicture(whole.slice(at).trim(), sql)) ?? placeAt(positionOf(error), sql);
  return { message, place, help: HELP.find(([pattern]) => pattern.test(whole))?.[1] ?? null };
}

/** The database draws the line, shortened by dots when it is long, and a caret under the place: LINE 2: FROM x. */
function placeInPicture(picture: string, sql: string): QueryProblem["place"] {
  const [drawn = "", pointer = ""] = picture.split("\n");
  const [prefix = "", number] = drawn.match(/^LINE (\d+): ?/) ?? [];
  const line = Number(number);
  const text = sql.split("\n")[line - 1];
  if (text === undefined) return null;
  const dots = drawn.startsWith("...", prefix.length) ? 3 : 0;
  const part = drawn.slice(prefix.length + dots).replace(/\.\.\.$/, "");
  const start = Math.max(0, text.indexOf(part));
  const column = start + pointer.indexOf("^") - prefix.length - dots + 1;
  return { line, column: Math.max(1, Math.min(text.length + 1, column)), text };
}

/** An error of syntax comes as JSON behind its message, with the number of characters before it. */
function positionOf(error: unknown): number | null {
  const cause = error instanceof Error ? error.cause : null;
  if (!(cause instanceof Error) || !cause.message.startsWith("{")) return null;
  try {
    const position = Number(JSON.parse(cause.message).position ?? Number.NaN);
    return Number.isInteger(position) && position >= 0 ? position : null;
  } catch {
    return null;
  }
}

function placeAt(offset: number | null, sql: string): QueryProblem["place"] {
  if (offset === null || offset > sql.length) return null;
  const before = sql.slice(0, offset).split("\n");
  const line = before.length;
  return { line, column: before.at(-1)!.length + 1, text: sql.split("\n")[line - 1]! };
}
