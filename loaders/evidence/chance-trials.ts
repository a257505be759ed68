import { methodVersions } from "../../src/plan/methods.js";
import { colourChance } from "../../src/rules/chances/colour-chances.js";
import { type OtherPlaces, otherPlaces } from "../../src/rules/chances/drawn-forecasts.js";
import type { UnchangedHistory } from "../../src/rules/chances/unchanged-history.js";
import { BAND_SCALING } from "../../src/rules/models/band-scaling.js";
import { forecastDesign } from "../../src/rules/models/forecast-model.js";
import { reachOf } from "../../src/rules/models/scaled-error.js";
import { USUAL_DEVIATION } from "../../src/rules/models/year-to-year.js";
import { knownFrom } from "../../src/rules/plan-life/plan-looks.js";
import { resultOf } from "../../src/rules/published-ratings.js";
import { rateMeasure, trendGroups } from "../../src/rules/rate-measure.js";
import { firstIndexFrom, lastIndexAt, positionInYear } from "../../src/rules/windows/series-window.js";
import { criticalZ } from "../../src/statistics/distributions/critical-value.js";
import { normalCdf, studentTQuantile } from "../../src/statistics/distributions/distributions.js";
import { normalQuantile } from "../../src/statistics/distributions/normal.js";
import { leastPlausibleDispersion } from "../../src/statistics/regression/least-plausible-dispersion.js";
import { CHANCES_HELD, type HeldChances } from "../../src/views/evidence-files.js";
import { type ChanceSeries, seasonRange } from "./chance-series.js";
import { drawHistory, monthLengths, uniforms } from "./independent-histories.js";
import { type Asked, falseAsWritten, falseCalibrated } from "./independent-judge.js";
import { type AskedOfOffences, falseOffences } from "./independent-offences.js";

/** Months that the seasonal models read, and their columns for level and season. */
const LEARNT = 60;
const COLUMNS = 5;
const IN_WINDOWS = 18;

/** Level and slope of so many months; fewer than three have no slope. */
const levelAndSlope = (months: number) => (months <= 0 ? 0 : months < 3 ? 1 : 2);

const alike = (months: number) => new Array<number>(months).fill(1);

/** A series, the period end at which it is judged, and the thresholds. */
interface JudgedSeries extends Pick<ChanceSeries, "series"> {
  context: Pick<ChanceSeries["context"], "period" | "settings">;
}

/** What the independent judge has to know of a series under the published windows. */
export function askedOf({ series, context: { period, settings } }: JudgedSeries): Asked {
  const last = lastIndexAt(series, period);
  const fitted = Math.min(LEARNT, last + 1);
  const ofLevels = fitted - COLUMNS - 1 - levelAndSlope(fitted - IN_WINDOWS);
  const baseline = firstIndexFrom(series, settings.baseline.start);
  const known = Math.min(last, lastIndexAt(series, knownFrom(series, settings)));
  const before = levelAndSlope(baseline - Math.max(0, known + 1 - LEARNT));
  const ofKnown = Math.min(LEARNT, known + 1) - COLUMNS - before - levelAndSlope(known + 1 - baseline - 12);
  const [year, month] = series.start.split("-").map(Number) as [number, number];
  const quantile = (df: number) => studentTQuantile(normalCdf(settings.z), df);
  return {
    last,
    lastPosition: positionInYear(series, last),
    lengths: settings.season.calendar === "days" ? monthLengths(year, month - 1, last + 1) : alike(last + 1),
    baseline,
    known,
    targetEnd: lastIndexAt(series, settings.target.end),
    z: settings.z,
    t11: quantile(11),
    tLevels: quantile(ofLevels),
    least11: leastPlausibleDispersion(11),
    leastLevels: leastPlausibleDispersion(ofLevels),
    tKnown: quantile(ofKnown),
    leastKnown: leastPlausibleDispersion(ofKnown),
    usualYears: USUAL_DEVIATION
  };
}

/** Months of a quarter. */
const QUARTER = 3;

