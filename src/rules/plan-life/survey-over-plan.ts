import { monthsBetween } from "../../plan/month.js";
import type { SurveyWave } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { POINTS } from "../../statistics/distributions/spread-normals.js";
import { standardNormals } from "../chances/standard-normals.js";
import type { SurveyEvidence } from "../rating.js";
import { planLooks } from "./plan-looks.js";
import { type Look, largestOverLooks, type PlanStrengths } from "./plan-strengths.js";

/** Waves are looked at each quarter, as the paper's dashboard does, or as often as they come where that is more often. */
const QUARTER = 3;

/**
 * R6 at every look of a plan, from the first wave that shares no interview with the baseline's: each wave as large as the
 * latest, of interviews spread evenly over its months, so that waves share what they have in common with those before.
 */
export function surveyOverPlan(
  waves: readonly SurveyWave[],
  { baseline, latest }: Pick<SurveyEvidence, "baseline" | "latest">,
  settings: Pick<Settings, "target">
): PlanStrengths | undefined {
  const { months } = latest;
  const gaps = waves.slice(1).map((wave, i) => monthsBetween(waves[i]!.periodEnd, wave.periodEnd));
  const every = Math.min(QUARTER, ...gaps);
  const ends = planLooks(baseline.periodEnd, every, settings)
    .map((look) => monthsBetween(baseline.periodEnd, look))
    .filter((after) => after >= months);
  return largestOverLooks(POINTS, looksAt(ends, months, baseline.effectiveBase, latest.effectiveBase));
}

/** The first list is the baseline's deviation, those that follow are of the months after it. */
function* looksAt(ends: readonly number[], months: number, before: number, after: number): Generator<Look> {
  const normals = standardNormals((ends.at(-1) ?? 0) + 1);
  // Of the variance of a difference, the parts that the two waves have.
  const [ofBaseline, ofLatest] = [after / (before + after), before / (before + after)];
  for (const end of ends) {
    const strengths = new Float64Array(POINTS);
    for (let i = 0; i < POINTS; i++) {
      let total = 0;
      for (let month = end - months + 1; month <= end; month++) total += normals[month]![i]!;
      const difference = Math.sqrt(ofLatest / months) * total - Math.sqrt(ofBaseline) * normals[0]![i]!;
      strengths[i] = Math.abs(difference);
    }
    yield () => ({ strengths });
  }
}
