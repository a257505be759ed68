import { planMeasures } from "../plan/plan.js";
import type { RatingContext } from "../rules/rate-measure.js";
import { measureFile } from "./measure-file.js";
import { offered } from "./offered.js";
import type { MeasurePageFile } from "./page-files.js";

/**
 * The file of every measure's page, by measure id: the published view, and what may be chosen in its place. Browsers make
 * single views only, and fetch no more than {@link measureFile} for them.
 */
export function measurePageFiles(context: RatingContext): Record<string, MeasurePageFile> {
  const choices = offered(context);
  return Object.fromEntries(
    planMeasures(context.plan).map(({ measure, priority }) => [
      measure.id,
      { ...measureFile(measure, priority, context), ...choices }
    ])
  );
}
