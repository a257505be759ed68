import { isMonth } from "../plan/month.js";
import type { Polarity } from "../plan/plan.js";
import type { Reading } from "../plan/readings.js";
import { defaultSettings } from "../plan/settings.js";
import { forceRank } from "../rules/force-rank.js";
import { type Figure, positionOf } from "../rules/r4-position.js";
import type { RatingResult } from "../rules/rating.js";
import { betterIn, onlyOptions } from "./expected.js";
import { settingsWith } from "./settings-with.js";

/** One place of an author's own comparison: offences in a population, or a percentage of a number of answers. */
export type GroupRow = { place: string } & (
  | { count: number; population: number }
  | { percent: number; base: number }
);

/** What own rows of a group are, and how they are judged. */
export interface GroupOptions {
  /** The place that is compared with the others: the first row unless given. */
  home?: string;
  /** What is compared, for titles. */
  title?: string;
  better?: Polarity;
  /** Where the rows come from: holds one of recorded, published, modelled, illustrative, simulated. */
  basis?: string;
  /** Period that the figures cover, first and last month. */
  from: string;
  to: string;
  /** Width of the lines in standard deviations. */
  z?: number;
  reading?: Reading;
}

const OPTIONS = ["home", "title", "better", "basis", "from", "to", "z", "reading"];

/** R4 of own rows, as written and calibrated, the home place first. Throws a RangeError when a row or an option cannot be used, and for fewer than four places. */
export function positionOfRows(rows: readonly GroupRow[], options: GroupOptions): RatingResult[] {
  onlyOptions("msg", options, OPTIONS);
  const { home = rows[0]?.place, better = "lower", z, from, to } = options;
  if (!isMonth(String(from)) || !isMonth(String(to)) || from > to) {
    throw new RangeError(
      `msg(): from is ${JSON.stringify(from)} and to is ${JSON.stringify(to)}; expected the first and last month that the figures cover, such as from: "2013-10", to: "2014-09".`
    );
  }
  const settings = settingsWith(defaultSettings(), z === undefined ? {} : { z });
  const figures = rows.map((row) => figureOf(row, options));
  if (figures.length < FEWEST) {
    throw new RangeError(`msg(): ${figures.length} rows; a comparison needs the place itself and 3 others.`);
  }
  const own = figures.findIndex(({ force }) => force === home);
  if (own < 0) throw new RangeError(`msg(): no row is of “${home}”, the place to compare.`);
  const twice = figures.find(({ force }, i) => figures.findIndex((other) => other.force === force) < i);
  if (twice)
    throw new RangeError(`msg(): “${twice.force}” has more than one row. Add them up, or leave one out.`);
  const other = figures.find(({ unit }) => unit !== figures[0]!.unit);
  if (other) {
    throw new RangeError(
      `msg(): the row of “${other.force}” is ${other.unit}, and the first is ${figures[0]!.unit}. Rows have count and population, or all percent and base.`
    );
  }
  const homeFirst = [figures[own]!, ...figures.filter((_, i) => i !== own)];
  return positionOf(homeFirst, betterIn("msg", better), settings, {
    rank: forceRank(homeFirst, 0, better),
    edition: "own rows",
    groupSource: "rows of the page’s author"
  });
}

/** The home place and three others: fewer have no spread that means anything. */
const FEWEST = 4;

/** A rate per 1,000 with the standard error of counting, or a percentage with that of a sample. */
function figureOf(
  row: GroupRow,
  { from, to, basis = "own rows, recorded as the page’s author gives them" }: GroupOptions
): Figure {
  if (typeof row?.place !== "string" || row.place === "")
    throw new RangeError(`msg(): a row is ${JSON.stringify(row)}; expected one with the name of its place.`);
  const common = { force: row.place, from, to, populationYear: null, bases: [basis] };
  if ("count" in row) {
    const { count, population } = row;
    if (!isFrom0(count) || !isFrom0(population) || population === 0)
      throw unusable(row, "numbers: count from 0, and population above 0");
    return {
      ...common,
      unit: "per 1,000 population",
      value: (1000 * count) / population,
      numerator: count,
      denominator: population,
      standardError: (1000 * Math.sqrt(count)) / population
    };
  }
  const { percent, base } = row;
  if (!isFrom0(percent) || percent > 100 || !isFrom0(base) || base === 0)
    throw unusable(row, "numbers: percent from 0 to 100, and base above 0");
  const p = percent / 100;
  return {
    ...common,
    unit: "per cent",
    value: percent,
    numerator: null,
    denominator: base,
    standardError: 100 * Math.sqrt((p * (1 - p)) / base)
  };
}

/** Text that looks like a number is none: a file read without `{typed: true}` has nothing else. */
const isFrom0 = (value: unknown): boolean => Number.isFinite(value) && (value as number) >= 0;

const unusable = (row: GroupRow, expected: string): RangeError =>
  new RangeError(`msg(): the row of “${row.place}” is ${JSON.stringify(row)}; expected ${expected}.`);
