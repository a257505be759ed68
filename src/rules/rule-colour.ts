import { withOwnTarget } from "../plan/own-target.js";
import type { Measure, OffencesMeasure } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import type { Reading } from "../plan/readings.js";
import { type ChangeModel, changeModel } from "./models/change-model.js";
import type { ForecastModel } from "./models/forecast-model.js";
import type { SeasonalModel } from "./models/seasonal-model.js";
import { changeSinceBaseline } from "./r1-change.js";
import { forecast } from "./r2-forecast.js";
import { trendProjections } from "./r2-trends.js";
import { offencesColour } from "./r3-offences.js";
import { positionColour } from "./r4-position.js";
import { spcModel, spcVariance } from "./r5-spc.js";
import { surveyChange } from "./r6-surveys.js";
import { continuousImprovement } from "./r8-continuous-improvement.js";
import { outlookModel, overPlan, ownSeries, ownWaves } from "./rate-measure.js";
import type { Rating, RuleId } from "./rating.js";
import type { PositionContext } from "./rating-memo.js";
import { RULES } from "./rules.js";
import { trendsOfOther } from "./target-of-place.js";

/** One rule in one reading. */
export interface RuleReading {
  rule: RuleId;
  reading: Reading;
}

/** The fitted models behind the calibrated readings, whatever the lines. */
export interface OffencesModels {
  outlook: ForecastModel | undefined;
  /** R1's and R5's, where their windows stay as they are; fitted anew without them. */
  change?: ChangeModel | undefined;
  spc?: SeasonalModel | undefined;
}

/** The models of a measure in a context; of use when many lines and windows are tried on the same data. */
export function offencesModels(measure: Measure, context: PositionContext): OffencesModels | undefined {
  const series = ownSeries(measure, context);
  if (measure.kind !== "offences" || !series) return undefined;
  const { period, settings } = context;
  return {
    outlook: outlookModel(measure, series, context),
    change: changeModel(series, period, settings),
    spc: spcModel(series, period, settings)
  };
}

/** The colour of one rule and reading, by the same functions as the whole rating; not rated for a rule that does not apply. */
export function ruleColour(
  measure: Measure,
  { rule, reading }: RuleReading,
  context: PositionContext,
  models?: OffencesModels
): Rating {
  const better = measure.better ?? "lower";
  const { period } = context;
  const settings = withOwnTarget(measure, context.settings);
  if (rule === "R4") return positionColour(measure, better, context, reading);
  const series = ownSeries(measure, context);
  if (measure.kind === "offences" && series) {
    return rule === "R5"
      ? spcVariance(
          series,
          better,
          period,
          settings,
          reading,
          models?.spc,
          overPlan("R5", reading, series, context)
        ).rating
      : changeColour(measure, series, { rule, reading }, { ...context, settings }, models);
  }
  const change = surveyChange(ownWaves(measure, context) ?? [], better, period, settings, reading);
  return rule === "R6" || rule === "R8" ? change.rating : "not-rated";
}

function changeColour(
  measure: OffencesMeasure,
  series: Series,
  { rule, reading }: RuleReading,
  context: PositionContext,
  known?: OffencesModels
): Rating {
  const { better } = measure;
  const { period, settings } = context;
  const model =
    reading === "as-written" ? undefined : (known?.change ?? changeModel(series, period, settings));
  const change = changeSinceBaseline(
    series,
    better,
    period,
    settings,
    reading,
    model,
    overPlan("R1", reading, series, context)
  );
  if (rule === "R8") return continuousImprovement(change).rating;
  const outlookOf = () => (known ? known.outlook : outlookModel(measure, series, context));
  const trends =
    trendsOfOther(context, reading) ??
    (reading === "as-written"
      ? trendProjections(series, better, period, settings, change)
      : forecast(series, better, period, settings, change, outlookOf()));
  return offencesColour(change, trends, settings).rating;
}

/** Rules that give a colour, in the order of the paper's panel. */
const COLOURING: readonly RuleId[] = ["R3", "R6", "R8", "R4", "R5"];

/** Rules with a colour that a measure can have, in the order of the paper's panel; both schemes. */
export function coloursOf(measure: Measure): RuleId[] {
  return COLOURING.filter((rule) => RULES[rule].appliesTo(measure));
}
