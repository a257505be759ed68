import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { pictureFooter, pictureSource } from "../../kit/picture-footer.js";
import { addMonths, type Month } from "../../plan/month.js";
import { type PlaceWords, placeWords } from "../../plan/place-words.js";
import type { Measure } from "../../plan/plan.js";
import { singleReading } from "../../plan/readings.js";
import type { ExploredMeasure } from "../../views/page-files.js";
import type { Database, QueryResult } from "../workbench/duckdb-client.js";
import { exploreDrafts } from "../workbench/explore-drafts.js";
import { exploreEngine, type OpenDatabase } from "../workbench/explore-engine.js";
import { type ExploreSeries, exploreSeries, NoSeriesError } from "../workbench/explore-series.js";
import { exploreWorkbench } from "../workbench/explore-workbench.js";
import { type CatalogueEntry, nameOfId, readCatalogue } from "./explore-catalogue.js";
import { exploreChart, exploredStep } from "./explore-chart.js";
import { exploreControls } from "./explore-controls.js";
import { type ExploreChoice, exploreQuery } from "./explore-query.js";

export interface ExploreMeasureOptions {
  open: OpenDatabase;
}

/**
 * The exploring section of a measure's page: other forces, months, series and units, drawn by a query that is shown
 * and can be changed. Nothing is fetched until the reader asks; nothing is shown for a measure without figures to draw.
 */
export function exploreMeasure(file: ExploredMeasure, { open }: ExploreMeasureOptions): HTMLElement {
  const subject = subjectOf(file.dossier.measure);
  const body = element("div", { class: "explore-body" });
  const engine = exploreEngine({
    open,
    start: "Explore this measure in your browser",
    onReady: (database) => void fill(body, database, file, subject!)
  });
  return element("div", { class: "explore explore-measure" }, subject && engine.element, subject && body);
}

interface Subject {
  kind: ExploreChoice["kind"];
  id: string;
}

function subjectOf(measure: Measure): Subject | null {
  if (measure.kind === "offences") return { kind: "offences", id: measure.series };
  if (measure.kind !== "survey" && measure.kind !== "outcome") return null;
  return measure.survey === undefined ? null : { kind: "survey", id: measure.survey };
}

/** Months before the period end that are drawn at first. */
const MONTHS_BEFORE = 60;

function firstChoice(
  file: ExploredMeasure,
  subject: Subject,
  catalogue: readonly CatalogueEntry[]
): ExploreChoice {
  const { plan, force, group } = file;
  const entry = catalogue.find(({ id }) => id === subject.id) ?? catalogue[0]!;
  const earliest = addMonths(plan.periodEnd, 1 - MONTHS_BEFORE);
  const isSurvey = subject.kind === "survey";
  return {
    kind: subject.kind,
    subject: entry.id,
    forces: [force.id, ...(group?.peers ?? [])],
    from: isSurvey ? entry.first : later(entry.first, earliest),
    to: [entry.last, plan.periodEnd].sort()[0]!,
    unit: isSurvey ? "count" : "rate"
  };
}

/** The later of two months. */
function later(a: Month, b: Month): Month {
  return [a, b].sort()[1]!;
}

async function fill(
  body: HTMLElement,
  database: Database,
  file: ExploredMeasure,
  subject: Subject
): Promise<void> {
  try {
    const catalogue = await readCatalogue(database, subject.kind);
    const choice = firstChoice(file, subject, catalogue);
    const bench = measureBench(file, choice, database);
    const controls = exploreControls({
      choice,
      catalogue,
      forceNames: file.forceNames,
      areas: (file.areas ?? []).map(({ id }) => id),
      places: placeWords(file.plan),
      total: file.total?.id,
      group: choice.forces,
      onChange: bench.choose
    });
    body.replaceChildren(controls, bench.element);
    bench.choose(choice);
  } catch (error) {
    body.replaceChildren(
      element("p", { role: "alert" }, `The tables could not be read: ${(error as Error).message}`)
    );
  }
}

/** The picture, and the query and table behind it. */
function measureBench(file: ExploredMeasure, first: ExploreChoice, database: Database) {
  const { id } = file.dossier.measure;
  const picture = measurePicture(file);
  let asked = { choice: first, sql: exploreQuery(first) };
  const workbench = exploreWorkbench({
    name: `explore-${id}`,
    label: "The query behind the picture (SQL)",
    sql: asked.sql,
    drafts: exploreDrafts(`explore-${id}`),
    database: async () => database,
    onResult: (result, sql) => picture.show(result, sql === asked.sql ? asked.choice : null)
  });
  return {
    element: element("div", {}, picture.element, workbench.element),
    choose(choice: ExploreChoice): void {
      asked = { choice, sql: exploreQuery(choice) };
      void workbench.ask(asked.sql);
    }
  };
}

/** The picture of the last result; `choice` is null when the reader changed the query. */
function measurePicture(file: ExploredMeasure) {
  const { dossier, force, plan, settings } = file;
  const places = placeWords(plan);
  const own = subjectOf(dossier.measure);
  let drawn: { series: ExploreSeries; choice: ExploreChoice | null } | null = null;
  const draw = (width: number): HTMLElement => {
    if (!drawn) return element("div");
    const { series, choice } = drawn;
    return exploreChart(
      {
        subject: choice ? nameOfId(choice.subject) : "Your query",
        home: force.name,
        places,
        series,
        better: dossier.measure.better ?? "lower",
        annotations: choice?.subject === own?.id ? dossier.annotations : [],
        settings
      },
      width
    );
  };
  const figure = chartWithDownloads(draw, `${dossier.measure.id}-explore`, () => {
    const step = drawn && exploredStep(drawn.series, settings.reading);
    return pictureFooter(
      pictureSource(file),
      step ? [step] : [],
      step ? singleReading(settings.reading) : undefined
    );
  });
  const message = element("p", { class: "explore-picture-message", role: "status" });
  const show = (result: QueryResult, choice: ExploreChoice | null): void => {
    try {
      drawn = { series: exploreSeries(result), choice };
      figure.element.hidden = false;
      figure.redraw();
      message.textContent = absentText(drawn.series, choice, { names: file.forceNames, places });
    } catch (error) {
      if (!(error instanceof NoSeriesError)) throw error;
      figure.element.hidden = true;
      message.textContent = `No picture: ${error.message} The table below has the answer.`;
    }
  };
  return { element: element("div", { class: "explore-picture" }, figure.element, message), show };
}

/** Names the chosen forces that have nothing to draw. */
function absentText(
  series: ExploreSeries,
  choice: ExploreChoice | null,
  { names, places }: { names: Record<string, string>; places: PlaceWords }
): string {
  const present = new Set(series.forces.map(({ force }) => force));
  const absent = (choice?.forces ?? []).map((id) => names[id] ?? id).filter((name) => !present.has(name));
  if (absent.length === 0) return "";
  return absent.length > 8
    ? `No figures for ${absent.length} of the ${places.many} chosen.`
    : `No figures for ${absent.join(", ")}.`;
}
