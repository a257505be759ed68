import { figuresBehind, isWithheld } from "../plan/withheld.js";
import { publishedReds, resultOf } from "../rules/published-ratings.js";
import { isMissing } from "../rules/windows/series-window.js";
import type { MeasureFile } from "./page-files.js";

const isJudged = ({ dossier: { series, waves } }: MeasureFile): boolean => series !== null || waves !== null;

const hasSeries = ({ dossier }: MeasureFile): boolean => dossier.series !== null;

const hasRule =
  (...rules: ("R4" | "R6" | "R7")[]) =>
  ({ dossier, settings }: MeasureFile): boolean =>
    !isWithheld(dossier.measure) &&
    rules.some((rule) => resultOf(dossier.rating, rule, settings.reading) !== undefined);

/** Is it compared with a group? A total of all places is compared with nobody, which its colours say. */
function hasGroup(file: MeasureFile): boolean {
  const position = resultOf(file.dossier.rating, "R4", file.settings.reading);
  return hasRule("R4")(file) && position?.reason !== "is-total";
}

const hasWaves = ({ dossier }: MeasureFile): boolean => (dossier.waves?.length ?? 0) > 0;

/** Is anything done about it, or nothing although it is red? */
function isAnswered({ dossier: { measure, rating }, settings }: MeasureFile): boolean {
  if (measure.responses === undefined) return false;
  return measure.responses.length > 0 || publishedReds(rating, settings).length > 0;
}

/** Are only the forces of the group among those with figures? A funnel of them says no more than the group's chart. */
export function onlyGroup({ dossier: { funnel }, force, group }: MeasureFile): boolean {
  if (!funnel || isMissing(funnel)) return false;
  const members = [force.id, ...(group?.peers ?? [])];
  return funnel.forces.every((figure) => members.includes(figure.force));
}

/**
 * The parts of a measure's page that only some measures have, by their name in it (`data-part`): whether a measure, in
 * the view of its file, has it. A part that is not named here stands on the page of every measure.
 */
export const MEASURE_PARTS: Readonly<Record<string, (file: MeasureFile) => boolean>> = {
  save: isJudged,
  why: isJudged,
  "no-colour": (file) => !isJudged(file),
  assessment: ({ dossier }) => dossier.measure.kind === "assessment",
  actions: ({ dossier }) => dossier.measure.kind === "actions",
  savings: ({ dossier }) => dossier.measure.kind === "savings",
  responses: isAnswered,
  readings: (file) => hasSeries(file) || hasGroup(file),
  spc: hasSeries,
  change: hasSeries,
  trends: (file) => hasSeries(file) && file.dossier.outlook !== null,
  survey: (file) => hasWaves(file) && hasRule("R6", "R7")(file),
  group: hasGroup,
  funnel: (file) => file.dossier.funnel !== null && hasRule("R4")(file) && !onlyGroup(file),
  xmr: hasSeries,
  takes: isJudged,
  fragile: isJudged,
  settings: isJudged,
  data: (file) => hasSeries(file) || hasWaves(file),
  explore: ({ dossier: { measure } }) => !isWithheld(measure) && figuresBehind(measure).length > 0
};
