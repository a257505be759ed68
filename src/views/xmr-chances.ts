import type { Series } from "../plan/plan-data.js";
import type { Settings } from "../plan/settings.js";
import { drawnSeasons } from "../rules/chances/drawn-seasons.js";
import { type DrawnSeries, drawnSeries } from "../rules/chances/drawn-series.js";
import { type UnchangedHistory, unchangedHistory } from "../rules/chances/unchanged-history.js";
import { lastIndexAt, periodsOf, positionInYear } from "../rules/windows/series-window.js";
import type { BaselineLimits } from "../statistics/control-limits/baseline-limits.js";
import { phaseSpans } from "./xmr-phases.js";
import { LATEST_MONTHS, phaseLimits, runRulePositions, SHEWHART } from "./xmr-rules.js";
import type { XmrChoice } from "./xmr-view.js";

/** Shares, 0 to 1, of histories without change in which a sign shows in the latest months. */
export interface XmrChances {
  /** A month beyond 3 standard deviations. */
  beyond: number;
  /** A month beyond the settings' number of them, those beyond 3 among them. */
  beyondZ: number;
  /** One of the four run rules. */
  rules: number;
  /** Any mark at all: a run rule, or a month beyond the settings' line alone. */
  any: number;
}

/** Figures before the latest ones that a pattern which ends in these can reach back to: that of 8 on one side. */
const REACH = 7;

/**
 * How often a chart would show signs in its latest months if nothing had changed, by histories drawn from the series' own fit and
 * put on the same chart: the season, where one is removed, found anew in each, and limits from its own first figures. Null where
 * the series has no fit, or none of the latest months lies in a phase with limits.
 */
export function xmrChances(series: Series, choice: XmrChoice, settings: Settings): XmrChances | null {
  const { periodEnd, z, season } = choice;
  const history = unchangedHistory(series, periodEnd, settings);
  if (!history) return null;
  const latest = lastIndexAt(series, periodEnd) + 1 - periodsOf(series, LATEST_MONTHS);
  // Whether there are limits depends on where figures are known, not on what they are.
  const phases = phaseSpans(series, choice)
    .map(({ runs }) => runs)
    .filter((runs) => runs.some((run) => run.at(-1)! >= latest) && phaseLimits(runs));
  if (phases.length === 0) return null;
  const drawn = drawnSeries(series, periodEnd, history);
  const seasons = season && drawnSeasons(drawn, season.model);
  if (season && !seasons) return null;
  const counted: XmrChances = { beyond: 0, beyondZ: 0, rules: 0, any: 0 };
  const shownOf = seasons ? withoutSeason(drawn, seasons, history) : asDrawn(drawn);
  const histories = drawn.histories[0]!.length;
  for (let h = 0; h < histories; h++) {
    const signs = phases.map((runs) => latestSigns(runs, (i) => shownOf(i, h), latest));
    const farthest = Math.max(...signs.map((sign) => sign.farthest));
    const rules = signs.some((sign) => sign.rules);
    counted.beyond += Number(farthest > SHEWHART);
    counted.beyondZ += Number(farthest > z);
    counted.rules += Number(rules);
    counted.any += Number(rules || farthest > z);
  }
  const share = (count: number) => count / histories;
  const { beyond, beyondZ, rules, any } = counted;
  return { beyond: share(beyond), beyondZ: share(beyondZ), rules: share(rules), any: share(any) };
}

/** What a chart draws of a period, by its index, in a history. */
type Value = (index: number, history: number) => number;

const asDrawn =
  ({ histories }: DrawnSeries): Value =>
  (i, h) =>
    histories[i]![h]!;

function withoutSeason(
  { series, histories }: DrawnSeries,
  seasons: readonly number[][],
  { length }: UnchangedHistory
): Value {
  const positions = histories.map((_, i) => positionInYear(series, i));
  const lengths = histories.map((_, i) => length(i));
  return (i, h) => histories[i]![h]! / (seasons[h]![positions[i]!]! * lengths[i]!);
}

interface LatestSigns {
  /** Farthest that one of the latest figures lies from the mean, in standard deviations. */
  farthest: number;
  /** Does one of them complete the pattern of a run rule? */
  rules: boolean;
}

/** The signs of a phase's latest figures. */
function latestSigns(
  runs: readonly (readonly number[])[],
  shownOf: (index: number) => number,
  latest: number
): LatestSigns {
  const limits = phaseLimits(runs.map((run) => run.map(shownOf)))!;
  const found: LatestSigns = { farthest: 0, rules: false };
  for (const run of runs) {
    const first = run.findIndex((index) => index >= latest);
    if (first < 0) continue;
    const from = Math.max(0, first - REACH);
    const values = run.slice(from).map(shownOf);
    const isLatest = (position: number) => from + position >= first;
    const { farthest, rules } = found;
    const distances = values.filter((_, i) => isLatest(i)).map((value) => distanceOf(value, limits));
    found.farthest = Math.max(farthest, ...distances);
    found.rules = rules || Object.values(runRulePositions(values, limits)).some((all) => all.some(isLatest));
  }
  return found;
}

/** In standard deviations; a value at the mean lies nowhere else, even where there is no deviation. */
function distanceOf(value: number, { centre, sigma }: BaselineLimits): number {
  return value === centre ? 0 : Math.abs(value - centre) / sigma;
}
