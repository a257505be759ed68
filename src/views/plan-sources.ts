import type { PlanRating } from "../rules/rating.js";

/** What the figures of a rated plan rest on. */
export interface PlanSources {
  /** Basis phrases of all that is rated or compared, each once. */
  bases: string[];
  /** Who made the group that the force is compared with; null where it is compared with none. */
  group: string | null;
}

/** Gathers from every measure of a rating where its figures come from. */
export function planSources({ measures }: Pick<PlanRating, "measures">): PlanSources {
  const compared = measures
    .flatMap(({ ratings }) => ratings)
    .flatMap(({ evidence }) => ("groupSource" in evidence ? [evidence] : []));
  const populations = compared.flatMap(({ populationBasis }) => populationBasis ?? []);
  const bases = [...[...measures, ...compared].flatMap((of) => of.bases), ...populations];
  return { bases: [...new Set(bases)].sort(), group: compared[0]?.groupSource ?? null };
}
