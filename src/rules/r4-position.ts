import { type Month, monthIndex } from "../plan/month.js";
import type { Measure, OffencesMeasure, Polarity } from "../plan/plan.js";
import {
  type ComparisonGroup,
  isTotal,
  type PlanData,
  type Population,
  type Series
} from "../plan/plan-data.js";
import { type Reading, SINGLE_READINGS, type SingleReading, singleReading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { deviation } from "../statistics/deviation.js";
import { forceRank } from "./force-rank.js";
import { colourAgainstLines } from "./polarity.js";
import { groupLines } from "./position-lines.js";
import type { ForceValue, PositionEvidence, Rating, RatingResult } from "./rating.js";
import { type PositionContext, remembered } from "./rating-memo.js";
import { comparedBy } from "./rules.js";
import { byQuarter } from "./windows/by-quarter.js";
import { basesIn, isMissing, latestWindow, type Missing } from "./windows/series-window.js";
import { latestWave, waveEvidence } from "./windows/survey-wave.js";

/** Fewest forces beside the home force for which a spread means anything: two degrees of freedom. */
export const FEWEST_PEERS = 3;
/** Mid-year estimates refer to 30 June: the middle of a year, counted in months from its January. */
const MID_YEAR_MONTHS = 6;

type Unit = PositionEvidence["unit"];

/** One force's figure with what the page says of it. */
export interface Figure extends ForceValue {
  from: Month;
  to: Month;
  populationYear: number | null;
  populationBasis?: string;
  unit: Unit;
  bases: string[];
}

/** How a measure's figure for any force is found. */
export type FigureOf = (force: string) => Figure | Missing;

/** The mid-year estimate nearest to the middle of the window; the earlier of two equally near. */
export function populationFor(
  population: readonly Population[],
  from: Month,
  to: Month
): Population | undefined {
  const middle = (monthIndex(from) + monthIndex(to) + 1) / 2;
  const distance = (p: Population) => Math.abs(p.year * 12 + MID_YEAR_MONTHS - middle);
  return population.reduce<Population | undefined>(
    (best, p) => (best && distance(best) <= distance(p) ? best : p),
    undefined
  );
}

/** Households when the measure asks for them and they are known for every force compared; population otherwise. */
function unitFor(per: OffencesMeasure["per"], forces: readonly string[], data: PlanData): Unit {
  const known = forces.every((f) => data.population[f]?.some((p) => p.households !== null));
  return per === "households" && known ? "per 1,000 households" : "per 1,000 population";
}

/**
 * Latest counts per 1,000. The variance of the total is that of as many independent periods as spread as these
 * (never less than counting alone gives): the season is part of that spread, so the interval is on the wide side.
 */
function rateOf(
  seriesFor: (force: string) => Series | undefined,
  unit: Unit,
  { data, period, settings }: PositionContext
): FigureOf {
  return (force) => {
    const own = seriesFor(force);
    if (!own) return { reason: "no-data", evidence: {} };
    const window = latestWindow(own, period, settings.latest.months);
    if (isMissing(window)) return window;
    const byHouseholds = unit === "per 1,000 households";
    const estimates = (data.population[force] ?? []).filter((p) => !byHouseholds || p.households !== null);
    const estimate = populationFor(estimates, window.from, window.to);
    const denominator = byHouseholds ? estimate?.households : estimate?.population;
    if (!estimate || !denominator) return { reason: "no-denominator", evidence: {} };
    const spread = deviation(window.counts) ?? 0;
    // Where nothing was counted, chance could still have brought an offence.
    const variance = Math.max(window.total, 1, window.periods * spread * spread);
    return {
      force,
      value: (1000 * window.total) / denominator,
      numerator: window.total,
      denominator,
      standardError: (1000 * Math.sqrt(variance)) / denominator,
      from: window.from,
      to: window.to,
      populationYear: estimate.year,
      ...(estimate.basis !== undefined && { populationBasis: estimate.basis }),
      unit,
      bases: basesIn(own, window)
    };
  };
}

/** The series of each force: by quarter, all of them, when one of the forces has nothing but quarters. */
function comparableSeries(
  id: string,
  forces: readonly string[],
  { series }: PlanData
): (force: string) => Series | undefined {
  const of = (force: string) => series[id]?.[force];
  if (!forces.some((force) => of(force)?.monthsPerPeriod === 3)) return of;
  return (force) => {
    const own = of(force);
    return own && byQuarter(own);
  };
}

/** Percentage of the wave that ended with the home force's latest one, with its binomial standard error. */
function percentOf(
  data: PlanData,
  survey: string,
  home: string,
  period: Month,
  settings: Settings
): FigureOf {
  const homeWave = latestWave(data.surveys[survey]?.[home] ?? [], period, settings);
  return (force) => {
    if (isMissing(homeWave)) return homeWave;
    const wave = data.surveys[survey]?.[force]?.find((w) => w.periodEnd === homeWave.periodEnd);
    if (!wave) return { reason: "no-data", evidence: {} };
    const figures = waveEvidence(wave, settings);
    if (isMissing(figures)) return figures;
    const p = figures.percent / 100;
    return {
      force,
      value: figures.percent,
      numerator: null,
      denominator: figures.effectiveBase,
      standardError: 100 * Math.sqrt((p * (1 - p)) / figures.effectiveBase),
      from: figures.periodEnd,
      to: figures.periodEnd,
      populationYear: null,
      unit: "per cent",
      bases: [figures.basis]
    };
  };
}

/** The way to a measure's figures, home force first: its proxy series when it names one, its series, or its survey. */
export function figuresOf(
  measure: Measure,
  forces: readonly string[],
  context: PositionContext
): FigureOf | undefined {
  const { data, period, settings } = context;
  if (measure.kind === "offences") {
    const series = measure.proxy?.series ?? measure.series;
    return rateOf(comparableSeries(series, forces, data), unitFor(measure.per, forces, data), context);
  }
  if ((measure.kind === "survey" || measure.kind === "outcome") && measure.survey) {
    return percentOf(data, measure.survey, forces[0]!, period, settings);
  }
  return undefined;
}

/** The home force's comparison group in the edition of the settings. */
export function groupOf({
  data,
  force,
  settings
}: Pick<PositionContext, "data" | "force" | "settings">): ComparisonGroup | undefined {
  return data.groups[settings.msg.edition]?.[force];
}

/** Home force first, then its peers; or what is missing, naming the forces without a figure. */
function comparedFigures(
  measure: Measure,
  group: ComparisonGroup,
  context: PositionContext
): Figure[] | Missing {
  const forces = [context.force, ...group.peers];
  const figureOf = figuresOf(measure, forces, context);
  if (!figureOf) return { reason: "no-series", evidence: {} };
  const figures = forces.map(figureOf);
  const own = figures[0]!;
  if (isMissing(own)) return own;
  // A peer's series may end earlier than the home force's: other months are no comparison.
  const isComparable = (figure: Figure | Missing) =>
    !isMissing(figure) && figure.from === own.from && figure.to === own.to;
  const missing = forces.filter((_, i) => !isComparable(figures[i]!));
  if (missing.length > 0) return { reason: "peers-missing", evidence: { detail: missing.join(", ") } };
  if (group.peers.length < FEWEST_PEERS) {
    return { reason: "too-few-peers", evidence: { needed: FEWEST_PEERS, available: group.peers.length } };
  }
  return figures as Figure[];
}

/** Which population a figure was divided by. */
export const populationOf = ({
  populationYear,
  populationBasis
}: Figure): Pick<PositionEvidence, "populationYear" | "populationBasis"> => ({
  populationYear,
  ...(populationBasis !== undefined && { populationBasis })
});

/** The part of a figure that results carry. */
export const forceValue = ({ force, value, numerator, denominator, standardError }: Figure): ForceValue => ({
  force,
  value,
  numerator,
  denominator,
  standardError
});

/** What is compared, and the rank among it; or what is missing. */
function comparisonOf(measure: Measure, better: Polarity, context: PositionContext) {
  const { data, force } = context;
  if (isTotal(force, data.forces)) return { reason: "is-total", evidence: {} } satisfies Missing;
  const group = groupOf(context);
  if (!group) {
    return { reason: "no-group", evidence: { detail: context.settings.msg.edition } } satisfies Missing;
  }
  const figures = comparedFigures(measure, group, context);
  return isMissing(figures) ? figures : { group, figures, rank: forceRank(figures, 0, better) };
}

/** R4 in the readings of one look: is the force's rate or percentage beyond the lines of its group? */
export function groupPosition(measure: Measure, better: Polarity, context: PositionContext): RatingResult[] {
  return remembered(`position-${comparedBy(measure)}`, measure.id, context, () =>
    positionResults(measure, better, context)
  );
}

function positionResults(measure: Measure, better: Polarity, context: PositionContext): RatingResult[] {
  const compared = remembered(`compared-${comparedBy(measure)}`, measure.id, context, () =>
    comparisonOf(measure, better, context)
  );
  if (isMissing(compared)) return inReadings(() => ({ rating: "not-rated", ...compared }));
  const { group, figures, rank } = compared;
  const { settings } = context;
  return positionOf(figures, better, settings, {
    rank,
    edition: settings.msg.edition,
    groupSource: group.source,
    ...(measure.kind === "offences" && measure.proxy && { proxy: measure.proxy.name })
  });
}

const inReadings = (of: (reading: SingleReading) => object): RatingResult[] =>
  SINGLE_READINGS.map((reading) => ({ rule: "R4", reading, ...of(reading) }) as RatingResult);

/** R4 in the readings of one look, of figures that are at hand, the home force first; `said` is what their evidence says of the group. */
export function positionOf(
  figures: readonly Figure[],
  better: Polarity,
  settings: Settings,
  said: Pick<PositionEvidence, "rank" | "edition" | "groupSource" | "proxy">
): RatingResult[] {
  const own = figures[0]!;
  const direction = better === "lower" ? 1 : -1;
  const common = {
    unit: own.unit,
    from: own.from,
    to: own.to,
    ...populationOf(own),
    own: forceValue(own),
    values: figures.toSorted((a, b) => direction * (a.value - b.value)).map(forceValue),
    ...said,
    average: settings.msg.average,
    bases: [...new Set(figures.flatMap((f) => f.bases))]
  };
  return inReadings((reading) => {
    const comparison = groupLines[reading](figures, settings);
    return {
      ...colourAgainstLines(own.value, comparison.lines, better),
      evidence: { ...common, ...comparison }
    };
  });
}

/** R4's colour alone, without the rank and its interval, which take most of the time of {@link groupPosition}. */
export function positionColour(
  measure: Measure,
  better: Polarity,
  context: PositionContext,
  reading: Reading
): Rating {
  const group = groupOf(context);
  const figures = group && comparedFigures(measure, group, context);
  if (!figures || isMissing(figures)) return "not-rated";
  const { lines } = groupLines[singleReading(reading)](figures, context.settings);
  return colourAgainstLines(figures[0]!.value, lines, better).rating;
}
