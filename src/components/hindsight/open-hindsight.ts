import { readingName } from "../../charts/frame/reading-name.js";
import { hindsightChart } from "../../charts/hindsight/hindsight-chart.js";
import { reliabilityChart } from "../../charts/hindsight/reliability-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { inSlices } from "../../kit/in-slices.js";
import { latestOnly } from "../../kit/latest-only.js";
import { pictureFooter } from "../../kit/picture-footer.js";
import { type Values, valuesOf } from "../../kit/values-of.js";
import { formatMonth, type Month } from "../../plan/month.js";
import { withOwnTarget } from "../../plan/own-target.js";
import { placeWords } from "../../plan/place-words.js";
import { type OffencesMeasure, type Priority, planMeasures } from "../../plan/plan.js";
import { placeNames } from "../../plan/plan-data.js";
import { SINGLE_READINGS, type SingleReading, singleReading } from "../../plan/readings.js";
import type { StepName } from "../../rules/steps.js";
import type { ScalingByQuarter } from "../../views/evidence-files.js";
import { type Hindsight, nothingToShow, type Outcome, outcomesOf } from "../../views/hindsight.js";
import type { DashboardFile, InputsFile } from "../../views/page-files.js";
import { chanceBins } from "../../views/reliability.js";
import {
  alikeText,
  type HindsightTold,
  hindsightSentences,
  hindsightTold,
  nothingInWords,
  totalText
} from "../../words/hindsight-text.js";
import { chartSubject } from "../../words/measure-title.js";
import { viewSaid } from "../../words/view-said.js";
import type { Choice } from "../choice/choice.js";
import { type LivePlan, livePlan } from "../choice/live-plan.js";
import { measureChooser } from "../choice/measure-chooser.js";
import { contextOf, planInputs } from "../choice/plan-inputs.js";
import { everyMeasureTable } from "./every-measure-table.js";
import { addressWithHindsight, type HindsightChoice, hindsightInAddress } from "./hindsight-choice.js";
import { hindsightDownload, hindsightRowsFile } from "./hindsight-download.js";
import { type HindsightTableRow, hindsightTable } from "./hindsight-table.js";
import { chancesTable, linesTable } from "./reliability-tables.js";

/** What was said and what happened, for a choice. */
export interface HindsightNow {
  period: Month;
  /** Last month of the target period. */
  target: Month;
  /** Why there is nothing to show; empty where there is something. */
  nothing: string;
  /** Has the plan a total and its parts? */
  hasParts: boolean;
  /** Was anything given a chance, and was anything projected by straight lines? */
  hasChances: boolean;
  hasLines: boolean;
  /** The place that is shown measure by measure, and the measure that is shown place by place. */
  place: string;
  measure: string;
  /** What became of all targets, a sentence each; of the total; and how far places ended alike. */
  sentences: HTMLElement;
  total: string;
  alike: string;
  ofPlace: HTMLElement;
  everyMeasure: HTMLElement;
  ofMeasure: HTMLElement;
  chances: HTMLElement;
  lines: HTMLElement;
  /** Last quarter whose forecast errors were read; null where there were none. */
  scalingTo: Month | null;
}

/** The page's parts, which it places. */
export interface HindsightParts {
  live: LivePlan;
  now: Values<HindsightNow>;
  /** Says that projections are being made, or why they could not be. */
  status: HTMLElement;
  /** The reading whose intervals the pictures show; the measure that is shown place by place. */
  intervals: HTMLElement;
  chooseMeasure: HTMLElement;
  placePicture: HTMLElement;
  measurePicture: HTMLElement;
  reliabilityPicture: HTMLElement;
  download: HTMLElement;
}

/** What is fetched when another choice is made. */
export interface HindsightInputs {
  all: () => Promise<InputsFile>;
  scalings: () => Promise<ScalingByQuarter>;
}

/** The steps of a rating that this page shows. */
const STEPS: readonly StepName[] = ["trends", "forecast", "offences-as-written", "offences-calibrated"];

type Entry = { measure: OffencesMeasure; priority: Priority };

