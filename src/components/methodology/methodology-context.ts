import { placeWords } from "../../plan/place-words.js";
import { planMeasures } from "../../plan/plan.js";
import type { FalseAlarms } from "../../rules/false-alarms.js";
import type { RatingContext } from "../../rules/rate-measure.js";
import type { MeasureRating } from "../../rules/rating.js";
import type { MeasureDossier } from "../../views/dossier.js";
import type { RulesEvidence } from "../../views/evidence-files.js";
import { measureDossier } from "../../views/measure-dossier.js";
import type { DashboardFile, InputsFile } from "../../views/page-files.js";
import { measureTitle } from "../../words/measure-title.js";
import type { Choice } from "./choice-input.js";
import { type SettingsInWords, settingsInWords } from "./settings-in-words.js";

/** What the pages of the rules are made from: the plan as rated, its data, and what was measured of the rules. */
export interface Methodology {
  rating: RatingContext;
  /** Every measure as the build rated it. */
  measures: MeasureRating[];
  words: SettingsInWords;
  evidence: RulesEvidence;
  falseAlarms: FalseAlarms;
  forceNames: Record<string, string>;
}

/** The files of the pages, put together. */
export function methodology(
  { plan, forces, view }: Pick<DashboardFile, "plan" | "forces" | "view">,
  { data, falseAlarms }: InputsFile,
  evidence: RulesEvidence
): Methodology {
  const { settings, force, period, measures } = view.rating;
  return {
    rating: { plan, data, settings, force, period },
    measures,
    words: settingsInWords(view.rating, placeWords(plan)),
    evidence,
    falseAlarms,
    forceNames: Object.fromEntries(forces.map(({ id, name }) => [id, name]))
  };
}

/** A measure's results and series, computed again from the data, in the browser. */
export function dossierOf({ rating }: Methodology, id: string): MeasureDossier {
  const found = planMeasures(rating.plan).find(({ measure }) => measure.id === id)!;
  return measureDossier(found.measure, found.priority, rating);
}

const verdictOf = (measure: MeasureRating, rule: string): string[] => [
  ...measure.findings.filter((f) => f.rule === rule).map(({ finding }) => finding),
  ...measure.ratings.filter((r) => r.rule === rule).map(({ rating }) => rating)
];

const REFUSED = ["not-judged", "not-rated"];

/**
 * The measures to which a rule was applied, offences first, in the order of the plan. One on which readings
 * differ stands before all, if there is one: it shows more of the rule.
 */
export function examplesOf({ rating, measures }: Methodology, rule: string): Choice[] {
  const judged = measures.filter((m) => {
    const verdicts = verdictOf(m, rule);
    return verdicts.length > 0 && !verdicts.some((verdict) => REFUSED.includes(verdict));
  });
  const differs = judged.find((m) => new Set(verdictOf(m, rule)).size > 1);
  const rank = (m: MeasureRating) => (m === differs ? 0 : m.kind === "offences" ? 1 : 2);
  const ordered = judged.toSorted((a, b) => rank(a) - rank(b));
  const titles = new Map(planMeasures(rating.plan).map((entry) => [entry.measure.id, measureTitle(entry)]));
  return ordered.map(({ id }) => ({ id, name: titles.get(id)! }));
}
