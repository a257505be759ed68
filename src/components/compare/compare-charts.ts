import { linkCharts } from "../../charts/frame/link-charts.js";
import { funnelChart } from "../../charts/funnel/funnel-chart.js";
import type { ComparisonSubject } from "../../charts/position/comparison-subject.js";
import { forcesChart } from "../../charts/position/forces-chart.js";
import { rankChart } from "../../charts/position/rank-chart.js";
import { type ChartWithDownloads, chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { type PictureSource, pictureFooter } from "../../kit/picture-footer.js";
import { type PlaceWords, placeWords } from "../../plan/place-words.js";
import { groupOf } from "../../rules/r4-position.js";
import type { RatingContext } from "../../rules/rate-measure.js";
import { comparedBy } from "../../rules/rules.js";
import { isMissing } from "../../rules/windows/series-window.js";
import { type ForceComparison, forceRanks } from "../../views/force-comparison.js";
import { funnelView } from "../../views/funnel-view.js";
import { spcMultiples } from "../../views/spc-multiples.js";
import type { ForceNames } from "../../words/explanation.js";
import { explainMissing } from "../../words/explanation.js";
import { chartSubject, measureTitle } from "../../words/measure-title.js";
import type { ViewSaid } from "../../words/view-said.js";
import { compareDownload } from "./compare-download.js";
import { compareMultiples } from "./compare-multiples.js";
import { type ComparisonRow, comparedFunnel, isComparison } from "./comparison-rows.js";

/** What the charts are made from. */
export interface CompareChartsOptions {
  row: ComparisonRow;
  context: RatingContext;
  names: ForceNames;
  /** What files say of the view; null for the published one. */
  said: ViewSaid | null;
}

/** The charts of the chosen measure. */
export interface CompareCharts {
  element: HTMLElement;
  /** Shows another choice; the charts of the same measure keep their places. */
  show(options: CompareChartsOptions): void;
}

/** Bars with lines, ranks with intervals, the funnel, and R5 for every force, of one measure at a time. */
export function compareCharts(places: PlaceWords): CompareCharts {
  const title = element("h2", { id: "compare-measure" });
  const missing = element("p", { class: "compare-missing" });
  const noFunnel = element(
    "p",
    { class: "compare-context" },
    `No funnel plot of all ${places.many}: only the ${places.many} of this group have figures.`
  );
  const grid = element("div", { class: "measure-charts compare-charts" });
  const multiples = element("div", {});
  const spcSection = section("compare-spc", `Every ${places.one} against its own past`, multiples);
  const download = element("div", { class: "compare-download" });
  let shown: CompareChartsOptions | undefined;
  let drawings: Drawings = {};
  let figures: ChartWithDownloads[] = [];

  const build = (id: string): void => {
    const parts = [
      { key: "forces", heading: "Figures and lines", step: "position" },
      { key: "ranks", heading: "Ranks", step: "compared" },
      { key: "funnel", heading: "By size", step: "compared" }
    ] as const;
    const made = parts.map(({ key, heading, step }) => {
      const figure = chartWithDownloads(
        (width) => drawings[key]?.(width) ?? element("p"),
        `compare-${id}-${key}`,
        () => (shown ? pictureFooter(sourceOf(shown), [`${step}-${comparedBy(shown.row.measure)}`]) : []),
        () => shown?.said ?? null
      );
      return { figure, section: section(`compare-${key}`, heading, figure.element) };
    });
    figures = made.map(({ figure }) => figure);
    grid.replaceChildren(...made.map((part) => part.section));
  };
  linkCharts(grid);
  const page = element(
    "section",
    { "aria-labelledby": "compare-measure" },
    title,
    missing,
    grid,
    noFunnel,
    spcSection,
    download
  );
  return {
    element: page,
    show(options) {
      const { row, context, names, said } = options;
      const { compared, measure } = row;
      const found = isComparison(compared);
      title.replaceChildren(element("a", { href: `./measures/${measure.id}.html` }, measureTitle(row)));
      missing.textContent =
        compared && isMissing(compared) ? explainMissing(compared.reason, compared.evidence, names) : "";
      missing.hidden = found;
      grid.hidden = !found;
      download.hidden = !found;
      spcSection.hidden = true;
      noFunnel.hidden = true;
      if (found) {
        const isOther = shown?.row.measure.id !== measure.id;
        drawings = drawingsOf(compared, options);
        if (isOther) build(measure.id);
        else for (const { redraw } of figures) redraw();
        grid.lastElementChild!.toggleAttribute("hidden", !drawings.funnel);
        noFunnel.hidden = Boolean(drawings.funnel);
        const spc = spcMultiples(measure, compared, context);
        const subject = { id: measure.id, title: measureTitle(row) };
        spcSection.hidden = spc === null;
        multiples.replaceChildren(
          ...(spc ? [compareMultiples({ spc, comparison: compared, context, names, measure: subject })] : [])
        );
        download.replaceChildren(compareDownload(compared, { measure: measure.id, names, places, said }));
      }
      shown = found ? options : undefined;
    }
  };
}

function sourceOf({ context, names }: CompareChartsOptions): PictureSource {
  const { plan, force, period, settings } = context;
  return { title: plan.title, force: names[force] ?? force, periodEnd: period, settings };
}

function section(id: string, title: string, ...children: HTMLElement[]): HTMLElement {
  return element(
    "section",
    { class: "measure-section", "aria-labelledby": id },
    element("h3", { id }, title),
    ...children
  );
}

type Drawings = Partial<Record<"forces" | "ranks" | "funnel", (width: number) => HTMLElement>>;

/** What is drawn of a comparison; what takes time is worked out when it is first drawn. */
function drawingsOf(comparison: ForceComparison, { row, context, names }: CompareChartsOptions): Drawings {
  const subject: ComparisonSubject = {
    measure: chartSubject(row),
    place: names[context.force] ?? context.force,
    comparison,
    places: placeWords(context.plan),
    peers: groupOf(context)?.peers ?? [],
    forceNames: names,
    settings: context.settings
  };
  const ranks = once(() => forceRanks(comparison));
  const figures = comparedFunnel(row.measure, context);
  const view = once(() => (figures ? funnelView(figures) : undefined));
  return {
    forces: (width) => forcesChart(subject, { width }),
    ranks: (width) => rankChart({ ...subject, ranks: ranks() }, { width }),
    ...(figures && { funnel: (width) => funnelChart({ ...subject, figures, view: view() }, { width }) })
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
