import type { Plan } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { disclosureRules } from "../areas/publish-counts.js";
import type { Source } from "../sources/source.js";
import * as tables from "../tables/tables.js";

/** The inputs of a plan from whose size, checksum or numbers of records a reader could work out a count that is left out. */
export interface ProtectedInputs {
  /** Is the file of the data folder of this name one? */
  file: (name: string) => boolean;
  /** Is a source of sources.yaml one? */
  source: (source: Pick<Source, "kind" | "areas">) => boolean;
}

const COUNTS_OF_PLACES: readonly string[] = [tables.OFFENCES.name, tables.QUARTERLY_OFFENCES.name];

/** A table of a few small counts is found in a second by who tries every one that it could be against a checksum of it. */
export function protectedInputs(
  { disclosure }: Pick<Plan, "disclosure">,
  { areas = [] }: Pick<PlanData, "areas">
): ProtectedInputs {
  const rules = disclosureRules(disclosure, areas.length > 0);
  const arePlaces = rules !== null && !rules.openPlaces;
  return {
    file: (name) =>
      (rules !== null && name === tables.AREA_OFFENCES.name) ||
      (arePlaces && COUNTS_OF_PLACES.includes(name)),
    source: ({ kind, areas }) => kind !== "survey" && (arePlaces || (rules !== null && areas !== undefined))
  };
}
