import pg from "pg";
import { identifier, literal } from "../duckdb/sql-text.js";
import type { Engine } from "./engine.js";
import { decidingColumns, groupColumns, groupName } from "./group-columns.js";
import { checkHeadings } from "./headings.js";
import { PLACE } from "./month-of-date.js";
import { columnsOf } from "./read-sources-file.js";
import { CELL_HEADINGS, isWide, type Source } from "./source.js";
import { UnreadableFile } from "./unreadable-file.js";
import { monthColumns } from "./wide-table.js";

/** Seconds to wait for a server that does not answer. */
const CONNECT_SECONDS = 15;

/** PostgreSQL's numbers of types (src/include/catalog/pg_type.dat). */
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

/** Rows of the answer that are held in memory at a time. */
const BATCH = 10_000;

/** Takes rows of an answer; more may follow. */
type Take = (rows: unknown[][]) => Promise<void>;

/** Asks the database for the groups of a source: one GROUP BY there, and only the groups travel. Returns the records. */
export async function scanPostgres(engine: Engine, source: Source, file: number): Promise<number> {
  await engine.run(`CREATE TABLE answer (${answerColumns(source).map(textColumn).join(", ")})`);
  await answer(source, (rows) => engine.fill("answer", answerTexts(source, rows)));
  return addGroups(engine, source, file);
}

/** Hands on the rows of the answer, a batch at a time; what goes wrong on the way to them is an {@link UnreadableFile}. */
async function answer(source: Source, take: Take): Promise<void> {
  const client = new pg.Client(connectionOf(source));
  // A connection that is lost is an error of the query too; without a listener it would end the program.
  client.on("error", () => {});
  try {
    await client.connect();
    await ask(client, source, take);
  } catch (error) {
    throw asUnreadable(error as Error, source);
  } finally {
    await client.end().catch(() => {});
  }
}

/** How to connect: an address from the environment, or the variables that every PostgreSQL client reads. */
function connectionOf(source: Source): pg.ClientConfig {
  const common: pg.ClientConfig = {
    application_name: "control-lines",
    connectionTimeoutMillis: CONNECT_SECONDS * 1000
  };
  if (source.connection === undefined) return common;
  const address = process.env[source.connection];
  if (address) return { ...common, connectionString: address };
  throw new UnreadableFile(
    `the environment variable ${source.connection} is not set`,
    "the address of the database",
    `Set it where this command is run: ${source.connection}=postgres://user:password@server/database`
  );
}

async function ask(client: pg.Client, source: Source, take: Take): Promise<void> {
  await client.query("BEGIN TRANSACTION READ ONLY");
  await client.query("SET LOCAL enable_partitionwise_aggregate = on");
  // The extended protocol carries one statement only: a query cannot hold a second one.
  const asked = (text: string) =>
    client.query({ text, rowMode: "array", queryMode: "extended" } as pg.QueryArrayConfig);
  const relation = isWide(source) ? await cellRelation(source, asked) : relationOf(source);
  const { fields } = await asked(`SELECT ${identifier(columnsOf(source).date!)} FROM ${relation} LIMIT 0`);
  // All of the answer is fetched, so that it is planned as a plain query is.
  await client.query("SET LOCAL cursor_tuple_fraction = 1");
  await asked(`DECLARE answer NO SCROLL CURSOR FOR ${groupsQuery(source, fields[0]!.dataTypeID, relation)}`);
  for (let fetched = BATCH; fetched === BATCH; ) {
    const { rows } = await asked(`FETCH ${BATCH} FROM answer`);
    await take(rows as unknown[][]);
    fetched = rows.length;
  }
  await client.query("COMMIT");
}

