import type { Plan } from "../plan/plan.js";
import { type PlanData, placeNames } from "../plan/plan-data.js";
import type { ProvenanceFile } from "../plan/provenance.js";
import type { ReleaseChanges } from "../releases/release-changes.js";
import { dataQuality } from "./data-quality.js";
import type { DataQualityFile } from "./page-files.js";

/** What else the page on data quality tells, beside what it finds in the figures. */
interface Told {
  provenance: ProvenanceFile;
  /** The changes since the newest release; undefined when there is none. */
  newest: ReleaseChanges | undefined;
  /** Finds what is odd in the figures; who asks again and again gives one that remembers. */
  qualityOf?: typeof dataQuality | undefined;
}

/** The file of the page on data quality. */
export function dataQualityFile(
  plan: Plan,
  data: PlanData,
  { provenance, newest, qualityOf = dataQuality }: Told
): DataQualityFile {
  return {
    force: plan.force,
    ...(plan.places && { places: plan.places }),
    names: placeNames(data),
    quality: qualityOf(plan, data),
    disclosure: data.disclosure ?? null,
    provenance,
    revisions: newest ? { since: newest.since, figures: newest.figures } : null
  };
}
