import type { Month } from "../../src/plan/month.js";

/** What a column must hold: one value, one of several, none of several, a beginning, one of a list in the cell, nothing. */
export type Test =
  | string
  | string[]
  | { not: string[] }
  | { starts: string[] }
  | { has: string[] }
  | { blank: boolean };

/** Columns by the names that the source gives them, each with its test. All of them must hold; `{}` always does. */
export type Condition = Record<string, Test>;

/** One condition, or several of which one must hold. */
export type Rule = Condition | Condition[];

/** How a date is written in the records. */
export type DateFormat =
  | "year-month-day"
  | "day/month/year"
  | "month/day/year"
  | "month-name"
  | "spreadsheet-number"
  | "yearmonth"
  | "financial-quarter";

/** One question of a survey: which answers make its percentage, and which months make its waves. */
export interface SurveyQuestion {
  where?: Rule;
  /** Last month of each wave. */
  waves: Month[];
  /** Length of a wave. */
  months: number;
  positive: string[];
  negative: string[];
}

/** How records of one id count that a force has in one month. */
export type RepeatedIds = "count-once" | "count-each";

export type SourceKind =
  | "csv"
  | "parquet"
  | "records"
  | "police-uk-street"
  | "police-uk-outcomes"
  | "home-office-table"
  | "survey"
  | "postgres";

/** One source of sources.yaml, as data/schema/sources.schema.json describes it. */
export interface Source {
  id: string;
  kind: SourceKind;
  /** A row holds a count for each of several months or quarters, a column each; otherwise a row is one record. */
  layout?: "wide";
  basis: string;
  files?: string[];
  members?: string;
  format?: "workbook";
  sheet?: string | string[];
  header_row?: number;
  encoding?: "utf-8" | "utf-16" | "windows-1252";
  delimiter?: string;
  thousands?: string;
  table?: string;
  query?: string;
  connection?: string;
  force?: string;
  forces?: Record<string, string>;
  elsewhere?: "left-out";
  believe?: "reported-by" | "falls-within" | "file-name";
  columns?: Record<string, string>;
  date_format?: DateFormat;
  period?: { from: Month; to: Month };
  overlap?: "allowed";
  repeated_ids?: RepeatedIds;
  allow_rejected?: number;
  negatives?: "corrections";
  renamed?: Record<string, Record<string, string>>;
  filters?: Record<string, Rule>;
  series?: Record<string, Rule>;
  surveys?: Record<string, SurveyQuestion>;
  areas?: { column: string; lookup: string };
}

/** Does a row hold a count for each of several months? Then each of its cells is a record. */
export const isWide = ({ layout }: Pick<Source, "layout">): boolean => layout === "wide";

/** Headings that the cells of a wide table have as records, for what their column and they themselves say. */
export const CELL_HEADINGS = { date: "month of the column", count: "count of the cell" };

/** The conditions of a rule. */
export function conditionsOf(rule: Rule): Condition[] {
  return Array.isArray(rule) ? rule : [rule];
}