/** The cells of a wide table or query as records: one for each row and column of a month. */
async function cellRelation(
  source: Source,
  asked: (text: string) => Promise<pg.QueryArrayResult>
): Promise<string> {
  const { fields } = await asked(`SELECT * FROM ${relationOf(source)} LIMIT 0`);
  const header = fields.map(({ name }) => name);
  checkHeadings(header, source);
  const months = monthColumns(header, source);
  const cells = months.map(({ heading }) => `(${literal(heading.trim())}, ${identifier(heading)})`);
  const names = Object.values(CELL_HEADINGS).map(identifier).join(", ");
  return `(SELECT * FROM ${relationOf(source)} CROSS JOIN LATERAL (VALUES ${cells.join(", ")}) AS cells (${names})) AS wide`;
}

/** The table, each part of its name quoted; or the query as a table. */
function relationOf({ table, query }: Source): string {
  if (table !== undefined) return table.split(".").map(identifier).join(".");
  return `(${query!.replace(/;\s*$/, "")}) AS records`;
}

/**
 * The one statement that counts, first by day and then by month. Days are grouped by nothing but columns, so that a server
 * whose table lies on others (by postgres_fdw) can pass that grouping on: it does not pass on a function that names a part
 * of a date. No value of a rule is part of the statement. A date that is a text is grouped as it is.
 */
export function groupsQuery(source: Source, dateType: number, relation = relationOf(source)): string {
  const columns = columnsOf(source);
  const column = (name: string): string => identifier(columns[name]!);
  const others = [
    ...(Object.hasOwn(columns, "force") ? [column("force")] : []),
    ...decidingColumns(source).map(column)
  ];
  const amounts = Object.hasOwn(columns, "count") ? countSums(column("count")) : [];
  const positions = (keys: number): string => Array.from({ length: keys }, (_, i) => i + 1).join(", ");
  const keys = [dayOf(column("date"), dateType), ...others];
  const byDay = `SELECT ${[...keys, "count(*)", ...amounts.map(({ sql }) => sql)].join(", ")} FROM ${relation} GROUP BY ${positions(keys.length)}`;
  if (![DATE, TIMESTAMP, TIMESTAMPTZ].includes(dateType)) return byDay;
  const names = others.map((_, i) => `k${i}`);
  const sums = ["records", ...amounts.map(({ name }) => name)];
  const total = (name: string): string => `${name === "bad_count" ? "min" : "sum"}(${name})`;
  const monthly = ["extract(year from day)", "extract(month from day)", ...names];
  return (
    `SELECT ${[...monthly, ...sums.map(total)].join(", ")} ` +
    `FROM (${byDay}) AS days (${["day", ...names, ...sums].join(", ")}) GROUP BY ${positions(monthly.length)}`
  );
}

/**
 * What a group's counts come to: the sum of those that are whole and not below 0, the number of records that have one, and
 * the least of the others. A sum alone would pass over counts that are blank.
 */
function countSums(count: string): { name: string; sql: string }[] {
  const isWhole = `${count} >= 0 AND ${count} = trunc(${count})`;
  return [
    { name: "amount", sql: `sum(${count}) FILTER (WHERE ${isWhole})` },
    { name: "whole", sql: `count(*) FILTER (WHERE ${isWhole})` },
    { name: "bad_count", sql: `min(${count}) FILTER (WHERE NOT (${isWhole}))` }
  ];
}

/** The day of a date or a time; of a moment the day on the clock of England and Wales. A text is grouped as it is. */
function dayOf(date: string, type: number): string {
  if (type === TIMESTAMPTZ) return `(${date} AT TIME ZONE '${PLACE}')::date`;
  return type === TIMESTAMP ? `${date}::date` : date;
}

const textColumn = (name: string): string => `${identifier(name)} VARCHAR`;

/** Columns of the answer: what records are grouped by, and their sums. */
function answerColumns(source: Source): string[] {
  const columns = columnsOf(source);
  const deciding = decidingColumns(source).map(groupName);
  return [
    "date",
    ...(Object.hasOwn(columns, "force") ? ["force"] : []),
    ...deciding,
    "records",
    ...(Object.hasOwn(columns, "count") ? ["amount", "whole", "bad_count"] : [])
  ];
}

