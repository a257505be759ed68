import { withOwnTarget } from "../plan/own-target.js";
import { forecastChance } from "../rules/forecast-chance.js";
import { judgedFinding } from "../rules/judged-finding.js";
import { forecast } from "../rules/r2-forecast.js";
import { outlookModel, ownSeries, type RatingContext } from "../rules/rate-measure.js";
import { type RatedMeasure, ratedMeasures } from "../rules/rated-measures.js";
import type { PlanRating } from "../rules/rating.js";

/**
 * By measure id the chance, 0 to 1, that the forecast gives of the target of the reading shown, whose line it is. The reading as
 * written asks for another total than the calibrated one, and has straight lines that give no chance.
 */
export function targetChances(rating: PlanRating, context: RatingContext): Record<string, number> {
  const chances = ratedMeasures(rating, context.plan).flatMap((rated) => {
    const chance = chanceOf(rated, context);
    return chance === undefined ? [] : [[rated.measure.id, chance] as const];
  });
  return Object.fromEntries(chances);
}

function chanceOf({ measure, rating }: RatedMeasure, context: RatingContext): number | undefined {
  const { reading } = context.settings;
  const series = ownSeries(measure, context);
  const change = judgedFinding(rating.findings, "R1", reading);
  const hasTarget = judgedFinding(rating.findings, "R2", reading) !== undefined;
  if (measure.kind !== "offences" || !series || !change || !hasTarget) return undefined;
  const settings = withOwnTarget(measure, context.settings);
  const model = outlookModel(measure, series, { ...context, settings });
  const found = forecast(series, measure.better, context.period, settings, change, model);
  return found.finding === "not-judged" ? undefined : forecastChance(found.evidence);
}
