import { planMeasures } from "../plan/plan.js";
import type { ReleaseChanges } from "../releases/release-changes.js";
import type { RatingContext } from "../rules/rate-measure.js";
import { measureFile } from "./measure-file.js";
import { offered } from "./offered.js";
import type { MeasureFile, MeasurePageFile } from "./page-files.js";
import { reclassifiedParts } from "./reclassified-part.js";

/**
 * The file of every measure's page, by measure id: the published view, what may be chosen in its place, and what of its
 * figures was reclassified since the newest release, if there is one. Browsers make single views only, and fetch no more
 * than {@link measureFile} for them.
 */
export function measurePageFiles(
  context: RatingContext,
  newest: ReleaseChanges | undefined
): Record<string, MeasurePageFile> {
  const choices = offered(context);
  return Object.fromEntries(
    planMeasures(context.plan).map(({ measure, priority }) => {
      const file = measureFile(measure, priority, context);
      return [measure.id, { ...file, ...choices, ...reclassifiedOf(file, newest, context) }];
    })
  );
}

function reclassifiedOf(
  { dossier }: MeasureFile,
  newest: ReleaseChanges | undefined,
  context: RatingContext
): Pick<MeasureFile, "reclassified"> {
  const reclassified = reclassifiedParts(dossier, newest, context);
  return reclassified.length > 0 ? { reclassified } : {};
}
