import { element } from "../../kit/element.js";
import type { MeasureFile } from "../../views/page-files.js";
import { measureSettings } from "../choice/measure-settings.js";
import type { LoadContext } from "./computed-section.js";
import { measureCharts } from "./measure-charts.js";
import { measureData } from "./measure-data-table.js";
import { measureFragility } from "./measure-fragility.js";
import { measureHeader } from "./measure-header.js";
import { type LoadHistory, measureHistory } from "./measure-history.js";
import { noColour } from "./measure-no-colour.js";
import { measureSources } from "./measure-sources.js";
import { measureTakes } from "./measure-takes.js";
import { verdictTable } from "./measure-verdict-table.js";
import type { LoadEvidence } from "./measure-xmr.js";

/** What the page fetches when a reader comes to it; a section whose data cannot be had is left out. */
export interface MeasureLoads {
  /** The evidence that the exploratory chart quotes. */
  evidence?: LoadEvidence;
  /** What the rules read, for what it would take and how fragile the colour is. */
  context?: LoadContext;
  /** The measure's past. */
  history?: LoadHistory;
}

/** A measure's page in the order a sceptic asks: what happened, what colour and why, the charts, what it would take, the rest. */
export function measurePage(file: MeasureFile, loads: MeasureLoads = {}): HTMLElement {
  const { dossier, settings, forceNames } = file;
  const { series, waves, measure, rating } = dossier;
  const judged = series !== null || waves !== null;
  return element(
    "article",
    { class: "measure-page" },
    measureHeader(file),
    judged ? verdictTable(dossier, settings, forceNames) : noColour(measure, rating.ratings, forceNames),
    measureCharts(file, loads.evidence),
    loads.context ? measureTakes(file, loads.context) : null,
    loads.context ? measureFragility(file, loads.context) : null,
    loads.history ? measureHistory(loads.history) : null,
    judged ? measureSettings(measure.kind, settings) : null,
    measureData(dossier),
    measureSources(file)
  );
}
