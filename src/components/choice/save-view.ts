import { savePageButton } from "../../kit/save-page.js";
import { settingAt } from "../../plan/settings.js";
import { measurePageText } from "../../words/page-text.js";
import { changesOf } from "./choice.js";
import type { ChoiceState } from "./choice-state.js";

/** A button that saves the view of a measure, with force, period, group and thresholds as they are, as a page of Markdown. */
export function saveViewButton(
  state: ChoiceState,
  measure: () => { id: string; title: string; isSurvey: boolean }
): HTMLElement {
  return savePageButton(() => {
    const { id, title, isSurvey } = measure();
    const choice = state.current();
    const { period, force, peers, settings } = choice;
    const changed = changesOf(choice, state.published).map(([{ path }]) => [path, settingAt(settings, path)]);
    return {
      name: `${id}-${period}`,
      text: measurePageText({
        title,
        measure: id,
        shown: { period, force, peers },
        thresholds: Object.fromEntries(changed),
        isSurvey
      })
    };
  });
}
