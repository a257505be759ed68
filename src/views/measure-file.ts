import type { Measure, Priority } from "../plan/plan.js";
import { placeNames, totalOf } from "../plan/plan-data.js";
import { withoutResponses } from "../plan/with-responses.js";
import { colourChances } from "../rules/chances/colour-chances.js";
import { groupOf } from "../rules/r4-position.js";
import type { RatingContext } from "../rules/rate-measure.js";
import { measureDossier } from "./measure-dossier.js";
import type { MeasureFile } from "./page-files.js";

/** A measure's page for one force, period end and settings: by the build for the plan's own, in the browser for any other. */
export function measureFile(measure: Measure, priority: Priority, context: RatingContext): MeasureFile {
  const { plan, data, force, period, settings } = context;
  const names = placeNames(data);
  const total = totalOf(data.forces);
  const dossier = measureDossier(forContext(measure, context), priority, context);
  return {
    plan: { title: plan.title, force, periodEnd: period, ...(plan.places && { places: plan.places }) },
    force: { id: force, name: names[force] ?? force },
    forceNames: names,
    ...(total && { total }),
    group: groupOf(context) ?? null,
    settings,
    dossier,
    chances: colourChances({ measure, rating: dossier.rating, context })
  };
}

/**
 * The paper's printed figures are those of its own force and period: they say nothing of another. What is being done is
 * the own force's, in any period.
 */
function forContext(measure: Measure, { plan, force, period }: RatingContext): Measure {
  if (force === plan.force && period === plan.periodEnd) return measure;
  const { printed: _, ...rest } = measure;
  return force === plan.force ? (rest as Measure) : withoutResponses(rest as Measure);
}
