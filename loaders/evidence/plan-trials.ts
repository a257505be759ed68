import type { Series } from "../../src/plan/plan-data.js";
import type { Settings } from "../../src/plan/settings.js";
import type { UnchangedHistory } from "../../src/rules/chances/unchanged-history.js";
import { baselineEnd, planLooks } from "../../src/rules/plan-life/plan-looks.js";
import { lastIndexAt, positionInYear } from "../../src/rules/windows/series-window.js";
import { askedOf } from "./chance-trials.js";
import { drawHistory, uniforms } from "./independent-histories.js";
import { timesTheLines } from "./independent-judge.js";

/** Rules on offences whose critical value is made for a plan. */
export const PLAN_RULES = ["R8", "R5"] as const;
export type PlanRule = (typeof PLAN_RULES)[number];

/** Of each drawn history, the largest multiple of a single look's line that any look of the plan finds. */
export type LargestOfRuns = Record<PlanRule, number[]>;

/** Looks of the plan with what the independent judge has to know at each. Judged from where each rule's window comes after the baseline. */
function looksOf(series: Series, settings: Settings) {
  const last = lastIndexAt(series, baselineEnd(settings));
  return planLooks(baselineEnd(settings), 1, settings)
    .map((period) => askedOf({ series, context: { period, settings } }))
    .filter((asked) => asked.last >= last + settings.spc.recent)
    .map((asked) => ({
      asked,
      rules: asked.last >= last + settings.latest.months ? PLAN_RULES : (["R5"] as const)
    }));
}

/** Histories that nothing happens to, looked at over a plan: drawn and judged with no code of the product. */
export function largestOfRuns(
  series: Series,
  history: UnchangedHistory,
  settings: Settings,
  runs: number,
  seed: number
): LargestOfRuns {
  const uniform = uniforms(seed);
  const largest = largestJudge(series, settings);
  const lengths = lengthsOf(series, settings);
  const found: LargestOfRuns = { R8: [], R5: [] };
  for (let run = 0; run < runs; run++) {
    const own = largest(drawHistory(history, lengths, positionInYear(series, 0), uniform));
    for (const rule of PLAN_RULES) found[rule].push(own[rule]);
  }
  return found;
}

/** Lengths of the months up to the target date. */
const lengthsOf = (series: Series, settings: Settings): readonly number[] =>
  looksOf(series, settings).at(-1)!.asked.lengths;

/** Gives the largest multiple of a single look's line that any look of the plan finds in a history. */
export function largestJudge(
  series: Series,
  settings: Settings
): (counts: number[]) => Record<PlanRule, number> {
  const looks = looksOf(series, settings);
  return (counts) => {
    const largest = { R8: 0, R5: 0 };
    for (const { asked, rules } of looks) {
      const times = timesTheLines(counts, asked, largest.R8);
      for (const rule of rules) largest[rule] = Math.max(largest[rule], times[rule]);
    }
    return largest;
  };
}

/** Share of them that ever pass a multiple of the line. */
export const shareBeyond = (largest: readonly number[], multiple: number): number =>
  largest.filter((own) => own > multiple).length / largest.length;

/** Months after the baseline's end in which a change comes whose detection is timed. */
const CHANGE_AFTER = 18;

/**
 * Months of a new level, `factor` times the old, until a look finds a change beyond each multiple of R5's line: a list of every
 * run for each; infinite where no look of the plan does.
 */
export function delays(
  series: Series,
  history: UnchangedHistory,
  settings: Settings,
  {
    factor,
    multiples,
    runs,
    seed
  }: { factor: number; multiples: readonly number[]; runs: number; seed: number }
): number[][] {
  const uniform = uniforms(seed);
  const change = lastIndexAt(series, baselineEnd(settings)) + 1 + CHANGE_AFTER;
  const looks = looksOf(series, settings).filter(({ asked }) => asked.last >= change);
  const lengths = looks.at(-1)!.asked.lengths.map((length, i) => (i >= change ? factor * length : length));
  const found: number[][] = multiples.map(() => []);
  for (let run = 0; run < runs; run++) {
    const counts = drawHistory(history, lengths, positionInYear(series, 0), uniform);
    const times = looks.map(({ asked }) => timesTheLines(counts, asked, Number.POSITIVE_INFINITY).R5);
    multiples.forEach((multiple, i) => {
      const look = times.findIndex((time) => time > multiple);
      found[i]!.push(look < 0 ? Number.POSITIVE_INFINITY : look + 1);
    });
  }
  return found;
}
