import type { MeasureDossier } from "../views/dossier.js";

/** "Domestic burglary: number of offences": a measure with the priority it stands under. */
export function measureTitle({ measure, priority }: Pick<MeasureDossier, "measure" | "priority">): string {
  const { name } = measure;
  return `${priority.title}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** What a chart's subtitle calls the measure: a series of offences by its priority, anything else by its title. */
export function chartSubject(dossier: Pick<MeasureDossier, "measure" | "priority">): string {
  return dossier.measure.kind === "offences" ? dossier.priority.title : measureTitle(dossier);
}
