import { addMonths, type Month } from "../../../src/plan/month.js";
import type { Series } from "../../../src/plan/plan-data.js";
import { defaultSettings, type Settings, withSetting } from "../../../src/plan/settings.js";
import { yearsKnown } from "../../../src/rules/models/baseline-model.js";
import { type ChangeModel, changeModel } from "../../../src/rules/models/change-model.js";
import { USUAL_DEVIATION } from "../../../src/rules/models/year-to-year.js";
import { changeSinceBaseline } from "../../../src/rules/r1-change.js";
import { CHANGE_METHODS, type ChangeMethod, type FoundBy } from "../../../src/views/change-evidence.js";

/** Settings with a version of R1's method. */
export const withChangeMethod = (settings: Settings, version: 2 | 3): Settings =>
  withSetting(settings, "method", { R1: { version, note: "the evidence" } });

type Finding = "improved" | "no-change" | "worse";

/** What R1 calibrated finds of a history by a method; of the third, also with another usual deviation from year to year. */
export type ChangeFound = (method: ChangeMethod, usual?: number) => Finding;

/**
 * Judges counts about the published baseline, of which so many whole years come before it, at a period end, by the product's own
 * rule: each method's models are fitted once a history.
 */
export function changeJudge(
  calendar: "days" | "months",
  yearsBefore = 4
): (counts: readonly number[], periodEnd: Month) => ChangeFound {
  const plain = withSetting(defaultSettings(), "season.calendar", calendar);
  const start = addMonths(plain.baseline.start, -12 * yearsBefore);
  return (counts, periodEnd) => {
    const series: Series = { start, monthsPerPeriod: 1, counts: [...counts], bases: [] };
    const [second, third] = ([2, 3] as const).map((version) => {
      const settings = withChangeMethod(plain, version);
      return { settings, model: changeModel(series, periodEnd, settings) };
    }) as [Fitted, Fitted];
    return (method, usual = USUAL_DEVIATION) => {
      const { settings, model } = method === "second" ? second : third;
      const used = withYears(series, model, method === "third without years" ? undefined : usual);
      const { finding } = changeSinceBaseline(series, "lower", periodEnd, settings, "calibrated", used);
      if (finding === "not-judged") throw new Error("a history could not be judged");
      return finding;
    };
  };
}

interface Fitted {
  settings: Settings;
  model: ChangeModel | undefined;
}

/** A model with another usual deviation from year to year, or with nothing from year to year. */
function withYears(series: Series, model: ChangeModel | undefined, usual: number | undefined) {
  if (!model?.baseline) return model;
  const { baseline } = model;
  const share = yearsKnown(series, baseline) ? 1 / 2 : 1;
  const yearVariance =
    usual === undefined ? 0 : baseline.yearVariance + share * (usual ** 2 - USUAL_DEVIATION ** 2);
  return { ...model, baseline: { ...baseline, yearVariance } };
}

/** A number for each method. */
export const byMethod = (of: (method: ChangeMethod) => number): FoundBy =>
  Object.fromEntries(CHANGE_METHODS.map((method) => [method, of(method)])) as FoundBy;
