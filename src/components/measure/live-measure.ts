import type { MeasureFile, MeasurePageFile } from "../../views/page-files.js";
import { explainRating } from "../../words/explanation.js";
import { measureTitle } from "../../words/measure-title.js";
import { viewSaid } from "../../words/view-said.js";
import { measureOffer } from "../choice/choice-offer.js";
import { choiceState } from "../choice/choice-state.js";
import { type Live, live } from "../choice/live.js";
import { setPaperFooter } from "../choice/paper-footer.js";
import { contextOf, inputsFor, type PlanInputs, planInputs } from "../choice/plan-inputs.js";
import { measureRater } from "../choice/rate-choice.js";
import type { LoadContext } from "./computed-late.js";
import { printWhole } from "./print-whole.js";
import { type Rated, ratedOf } from "./rated.js";
import { showParts } from "./show-parts.js";

export interface LiveMeasureOptions {
  /** Fetch the data behind the view; asked only when another view is chosen. */
  inputs: PlanInputs;
  signal?: AbortSignal | undefined;
}

/** One measure for any period, force, group and thresholds: first the view that the build made. */
export function liveMeasure(file: MeasurePageFile, options: LiveMeasureOptions): Live<Rated> {
  const { signal } = options;
  const { measure } = file.dossier;
  const inputs = planInputs(options.inputs);
  const state = choiceState(measureOffer(file), signal);
  const { published } = state;
  const rate = measureRater(measure.id, published, inputs, file);
  const first = ratedOf(file, contextFor(published));

  function contextFor(choice: typeof published): LoadContext {
    return async () => {
      const { plan, data } = await inputsFor(choice, published, inputs);
      return contextOf(choice, plan, data);
    };
  }

  printWhole(signal);
  return live<Rated>({
    state,
    first,
    rate: async (choice) => {
      const { view, flips } = await rate(choice);
      if (view === file) return { view: first, flips };
      const said = viewSaid(choice, published, file.forceNames);
      return { view: ratedOf(withEdition(view, file), contextFor(choice), said), flips };
    },
    words: {
      places: state.offered.places,
      name: () => measureTitle(file.dossier),
      link: () => null,
      sentence: (result) => explainRating(result, measure, file.forceNames)
    },
    names: file.forceNames,
    onView: (view) => {
      // The history is that of the plan's own force.
      showParts(view, { history: view.force.id === file.force.id });
      setPaperFooter({ force: view.force.name, period: view.period, dataTo: file.periods.last });
    },
    signal
  });
}

/** A view of the plan's own place keeps what another edition of its figures says, whatever its period and thresholds. */
function withEdition(view: MeasureFile, { reclassified, force }: MeasurePageFile): MeasureFile {
  return reclassified && view.force.id === force.id ? { ...view, reclassified } : view;
}
