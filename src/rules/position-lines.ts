import { methodVersions } from "../plan/methods.js";
import type { SingleReading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { deviation } from "../statistics/deviation.js";
import { linesAround } from "./models/lines-around.js";
import { averageOf, type Compared, type GroupLines } from "./position/compared.js";
import { countedOnce } from "./position/counted-once.js";
import { weighedPrediction } from "./position/weighed-prediction.js";

/** Group mean and z standard deviations, the force included, as HMIC did. Methodology R4, as written. */
function asWritten(figures: readonly Compared[], settings: Settings): GroupLines {
  const standardDeviation = deviation(figures.map((f) => f.value))!;
  const centre = averageOf(figures, settings.msg.average);
  return { mean: centre, standardDeviation, lines: linesAround(centre, settings.z * standardDeviation) };
}

/** Prediction interval for one more force of the same kind, from the peers alone. Methodology R4, calibrated. */
function calibrated(figures: readonly Compared[], settings: Settings): GroupLines {
  const isNew = methodVersions(settings.method).R4 >= 3;
  return isNew ? weighedPrediction(figures, settings) : countedOnce(figures, settings);
}

/** Mean, spread and lines of compared figures, the home force first, in each reading. Methodology R4. */
export const groupLines: Record<
  SingleReading,
  (figures: readonly Compared[], settings: Settings) => GroupLines
> = {
  "as-written": asWritten,
  calibrated
};