/** Opens the page on what the build made; any other choice is projected anew. `signal` ends listening to the address. */
export function openHindsight(
  file: Hindsight,
  dashboard: DashboardFile,
  inputs: HindsightInputs,
  signal?: AbortSignal
): HindsightParts {
  const { plan } = dashboard;
  const places = placeWords(plan);
  const names = placeNames(dashboard);
  const { all } = planInputs({ own: inputs.all, all: inputs.all });
  const live = livePlan(dashboard, { inputs: { own: all, all }, without: { areas: [] }, signal });
  const { state } = live;
  const entries = planMeasures(plan).flatMap(({ measure, priority }): Entry[] =>
    measure.kind === "offences" ? [{ measure, priority }] : []
  );
  const measures = entries.map(({ measure }) => measure);
  const titles = Object.fromEntries(entries.map((entry) => [entry.measure.id, chartSubject(entry)]));
  const ids = Object.keys(titles);
  const first: HindsightChoice = { measure: ids[0] ?? "", intervals: "calibrated" };

  let shown = hindsightInAddress(location.href, ids, first).choice;
  let current = file;
  const listeners = new Set<(now: HindsightNow) => void>();
  const status = element("p", { class: "workbench-status", role: "status" });
  const outcomes = (reading: SingleReading): Outcome[] => outcomesOf(current, reading, measures);
  const apart = (list: readonly Outcome[]) => list.filter(({ place }) => place === current.total);
  const told = (): HindsightTold => hindsightTold(current, plan);
  /** Of a plan without a total the one place that is shown is the chosen one. */
  const chosenPlace = (): string => state.current().force;

  const keyOf = ({ period, settings, force }: Choice): string =>
    JSON.stringify([period, { ...settings, reading: null }, file.total === null ? force : null]);
  const made = async (choice: Choice): Promise<Hindsight> => {
    const key = keyOf(choice);
    if (key === keyOf(state.published)) return file;
    const [{ data }, scalings, { hindsightOf, hindsightPoint, hindsightRows }] = await Promise.all([
      all(),
      inputs.scalings(),
      import("../../views/hindsight-file.js")
    ]);
    const context = { ...contextOf({ ...choice, peers: null }, plan, data), scalings: scalings.quarters };
    const point = hindsightPoint(context);
    if (nothingToShow(point)) return hindsightOf(point, []);
    return hindsightOf(point, await inSlices(hindsightRows(context), () => keyOf(state.current()) === key));
  };

  const tableRows = (
    isShown: (of: { measure: string; place: string }) => boolean,
    by: "measure" | "place"
  ) => {
    const found = Object.fromEntries(SINGLE_READINGS.map((reading) => [reading, outcomes(reading)]));
    return current.said.flatMap((said, i): HindsightTableRow[] => {
      if (!isShown(said)) return [];
      const { measure, place } = said;
      const of = (reading: SingleReading) =>
        found[reading]!.find((outcome) => outcome.measure === measure && outcome.place === place);
      const [written, calibrated] = SINGLE_READINGS.map(of);
      return [
        {
          name: by === "measure" ? titles[measure]! : (names[place] ?? place),
          better: measures.find(({ id }) => id === measure)!.better,
          said,
          happened: current.happened[i] ?? null,
          outcomes: { ...(written && { "as-written": written }), ...(calibrated && { calibrated }) },
          own: by === "place" && place === current.total
        }
      ];
    });
  };
  const nowOf = (): HindsightNow => {
    const { force, settings } = state.current();
    const place = names[force] ?? force;
    const measure = titles[shown.measure] ?? "";
    const all = told();
    const table = (caption: string, heading: string, rows: HindsightTableRow[]) =>
      hindsightTable({ caption, heading, rows, reading: singleReading(settings.reading), names });
    const said = `said from ${formatMonth(current.period)} for ${formatMonth(current.target.to)}`;
    return {
      period: current.period,
      target: current.target.to,
      nothing: nothingInWords(current),
      hasParts: current.total !== null,
      hasChances: all.calibrated.length > 0,
      hasLines: all.written.length > 0,
      place,
      measure,
      sentences: element(
        "ul",
        { class: "hindsight-sentences" },
        ...hindsightSentences(all).map((sentence) => element("li", {}, sentence))
      ),
      total: current.total === null ? "" : totalText(names[current.total]!, apart(outcomes("calibrated"))),
      alike: alikeText(all),
      ofPlace: table(
        `${place}, measure by measure, ${said}`,
        "Measure",
        tableRows((of) => of.place === force, "measure")
      ),
      everyMeasure: everyMeasureTable({
        told: all,
        titles,
        chosen: shown.measure,
        link: (id) => addressWithHindsight(location.href, { ...shown, measure: id }, first),
        onChoose: (id) => look({ measure: id })
      }),
      ofMeasure: table(
        `${measure}, ${places.one} by ${places.one}, ${said}`,
        places.One,
        tableRows((of) => of.measure === shown.measure, "place")
      ),
      chances: chancesTable(all),
      lines: linesTable(all),
      scalingTo: current.scalingTo
    };
  };

  const source = (force: string) => ({ title: plan.title, force, periodEnd: current.period });
  const viewOfFiles = () => viewSaid(state.current(), state.published, names);
  const ownTargets = measures.some(({ target }) => target !== undefined)
    ? ["A measure with a target of its own in the plan is judged by that."]
    : [];
  const when = (): string =>
    `the ${current.target.from.slice(5) === "04" ? "year" : "target period"} to ${formatMonth(current.target.to)}, said from ${formatMonth(current.period)}`;
  const intervalsPicture = (by: "measure" | "place", width: number): HTMLElement => {
    const force = chosenPlace();
    const rows = outcomes(shown.intervals)
      .filter(({ measure, place }) => (by === "place" ? measure === shown.measure : place === force))
      .map((outcome) => ({
        outcome,
        id: by === "place" ? outcome.place : outcome.measure,
        name: by === "place" ? (names[outcome.place] ?? outcome.place) : titles[outcome.measure]!,
        own: by === "place" && outcome.place === current.total
      }));
    if (rows.length === 0)
      return element("p", {}, `Nothing was projected here by the reading ${readingName(shown.intervals)}.`);
    const sides = new Set(
      rows.map(({ outcome }) => measures.find(({ id }) => id === outcome.measure)!.better)
    );
    const share = ({ outcome }: (typeof rows)[number]) => outcome.happened / outcome.threshold;
    const ordered =
      by === "place" ? rows.toSorted((a, b) => Number(b.own) - Number(a.own) || share(a) - share(b)) : rows;
    return hindsightChart(
      {
        subject: by === "place" ? (titles[shown.measure] ?? "") : (names[force] ?? force),
        rows: ordered,
        reading: shown.intervals,
        when: when(),
        confidence: current.confidence,
        better: sides.size === 1 ? [...sides][0]! : "mixed"
      },
      { width }
    );
  };
  const figures = {
    place: chartWithDownloads(
      (width) => intervalsPicture("measure", width),
      "hindsight-place",
      () => [
        ...pictureFooter(
          { ...source(names[chosenPlace()]!), settings: state.current().settings },
          STEPS,
          shown.intervals
        ),
        ...ownTargets
      ],
      viewOfFiles
    ),
    measure: chartWithDownloads(
      (width) => intervalsPicture("place", width),
      "hindsight-measure",
      () => {
        const measure = measures.find(({ id }) => id === shown.measure)!;
        const settings = withOwnTarget(measure, state.current().settings);
        return pictureFooter({ ...source(places.many), settings }, STEPS, shown.intervals);
      },
      viewOfFiles
    ),
    reliability: chartWithDownloads(
      (width) => {
        const { calibrated } = told();
        if (calibrated.length === 0) return element("p", {}, "No target was given a chance.");
        const subject = `targets for ${formatMonth(current.target.to)}, said from ${formatMonth(current.period)}`;
        return reliabilityChart({ bins: chanceBins(calibrated), subject, place: places.one }, { width });
      },
      "hindsight-chances",
      () => [
        ...pictureFooter({ ...source(places.many), settings: state.current().settings }, STEPS, "calibrated"),
        ...ownTargets
      ],
      viewOfFiles
    )
  };

  const intervals = intervalsChoice((reading) => look({ intervals: reading }));
  const chooser = measureChooser(
    { id: "hindsight-measure", label: "Measure", measures: Object.entries(titles) },
    (measure) => look({ measure })
  );
  const tell = (): void => {
    const now = nowOf();
    intervals.show(shown.intervals);
    chooser.show(shown.measure);
    for (const figure of Object.values(figures)) figure.redraw();
    for (const listener of listeners) listener(now);
  };
  const look = (part: Partial<HindsightChoice>): void => {
    shown = { ...shown, ...part };
    live.tellOfPage([]);
    const address = addressWithHindsight(location.href, shown, first);
    if (address !== location.href) history.pushState(null, "", address);
    tell();
  };
  const followAddress = (): void => {
    const { choice, problems } = hindsightInAddress(location.href, ids, first);
    shown = choice;
    live.tellOfPage(problems);
    tell();
  };
  const follow = latestOnly(() => made(state.current()), {
    done: (next) => {
      status.textContent = "";
      current = next;
      tell();
    },
    slow: () => {
      status.textContent = `Projecting from ${formatMonth(state.current().period)}…`;
    },
    failed: ({ message }) => {
      status.textContent = `These projections could not be made: ${message}. The last good ones stay.`;
    }
  });
  state.subscribe(() => void follow());
  addEventListener("popstate", followAddress, signal ? { signal } : {});
  followAddress();
  void follow();

  return {
    live,
    now: valuesOf(nowOf, (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
    status,
    intervals: intervals.element,
    chooseMeasure: chooser.element,
    placePicture: figures.place.element,
    measurePicture: figures.measure.element,
    reliabilityPicture: figures.reliability.element,
    download: hindsightDownload(
      () => hindsightRowsFile(current, SINGLE_READINGS.flatMap(outcomes), { measures: titles, names }),
      viewOfFiles
    )
  };
}

/** Radio buttons for the reading whose intervals are drawn. */
function intervalsChoice(onChoose: (reading: SingleReading) => void) {
  const radios = SINGLE_READINGS.map((reading) =>
    element("input", { type: "radio", name: "intervals", value: reading, onchange: () => onChoose(reading) })
  );
  const labels: Record<SingleReading, string> = {
    "as-written": "straight lines (as written)",
    calibrated: "forecast (calibrated)"
  };
  return {
    element: element(
      "fieldset",
      { class: "measure-reading" },
      element("legend", {}, "Intervals in the pictures"),
      ...SINGLE_READINGS.map((reading, i) => element("label", {}, radios[i]!, ` ${labels[reading]}`))
    ),
    show(reading: SingleReading) {
      for (const radio of radios) radio.checked = radio.value === reading;
    }
  };
}