/** What the independent judge of R3 calibrated has to know beside that, and the other places whose trend its forecast shares. */
export function askedOfOffences(one: ChanceSeries): { asked: AskedOfOffences; others?: OtherPlaces } {
  const { measure, series, context } = one;
  const { period, settings } = context;
  const asked = askedOf(one);
  const design = forecastDesign(series, trendGroups(measure, context), period, settings)!;
  const others = otherPlaces(design, series, settings);
  const scaling = design.forecaster.scaling ?? BAND_SCALING;
  const quartersAhead = (asked.targetEnd - asked.last) / QUARTER;
  const error = {
    kind: design.kind,
    target: "total",
    quartersAhead,
    deviation: 1,
    within: 0,
    scaling
  } as const;
  return {
    asked: {
      ...asked,
      better: measure.better,
      forecaster: methodVersions(settings.method).R2,
      unmaintainedIsRed: settings.unmaintained === "red",
      needed: normalQuantile(settings.projection.probability),
      quarters: design.quarters,
      seasonal: design.reach.season > 1,
      widths: scaling.levels.map((level) => ({
        z: criticalZ(level / 100),
        width: reachOf(error, level / 100)
      })),
      measured: scaling[design.kind].total.length
    },
    ...(others && { others })
  };
}

/** Totals by quarter of the group whose trend a forecast shares: of the other places drawn anew, and of the series' own history. */
export function groupDrawer(
  { together, history, isMember }: OtherPlaces,
  { last, quarters }: AskedOfOffences,
  uniform: () => number
): (counts: readonly number[]) => number[] {
  const lengths = Array.from({ length: quarters }, (_, q) => history.length(q));
  const first = positionInYear(together, 0);
  return (counts) =>
    drawHistory(history, lengths, first, uniform).map((total, q) => {
      const from = last + 1 - QUARTER * (quarters - q);
      return isMember ? total + counts[from]! + counts[from + 1]! + counts[from + 2]! : total;
    });
}

/** Added to the seed of a series where other places are drawn beside it. */
const OF_OTHERS = 100_000;

/** Shares, 0 to 1, of independently drawn histories that are given a false colour. */
export function simulatedShares(one: ChanceSeries, runs: number, seed: number): HeldChances {
  const uniform = uniforms(seed);
  const asked = askedOf(one);
  const first = positionInYear(one.series, 0);
  const { asked: ofOffences, others } = askedOfOffences(one);
  const groupOf = others && groupDrawer(others, ofOffences, uniforms(seed + OF_OTHERS));
  const found = { R8: 0, R5: 0, R3: 0, "R8 calibrated": 0, "R5 calibrated": 0, "R3 calibrated": 0 };
  for (let run = 0; run < runs; run++) {
    const counts = drawHistory(one.history, asked.lengths, first, uniform);
    const written = falseAsWritten(counts, asked);
    const calibrated = falseCalibrated(counts, asked);
    found.R8 += Number(written.R8);
    found.R5 += Number(written.R5);
    found.R3 += Number(written.R3);
    found["R8 calibrated"] += Number(calibrated.R8);
    found["R5 calibrated"] += Number(calibrated.R5);
    found["R3 calibrated"] += Number(falseOffences(counts, ofOffences, groupOf?.(counts)));
  }
  return Object.fromEntries(CHANCES_HELD.map((name) => [name, found[name] / runs])) as HeldChances;
}

/** The chances that pages print beside the colours of a series. */
export function printedChances({ measure, priority, context }: ChanceSeries): HeldChances {
  const rating = rateMeasure(measure, priority, context);
  const chances = CHANCES_HELD.map((name) => {
    const [rule, reading = "as-written"] = name.split(" ") as ["R3", "calibrated" | undefined];
    const result = resultOf(rating, rule, reading)!;
    return [name, colourChance(result, { measure, rating, context })];
  });
  return Object.fromEntries(chances);
}

/** What a series would be if nothing changed, as the evidence names it, and the methods that judge it. */
export function fitOf(one: ChanceSeries) {
  const { R1, R2, R5 } = methodVersions(one.context.settings.method);
  const { others } = askedOfOffences(one);
  return {
    series: `${one.plan}: ${one.measure.id}, ${one.place}`,
    ...numbersOf(one.history),
    others: others ? numbersOf(others.history) : null,
    methods: { R1, R2, R5 }
  };
}

const numbersOf = ({ level, variation, autocorrelation, season }: UnchangedHistory) => ({
  level,
  variation,
  autocorrelation,
  season: seasonRange(season)
});
