import { identifier } from "../duckdb/sql-text.js";
import { columnsOfRules } from "./condition-sql.js";
import { DATE_LENGTH } from "./month-of-date.js";
import { columnsOf } from "./read-sources-file.js";
import type { Source } from "./source.js";
import { SOURCE_KINDS } from "./source-kinds.js";

/** A whole number of at most nine digits: what a count in the records may be. */
const WHOLE_NUMBER = "\\d{1,9}";

/** What records are grouped by: everything that decides what becomes of a record, and nothing else. */
export interface GroupColumn {
  /** Name in the table of groups. */
  name: string;
  /** Expression over the columns of the records. */
  sql: string;
  type: "VARCHAR" | "BOOLEAN";
}

/** The named columns that decide what becomes of a source's records, dates, forces and counts apart. */
export function decidingColumns(source: Source): string[] {
  const rules = [
    ...Object.values(source.filters ?? {}),
    ...Object.values(source.series ?? {}),
    ...Object.values(source.surveys ?? {}).flatMap(({ where }) => where ?? [])
  ];
  const columns = columnsOf(source);
  const survey = ["answer", "weight", "stratum"].filter(
    (name) => source.surveys && Object.hasOwn(columns, name)
  );
  const { apart } = SOURCE_KINDS[source.kind];
  return [
    ...new Set([
      ...columnsOfRules(rules),
      ...survey,
      ...(apart ? [apart.column] : []),
      ...(source.areas ? [source.areas.column] : [])
    ])
  ];
}

/** Name of a deciding column in the table of groups: no column of the table itself begins so. */
export const groupName = (name: string): string => `c_${name}`;

/** Name of the column that says whether a record lacks something. */
export const blankName = (index: number): string => `b_${index}`;

/** The named columns that must be in a source's records. */
export function wantedColumns(source: Source): string[] {
  const columns = columnsOf(source);
  const { blanks, dateFormat } = SOURCE_KINDS[source.kind];
  const dates = dateFormat === "financial-quarter" ? ["year", "quarter"] : ["date"];
  const given = ["force", "count", "id"].filter((name) => Object.hasOwn(columns, name));
  return [...new Set([...dates, ...given, ...decidingColumns(source), ...Object.values(blanks)])];
}

/** The columns of the groups of a source; `text(name)` is the SQL of a named column, as text. */
export function groupColumns(source: Source, text: (name: string) => string): GroupColumn[] {
  const columns = columnsOf(source);
  const { blanks, dateFormat } = SOURCE_KINDS[source.kind];
  const date =
    dateFormat === "financial-quarter"
      ? `concat(trim(${text("year")}), ' ', trim(${text("quarter")}))`
      : `left(${text("date")}, ${DATE_LENGTH + 1})`;
  const varchar = (name: string, sql: string): GroupColumn => ({ name, sql, type: "VARCHAR" });
  return [
    varchar("date", date),
    ...(Object.hasOwn(columns, "force") ? [varchar("force", text("force"))] : []),
    ...(Object.hasOwn(columns, "count")
      ? [varchar("bad_count", `CASE WHEN NOT ${isWhole(text("count"))} THEN ${text("count")} END`)]
      : []),
    ...decidingColumns(source).map((name) => varchar(groupName(name), text(name))),
    ...Object.values(blanks).map(
      (name, i): GroupColumn => ({
        name: blankName(i),
        sql: `coalesce(${text(name)}, '') = ''`,
        type: "BOOLEAN"
      })
    )
  ];
}

const isWhole = (sql: string): string =>
  `coalesce(regexp_full_match(trim(${sql}), '${WHOLE_NUMBER}'), false)`;

/** SQL of what a group of records counts for: the sum of their counts, or their number. */
export function amountSql(source: Source, text: (name: string) => string): string {
  if (!Object.hasOwn(columnsOf(source), "count")) return "count(*)";
  const count = text("count");
  return `coalesce(sum(CASE WHEN ${isWhole(count)} THEN CAST(trim(${count}) AS BIGINT) END), 0)`;
}

/** The statement that makes the empty table of groups. */
export function createGroups(source: Source): string {
  const columns = groupColumns(source, () => "NULL").map(({ name, type }) => `${identifier(name)} ${type}`);
  return `CREATE TABLE groups (file INTEGER, ${columns.join(", ")}, records BIGINT, amount BIGINT)`;
}
