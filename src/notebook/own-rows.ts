import { type Rated, ratedOf } from "../components/measure/rated.js";
import { localSeries } from "../components/workbench/explore-local-series.js";
import { addMonths, type Month } from "../plan/month.js";
import type { OffencesMeasure, Plan, Polarity } from "../plan/plan.js";
import type { PlanData, Series } from "../plan/plan-data.js";
import { defaultSettings } from "../plan/settings.js";
import { measureFile } from "../views/measure-file.js";
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
  const { title = "Own rows", place = "own data", better = "lower", basis = BASIS } = options;
  const series = localSeries(rows, basis);
  const period = options.period ?? addMonths(series.start, series.counts.length - 1);
  const measure: OffencesMeasure = {
    kind: "offences",
    id: slug(title),
    name: title,
    better,
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

/** The options that are settings, by their paths. */
function settingPaths({ recent, previous, z, ...others }: OwnOptions): Record<string, unknown> {
  const short = { "spc.recent": recent, "spc.previous": previous, z };
  const paths = Object.entries({ ...others, ...short }).filter(
    ([name, value]) => value !== undefined && (name === "z" || name.includes("."))
  );
  return Object.fromEntries(paths);
}

function slug(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || PLACE
  );
}
