import { pointName } from "../../charts/frame/series-points.js";
import { definitionTable } from "../../kit/definition-table.js";
import type { Child } from "../../kit/element.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { planMeasures } from "../../plan/plan.js";
import type { PositionEvidence, RatingResult, SpcEvidence } from "../../rules/rating.js";
import { isMissing, lastIndexAt, monthAt, periodsOf, windowAt } from "../../rules/windows/series-window.js";
import type { MeasureDossier } from "../../views/dossier.js";
import { formatNumber, formatRate, formatUnits } from "../../words/format.js";
import { dossierOf, type Methodology } from "./methodology-context.js";
import { againstBenchmark, recentTrend, TREND_POINTS } from "./methodology-other-comparisons.js";
import { makingDataCountSignals, otherLimits } from "./methodology-other-limits.js";
import { windowOf } from "./methodology-windows.js";

type Spc = Extract<RatingResult, { rule: "R5"; evidence: SpcEvidence }>;
type Position = Extract<RatingResult, { rule: "R4"; evidence: PositionEvidence }>;

const asWritten = <R extends RatingResult>(dossier: MeasureDossier, rule: R["rule"]): R | undefined =>
  dossier.rating.ratings.find(
    (r): r is R => r.rule === rule && r.reading === "as-written" && r.rating !== "not-rated"
  );

/** The lines of several tools from the same counts, and how many recent months lie beyond each. */
export function limitsTable(source: Methodology, measure: string): HTMLElement {
  const dossier = dossierOf(source, measure);
  const series = dossier.series!;
  const { previous, recent } = asWritten<Spc>(dossier, "R5")!.evidence;
  const earlier = windowOf(series, previous).counts;
  const judged = windowOf(series, recent).counts;
  return definitionTable({
    caption: `Lines for single months from the ${previous.periods} that set R5’s lines, and how many of the ${recent.periods} recent ones lie beyond`,
    headings: ["Lines", "Half-width", "Lower", "Upper", "Months beyond"],
    numeric: [2, 3, 4],
    rows: otherLimits(earlier, source.rating.settings.z).map(({ name, width, lower, upper }) => [
      name,
      width,
      formatNumber(lower),
      formatNumber(upper),
      formatNumber(judged.filter((count) => count < lower || count > upper).length)
    ])
  });
}

/** The recent months that end a pattern of Making Data Count, by name; "none". */
export function signalsText(source: Methodology, measure: string): string {
  const dossier = dossierOf(source, measure);
  const series = dossier.series!;
  const { previous, recent } = asWritten<Spc>(dossier, "R5")!.evidence;
  const [earlier, judged] = [windowOf(series, previous), windowOf(series, recent)];
  const found = makingDataCountSignals([...earlier.counts, ...judged.counts], earlier.periods)
    .filter((i) => i >= earlier.periods)
    .map((i) => pointName(monthAt(series, earlier.firstIndex + i), series.monthsPerPeriod));
  return found.length === 0 ? "none" : found.join(", ");
}

const offenceMeasures = ({ rating }: Methodology) =>
  planMeasures(rating.plan).filter(({ measure }) => measure.kind === "offences");

/** How many offence measures are coloured by the interval of their own rate, and how many by R4 as written. */
export function benchmarkRows(source: Methodology): { rows: Child[][]; apart: number; coloured: number } {
  const found = offenceMeasures(source).flatMap(({ measure, priority }) => {
    const result = asWritten<Position>(dossierOf(source, measure.id), "R4");
    const { numerator, denominator } = result?.evidence.own ?? {};
    return result && numerator != null && denominator != null
      ? [{ title: priority.title, result, count: numerator, size: denominator }]
      : [];
  });
  const compared = found.map(({ title, result, count, size }) => {
    const { evidence } = result;
    const { lower, upper, place } = againstBenchmark(count, size, evidence.mean);
    const rate = (value: number) => formatRate(value, evidence);
    const row = [
      title,
      rate(evidence.own.value),
      rate(evidence.mean),
      `${rate(lower)} to ${rate(upper)}`,
      place,
      ratingBadge(result.rating)
    ];
    return { row, place, rating: result.rating };
  });
  return {
    rows: compared.map(({ row }) => row),
    apart: compared.filter(({ place }) => place !== "similar").length,
    coloured: compared.filter(({ rating }) => rating !== "amber").length
  };
}

/** The comparison with a benchmark, as OHID Fingertips makes it, beside R4. */
export function benchmarkTable({ rows }: ReturnType<typeof benchmarkRows>): HTMLElement {
  return definitionTable({
    caption: "Rates of the latest year against the group’s mean",
    headings: [
      "Measure",
      "Rate",
      "Group’s mean",
      "95% interval of the rate (Byar)",
      "By its interval",
      "R4, as written"
    ],
    numeric: [1, 2, 3],
    rows
  });
}

/** Yearly totals up to the period end, oldest first; undefined when five whole years are not known. */
function yearlyTotals(dossier: MeasureDossier, period: string): number[] | undefined {
  const series = dossier.series;
  if (!series) return undefined;
  const year = periodsOf(series, 12);
  const last = lastIndexAt(series, period);
  const windows = Array.from({ length: TREND_POINTS }, (_, i) =>
    windowAt(series, last + 1 - (TREND_POINTS - i) * year, year)
  );
  const totals = windows.map((window) => (isMissing(window) ? null : window.total));
  return totals.every((total) => total !== null) ? totals : undefined;
}

/** The five-year trend of each offence measure, as OHID Fingertips would mark it, beside R1. */
export function trendRows(source: Methodology): { rows: string[][]; trends: number } {
  const found = offenceMeasures(source).flatMap(({ measure, priority }) => {
    const dossier = dossierOf(source, measure.id);
    const totals = yearlyTotals(dossier, source.rating.period);
    if (!totals) return [];
    const { chiSquare, trend } = recentTrend(totals);
    const change = dossier.rating.findings.find((f) => f.rule === "R1" && f.reading === "calibrated");
    return [
      {
        trend,
        row: [
          priority.title,
          totals.map((t) => formatNumber(t)).join(", "),
          formatNumber(chiSquare, 1),
          trend,
          (change?.finding ?? "").replaceAll("-", " ")
        ]
      }
    ];
  });
  return {
    rows: found.map(({ row }) => row),
    trends: found.filter(({ trend }) => trend !== "no change").length
  };
}

/** The table of {@link trendRows}. */
export function trendTable({ rows }: ReturnType<typeof trendRows>): HTMLElement {
  return definitionTable({
    caption: `${formatUnits(TREND_POINTS, "year")} of offences to the period end`,
    headings: ["Measure", "Yearly totals", "Chi-square", "Trend marker", "R1, calibrated"],
    numeric: [2],
    rows
  });
}
