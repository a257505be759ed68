import type { ChoiceState } from "../components/choice/choice-state.js";
import { type ReadingInput, readingChoice } from "../components/choice/reading-choice.js";
import { saveViewButton } from "../components/choice/save-view.js";
import { liveMeasure } from "../components/measure/live-measure.js";
import { measureXmr } from "../components/measure/measure-xmr.js";
import type { Rated } from "../components/measure/rated.js";
import type { OpenDatabase } from "../components/workbench/explore-engine.js";
import { engineMissing } from "../duckdb/engine-missing.js";
import { element } from "../kit/element.js";
import { pictureSource } from "../kit/picture-footer.js";
import { tellInput } from "../kit/tell-input.js";
import type { Values } from "../kit/values-of.js";
import { READINGS } from "../plan/readings.js";
import type { ExploredMeasure, MeasurePageFile } from "../views/page-files.js";
import { measureTitle } from "../words/measure-title.js";
import { withDrawer } from "./choose.js";
import { planFiles } from "./plan-files.js";
import { thisPlanInputs } from "./plan-inputs.js";
import { seriesSubject } from "./rated-charts.js";

/** A measure's page that follows its reader. */
export interface OpenMeasure {
  /** For a cell: the measure, rated for the reader's choice. */
  now: Values<Rated>;
  /** The reading whose lines charts draw: for `view()`. */
  readings(): ReadingInput;
  /** A button and the panel of settings that it opens. */
  thresholds(): HTMLElement;
  /** What is under way, what of the address could not be used, and which colours the choice changes. */
  notices(): HTMLElement;
  /** Saves what is shown, thresholds included, as a page to edit. */
  saveAsPage(): HTMLElement;
}

/** Opens a measure of this site from its file, `plan/measures/<id>.json`; the page then has the measure's name. */
export function openMeasure(file: MeasurePageFile): OpenMeasure {
  document.title = document.title.replace(/^[^|]*/, `${measureTitle(file.dossier)} `);
  const live = liveMeasure(file, { inputs: thisPlanInputs });
  return {
    now: live.values,
    readings: () => readingOfCharts(live.state),
    thresholds: () => withDrawer(live),
    notices: () => live.notices,
    saveAsPage: () =>
      saveViewButton(live.state, () => ({
        id: file.dossier.measure.id,
        title: measureTitle(file.dossier),
        isSurvey: file.dossier.waves !== null
      }))
  };
}

/** Any reading for the lines of charts: first, and whenever another is shown, the one that is shown. */
function readingOfCharts({ published, current, subscribe }: ChoiceState): ReadingInput {
  let shown = current().settings.reading;
  const input = readingChoice({
    legend: "Control lines in the charts",
    readings: READINGS,
    published: published.settings.reading,
    chosen: shown
  });
  subscribe(({ settings: { reading } }) => {
    if (reading === shown) return;
    shown = reading;
    input.value = reading;
    tellInput(input);
  });
  return input;
}

/** The exploratory XmR chart with its controls, folded, and how often it would signal if nothing had changed. */
export function xmrExplorer(now: Rated): HTMLElement | null {
  const subject = seriesSubject(now);
  return subject && measureXmr(subject, now.id, pictureSource(now));
}

/**
 * Other forces and months of a measure, as `rated` gives it or its page's file, drawn by a query that is shown and can be changed. Its code and the database are
 * fetched when the reader starts it; a site without the engine says so in its place.
 */
export function explorer(measure: ExploredMeasure): HTMLElement {
  if (engineMissing !== null)
    return element("div", { class: "explore explore-measure" }, element("p", {}, engineMissing));
  const start = element(
    "button",
    { type: "button", class: "explore-primary", onclick: () => void open() },
    START
  );
  const room = element("div", { class: "explore explore-measure" }, start);
  const open = async (): Promise<void> => {
    start.disabled = true;
    const [{ exploreMeasure }, { openDatabase }] = await Promise.all([
      import("../components/measure/explore-measure.js"),
      import("../components/workbench/duckdb-client.js")
    ]);
    const connect: OpenDatabase = (onProgress) => openDatabase(planFiles.database.href, { onProgress });
    const section = exploreMeasure(measure, { open: connect });
    room.replaceWith(section);
    // Its own button says the same, and then how much has arrived.
    section.querySelector("button")?.click();
  };
  return room;
}

const START = "Explore this measure in your browser";
