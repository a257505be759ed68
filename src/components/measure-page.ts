import type { MeasureFile } from "../ratings/page-files.js";
import { element } from "./element.js";
import { measureCharts } from "./measure-charts.js";
import { measureData } from "./measure-data-table.js";
import { measureHeader } from "./measure-header.js";
import { noColour } from "./measure-no-colour.js";
import { requirements } from "./measure-requirements.js";
import { measureSettings } from "./measure-settings.js";
import { measureSources } from "./measure-sources.js";
import { verdictTable } from "./measure-verdict-table.js";
import type { LoadEvidence } from "./measure-xmr.js";

/** A measure's page in the order a sceptic asks: what happened, what colour and why, the charts, what it would take, the rest. `load` fetches the evidence that the exploratory chart quotes. */
export function measurePage(file: MeasureFile, load?: LoadEvidence): HTMLElement {
  const { dossier, settings, forceNames } = file;
  const { series, waves, measure, rating } = dossier;
  const judged = series !== null || waves !== null;
  return element(
    "article",
    { class: "measure-page" },
    measureHeader(file),
    judged ? verdictTable(dossier, settings, forceNames) : noColour(measure, rating.ratings, forceNames),
    measureCharts(file, load),
    requirementsSection(file),
    judged ? measureSettings(measure.kind, settings) : null,
    measureData(dossier),
    measureSources(file)
  );
}

function requirementsSection({ dossier, settings }: MeasureFile): HTMLElement | null {
  const items = requirements(dossier, settings.reading);
  if (items.length === 0) return null;
  return element(
    "section",
    { class: "measure-requirements", "aria-labelledby": "requirements" },
    element("h2", { id: "requirements" }, "What it would take"),
    element("p", {}, "With today’s lines, which move with the data:"),
    element("ul", {}, ...items.map(({ text }) => element("li", {}, text)))
  );
}
