import { colourChance } from "../../../src/rules/chances/colour-chances.js";
import { changeModel } from "../../../src/rules/models/change-model.js";
import { resultOf } from "../../../src/rules/published-ratings.js";
import { changeSinceBaseline } from "../../../src/rules/r1-change.js";
import { rateMeasure } from "../../../src/rules/rate-measure.js";
import { positionInYear } from "../../../src/rules/windows/series-window.js";
import type { HeldChance } from "../../../src/views/change-evidence.js";
import type { ChanceSeries } from "../chance-series.js";
import { askedOf } from "../chance-trials.js";
import { drawHistory, uniforms } from "../independent-histories.js";
import { withChangeMethod } from "./change-judge.js";

/**
 * The chance of a false colour of R8 calibrated that pages print by R1's third method, beside the share of histories without
 * change, drawn by other code, in which the rule itself finds one; per cent.
 */
export function heldChance(one: ChanceSeries, runs: number, seed: number): HeldChance {
  const { series, history, measure, priority, place, plan } = one;
  const context = { ...one.context, settings: withChangeMethod(one.context.settings, 3) };
  const { period, settings } = context;
  const rating = rateMeasure(measure, priority, context);
  const printed = colourChance(resultOf(rating, "R8", "calibrated")!, { measure, rating, context })!;
  const uniform = uniforms(seed);
  const { lengths } = askedOf(one);
  const first = positionInYear(series, 0);
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const drawn = { ...series, counts: drawHistory(history, lengths, first, uniform) };
    const model = changeModel(drawn, period, settings);
    const { finding } = changeSinceBaseline(drawn, "lower", period, settings, "calibrated", model);
    found += Number(finding !== "no-change");
  }
  const simulated = (100 * found) / runs;
  return { series: `${plan}: ${measure.id}, ${place}`, printed: 100 * printed, simulated };
}
