import { placeWords } from "../../plan/place-words.js";
import { type Plan, planMeasures } from "../../plan/plan.js";
import { explainRating, type ForceNames } from "../../words/explanation.js";
import { measureTitle } from "../../words/measure-title.js";
import type { FlipWords } from "./flips-list.js";

/** Names, pages and sentences of the plan's measures, for a list of colours that flip; `root` leads to the dashboard. */
export function planFlipWords(plan: Plan, names: ForceNames, root = "./"): FlipWords {
  const measures = new Map(planMeasures(plan).map((entry) => [entry.measure.id, entry]));
  return {
    places: placeWords(plan),
    name: (id) => measureTitle(measures.get(id)!),
    link: (id) => `${root}measures/${id}.html`,
    sentence: (result, id) => explainRating(result, measures.get(id)!.measure, names)
  };
}