/** Rows of the answer as texts, one for each of its columns. */
const answerTexts = (source: Source, rows: unknown[][]): (string | null)[][] =>
  rows.map((row) => withMonth(row, answerColumns(source).length));

/**
 * Puts the answer into the table `groups`; returns the records. Those of a group whose counts are none are a group of
 * their own, under the least of these counts.
 */
async function addGroups(engine: Engine, source: Source, file: number): Promise<number> {
  const counts = Object.hasOwn(columnsOf(source), "count");
  const keys = (badCount: string): string =>
    groupColumns(source, () => "NULL", false)
      .map(({ name }) => (name === "bad_count" ? badCount : identifier(name)))
      .join(", ");
  const number = "(SELECT count(*) FROM groups) + row_number() OVER () - 1";
  const good = counts ? "whole" : "records";
  await engine.run(
    `INSERT INTO groups SELECT ${number}, ${file}, ${keys("NULL")}, CAST(${good} AS BIGINT), CAST(${counts ? "coalesce(amount, '0')" : good} AS BIGINT)
     FROM answer WHERE ${good} <> '0'`
  );
  if (counts) {
    await engine.run(
      `INSERT INTO groups SELECT ${number}, ${file}, ${keys("coalesce(bad_count, '')")}, CAST(records AS BIGINT) - CAST(whole AS BIGINT), 0
       FROM answer WHERE records <> whole`
    );
  }
  await engine.run("DROP TABLE answer");
  const [total] = await engine.rows<{ records: number }>(
    `SELECT coalesce(sum(records), 0) AS records FROM groups WHERE file = ${file}`
  );
  return total!.records;
}

/** A row of so many texts; year and month, where they are two columns, as one date. */
function withMonth(row: unknown[], width: number): (string | null)[] {
  const texts = row.map((value) => (value === null ? null : String(value)));
  if (texts.length === width) return texts;
  const [year, month, ...rest] = texts;
  return [year && month ? `${year.padStart(4, "0")}-${month.padStart(2, "0")}` : null, ...rest];
}

/** What went wrong, without anything that is secret. */
function asUnreadable(error: Error, source: Source): Error {
  if (error instanceof UnreadableFile) return error;
  const { code = "" } = error as NodeJS.ErrnoException;
  const [expected, hint] =
    (ADVICE.find(([codes]) => codes.test(code))?.slice(1) as [string, string] | undefined) ?? UNKNOWN;
  return new UnreadableFile(
    `the database gives no answer: ${withoutSecrets(error.message || code, source)}`,
    expected,
    hint
  );
}

const UNKNOWN: [string, string] = [
  "an answer",
  "If the connection was lost, run it again. Nothing was changed: the last good figures are still there."
];

const ADVICE: [codes: RegExp, expected: string, hint: string][] = [
  [
    /^(ECONN|ENOTFOUND|ENOENT|ETIMEDOUT|EHOST)/,
    "a server that listens there",
    "Start it, or mend PGHOST and PGPORT (or the address). The last good figures are still there."
  ],
  [
    /^28/,
    "a user and password that the server knows",
    "Mend PGUSER and PGPASSWORD (or the address) in the environment."
  ],
  [/^42/, "a table or query that the server understands", "Mend table, query or columns in sources.yaml."]
];

/** The message without any password that this process knows. */
function withoutSecrets(message: string, { connection }: Source): string {
  const address = connection === undefined ? undefined : process.env[connection];
  const secrets = [process.env.PGPASSWORD, address, passwordOf(address)].filter(
    (secret) => !!secret
  ) as string[];
  return secrets.reduce((text, secret) => text.replaceAll(secret, "•••"), message);
}

function passwordOf(address: string | undefined): string | undefined {
  try {
    return address ? decodeURIComponent(new URL(address).password) : undefined;
  } catch {
    return undefined;
  }
}
