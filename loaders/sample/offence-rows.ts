import type { Month } from "../../src/plan/month.js";
import type { Random } from "../../src/statistics/distributions/random.js";
import { sum } from "../../src/statistics/sum.js";
import { groupBy } from "../files/group-by.js";
import { largestRemainder } from "./largest-remainder.js";
import { type MonthShares, monthShares, monthsOf } from "./month-shares.js";
import { type Published, type PublishedQuarter, printedRow } from "./published.js";
import { wholeCount } from "./quarterly-rows.js";
import { type PrintedWindow, scaleToPrinted } from "./scale-to-printed.js";

/** A row of offences.csv. */
export interface OffenceRow {
  force: string;
  measure: string;
  month: Month;
  count: number;
  basis: string;
}

/** A monthly series made from recorded quarters. */
interface SplitSeries {
  id: string;
  /** Published offence groups that add to it. */
  groups: string[];
  /** The data.police.uk crime types whose months stand for its months. */
  isType: (type: string) => boolean;
}

const NEGATIVE_QUARTER = "recorded quarter (negative in the source, taken as 0)";

const VIOLENCE = "Violence and sexual offences";

const SPLIT_SERIES: readonly SplitSeries[] = [
  {
    id: "all-crime",
    groups: ["All crime (excl. fraud)"],
    isType: (type) => type !== "Anti-social behaviour"
  },
  {
    id: "domestic-burglary",
    groups: ["Domestic/residential burglary"],
    isType: (type) => type === "Burglary"
  },
  { id: "violence-with-injury", groups: ["Violence with injury"], isType: (type) => type === VIOLENCE },
  {
    id: "violent-crime",
    groups: ["Violence with injury", "Violence without injury"],
    isType: (type) => type === VIOLENCE
  },
  { id: "vehicle-offences", groups: ["Vehicle offences"], isType: (type) => type === "Vehicle crime" }
];

/** A series of the plan's force whose two printed totals hold. */
interface PrintedSeries {
  id: string;
  /** The split series that it scales. */
  from: string;
  /** Panel of the printed page. */
  priority: string;
  /** Added to the basis of the rows. */
  basis: string;
}

const SCALED = "scaled to the printed totals";
const SHARE = `modelled share of vehicle offences, ${SCALED}`;

const PRINTED_SERIES: readonly PrintedSeries[] = [
  { id: "all-crime", from: "all-crime", priority: "SP11", basis: SCALED },
  { id: "domestic-burglary", from: "domestic-burglary", priority: "SP12", basis: SCALED },
  { id: "violence-with-injury", from: "violence-with-injury", priority: "SP13", basis: SCALED },
  { id: "theft-from-motor-vehicle", from: "vehicle-offences", priority: "SP14A", basis: SHARE },
  { id: "theft-of-motor-vehicle", from: "vehicle-offences", priority: "SP14B", basis: SHARE }
];

/** The windows of the printed columns "Baseline 2012/13" and "Latest 12 months". */
const BASELINE = { from: "2012-04", to: "2013-03" };
const LATEST = { from: "2013-10", to: "2014-09" };

/**
 * A force whose street-level files of a year give many crimes twice or more, each time with another place or outcome: 25%
 * too many in its quarter to June. The counts by month hold no Crime IDs, so that its months cannot be mended.
 */
const REPEATS = { force: "northamptonshire", from: "2016-01", to: "2016-12" };

/** What months are drawn with: those of {@link REPEATS} apart, so that all others are what they were. */
export interface MonthDraws {
  draw: Random;
  drawRepeated: Random;
}

/**
 * The rows of offences.csv, made from the published quarters in the four steps of data/README.md: shares of the
 * months, whole counts that add to the rounded quarter, scaling of the plan's force, and a basis on every row.
 */
export function offenceRows(published: Published, draws: MonthDraws): OffenceRow[] {
  const split = SPLIT_SERIES.flatMap((series) => splitRows(series, published, draws));
  const own = groupBy(
    split.filter(({ force }) => force === published.printed.force),
    ({ measure }) => measure
  );
  const printed = PRINTED_SERIES.flatMap((series) => printedRows(series, own.get(series.from)!, published));
  const replaced = new Set(printed.map(keyOf));
  return [...split.filter((row) => !replaced.has(keyOf(row))), ...printed];
}

const keyOf = ({ force, measure, month }: OffenceRow): string => `${force} ${measure} ${month}`;

function splitRows(
  { id, groups, isType }: SplitSeries,
  published: Published,
  draws: MonthDraws
): OffenceRow[] {
  const shares = monthShares(published.street, isType);
  const parts = published.quarters.filter(({ group }) => groups.includes(group));
  const quarters = groupBy(parts, ({ force, quarterEnd }) => `${force} ${quarterEnd}`);
  return [...quarters.values()].flatMap((quarter) => splitQuarter(id, quarter, shares, draws));
}

/** One quarter, given as the offence groups that make it up, as three rows. */
function splitQuarter(
  measure: string,
  parts: PublishedQuarter[],
  shares: MonthShares,
  { draw, drawRepeated }: MonthDraws
): OffenceRow[] {
  const { force, quarterEnd } = parts[0]!;
  const total = sum(parts.map(wholeCount));
  const repeats = force === REPEATS.force && quarterEnd >= REPEATS.from && quarterEnd <= REPEATS.to;
  const recorded = repeats ? null : shares.recorded(force, quarterEnd);
  const counts = largestRemainder(
    recorded ?? modelledShares(shares, quarterEnd, total, repeats ? drawRepeated : draw),
    total
  );
  const quarter = parts.some(({ count }) => count < 0) ? NEGATIVE_QUARTER : "recorded quarter";
  const basis = `${quarter}, ${recorded ? "recorded" : "modelled"} month split`;
  return monthsOf(quarterEnd).map((month, i) => ({ force, measure, month, count: counts[i]!, basis }));
}

function modelledShares(shares: MonthShares, quarterEnd: Month, total: number, draw: Random): number[] {
  const concentration = shares.concentration(total);
  return draw.dirichlet(shares.expected(quarterEnd).map((share) => share * concentration));
}

function printedRows(series: PrintedSeries, rows: OffenceRow[], published: Published): OffenceRow[] {
  const { baseline, latest } = printedRow(published.printed, series.priority, "Number of offences");
  const windows: [PrintedWindow, PrintedWindow] = [
    { ...BASELINE, total: Number(baseline) },
    { ...LATEST, total: Number(latest) }
  ];
  const ordered = rows.toSorted((a, b) => a.month.localeCompare(b.month));
  const counts = scaleToPrinted(ordered, windows);
  return ordered.map((row, i) => ({
    ...row,
    measure: series.id,
    count: counts[i]!,
    basis: `${row.basis}, ${series.basis}`
  }));
}
