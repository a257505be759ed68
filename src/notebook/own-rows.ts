import { type Rated, ratedOf } from "../components/measure/rated.js";
import { localSeries } from "../components/workbench/explore-local-series.js";
import { addMonths, type Month } from "../plan/month.js";
import type { OffencesMeasure, Plan, Polarity } from "../plan/plan.js";
import type { PlanData, Series } from "../plan/plan-data.js";
import { defaultSettings } from "../plan/settings.js";
import { measureFile } from "../views/measure-file.js";
import { betterIn, has } from "./expected.js";
import { settingsWith } from "./settings-with.js";

/** A row of an author's own table, as a file or a query gives it: each value is checked when it is read. */
export interface OwnRow {
  /** YYYY-MM. */
  month: unknown;
  /** A whole number, or null for a gap. */
  count: unknown;
}

/** What own rows are, and how they are judged: settings by their paths too, such as `"spc.lines": "mean"`. */
export interface OwnOptions {
  /** What is counted, for titles. */
  title?: string;
  /** Where it was counted. */
  place?: string;
  /** Which way is better; lower unless given. */
  better?: Polarity;
  /** Where the rows come from, for the foot of the chart: holds one of recorded, published, modelled, illustrative, simulated. */
  basis?: string;
  /** Last month that is judged; the last of the rows unless given. */
  period?: Month;
  /** Recent months, months before them, and width of control lines in standard deviations. */
  recent?: number;
  previous?: number;
  z?: number;
  [setting: string]: unknown;
}

const PLACE = "own-rows";
const BASIS = "own rows, recorded as the page’s author gives them";

/**
 * An author's own rows, rated by the plan's rules and functions: they are no part of the plan. Thresholds are the
 * paper's unless the options say otherwise. Throws an error that names the row when a month or count cannot be read.
 */
export function ratedRows(rows: readonly OwnRow[], options: OwnOptions = {}): Rated {
  const { place = "own data", better = "lower", basis = BASIS } = options;
  const title = String(options.title ?? "Own rows");
  const series = localSeries(rows.map(readRow), basis);
  const period = options.period ?? addMonths(series.start, series.counts.length - 1);
  const measure: OffencesMeasure = {
    kind: "offences",
    id: slug(title),
    name: title,
    better: betterIn("ratedRows", better),
    series: PLACE
  };
  const priority = { id: PLACE, number: "", title, measures: [measure] };
  const plan: Plan = {
    title: "Own rows, no part of the plan",
    force: PLACE,
    periodEnd: period,
    priorities: [priority]
  };
  const context = {
    plan,
    data: dataOf(series, place),
    force: PLACE,
    period,
    settings: settingsWith(defaultSettings(), settingPaths(options))
  };
  return ratedOf(measureFile(measure, priority, context), async () => context);
}

function dataOf(series: Series, name: string): PlanData {
  return {
    forces: [{ id: PLACE, name, code: "", region: "", policeUkName: "" }],
    series: { [PLACE]: { [PLACE]: series } },
    surveys: {},
    population: {},
    groups: {},
    annotations: []
  };
}

/** The options that are settings, by their paths; what is no option is taken for one, and refused as such. */
function settingPaths(options: OwnOptions): Record<string, unknown> {
  const { title, place, better, basis, period, recent, previous, ...others } = options;
  const paths = { ...others, "spc.recent": recent, "spc.previous": previous };
  return Object.fromEntries(Object.entries(paths).filter(([, value]) => value !== undefined));
}

/** A row as a file gives it has texts, or a date for a month, and nothing between two commas for a gap. */
function readRow(row: OwnRow, i: number): OwnRow {
  for (const column of ["month", "count"]) {
    if (!has(row, column)) {
      throw new RangeError(
        `Row ${i + 1} has no “${column}”: ${JSON.stringify(row)}. Rows are such as {month: "2014-09", count: 12}.`
      );
    }
  }
  const { month, count } = row;
  return { month: month instanceof Date ? dayOf(month) : month, count: numberOf(count) };
}

/** A date of midnight, as files are read with `{typed: true}`. */
const dayOf = (date: Date): string =>
  Number.isNaN(date.getTime()) ? "no date" : date.toISOString().replace(/T00:00:00.000Z$/, "");

function numberOf(count: unknown): unknown {
  if (typeof count === "bigint") return Number(count);
  if (typeof count !== "string" || !/^\d*$/.test(count)) return count;
  return count === "" ? null : Number(count);
}

function slug(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || PLACE
  );
}
