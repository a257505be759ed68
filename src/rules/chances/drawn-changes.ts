import { changeModel } from "../models/change-model.js";
import type { ChangeEvidence } from "../rating.js";
import { remembered } from "../rating-memo.js";
import { settingsOf } from "../steps.js";
import { type PairedChanges, pairedChanges } from "./change-strengths.js";
import { type DrawnBaselines, drawnBaselines } from "./drawn-baselines.js";
import { type JudgedOffences, keptForHistories } from "./judged-offences.js";

/** What R1 calibrated finds in the histories of a series, whatever z is. */
export interface DrawnChanges {
  found: PairedChanges;
  /** What is known of them with the baseline, by a method that rests on that. */
  baselines?: DrawnBaselines;
}

/** For R3 and for R8, which both read it. Undefined where the series has no fit. */
export function drawnChanges(
  judged: JudgedOffences,
  windows: Pick<ChangeEvidence, "baseline" | "latest">
): DrawnChanges | undefined {
  const { measure, series, context } = judged;
  const { period, settings } = context;
  return keptForHistories("changes", judged, settingsOf(["season"]), (drawn) => {
    const model = remembered("season", measure.id, context, () => changeModel(series, period, settings));
    const baselines = model?.baseline && drawnBaselines(drawn, model.baseline);
    const found = pairedChanges(drawn, windows, { model, yearVariances: baselines?.yearVariances });
    return { found, ...(baselines && { baselines }) };
  });
}
