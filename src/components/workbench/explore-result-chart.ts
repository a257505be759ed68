import { barsChart } from "../../charts/simple/bars-chart.js";
import { dotsChart } from "../../charts/simple/dots-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { formatMonth, type Month } from "../../plan/month.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { QueryResult } from "./duckdb-client.js";
import {
  type ChartChoice,
  type ChartColumns,
  type ChartKind,
  chartColumns,
  suitableChart
} from "./explore-chart-choice.js";
import { exploreLines } from "./explore-lines.js";
import { type ExploreSeries, exploreSeriesBy, NoSeriesError } from "./explore-series.js";

/** The picture of a result, with the choice of what is drawn. */
export interface ResultChart {
  element: HTMLElement;
  show(result: QueryResult): void;
}

export interface ResultChartOptions {
  /** Id and name of the plan's own force: what carries either stands out. */
  home: { id: string; name: string };
  periodEnd: Month;
  places: PlaceWords;
}

const KINDS: Record<ChartKind, string> = {
  lines: "Lines by month",
  bars: "Bars, longest first",
  dots: "Dots"
};

/** The chart that suits each result; the reader can choose the kind and the columns. */
export function resultChart({ home, periodEnd, places }: ResultChartOptions): ResultChart {
  const controls = element("div", { class: "explore-control-row" });
  const message = element("p", { class: "explore-quiet", role: "status" });
  let draw: (width: number) => HTMLElement = () => element("div");
  const figure = chartWithDownloads(
    (width) => draw(width),
    "explore-chart",
    () => [
      `Source: the tables of this site, asked on its Explore page; plan period ended ${formatMonth(periodEnd)}. The query is in the address of the page.`
    ]
  );
  const holder = element(
    "details",
    { class: "explore-chart", open: true, hidden: true },
    element("summary", {}, "Chart of the result"),
    controls,
    message,
    figure.element
  );
  const picture = (result: QueryResult, choice: ChartChoice): void => {
    try {
      draw = chartOf(result, choice, { home, places });
      message.textContent = "";
      figure.element.hidden = false;
      figure.redraw();
    } catch (error) {
      if (!(error instanceof NoSeriesError)) throw error;
      message.textContent = `No chart: ${error.message} The table below has the answer.`;
      figure.element.hidden = true;
    }
  };
  return {
    element: holder,
    show(result) {
      const choice = suitableChart(result);
      holder.hidden = choice === null;
      if (!choice) return;
      controls.replaceChildren(...choices(result, choice, (chosen) => picture(result, chosen)));
      picture(result, choice);
    }
  };
}

/** Draws a choice. Throws a {@link NoSeriesError} that says why when it cannot be drawn. */
function chartOf(
  result: QueryResult,
  { kind, x, y, series }: ChartChoice,
  { home, places }: Pick<ResultChartOptions, "home" | "places">
): (width: number) => HTMLElement {
  const names = [home.id, home.name];
  const known = result.rows.filter((row) => typeof row[y] === "number" && Number.isFinite(row[y]));
  if (known.length === 0) throw new NoSeriesError(`${y} has no numbers.`);
  if (kind === "lines") {
    const lines = exploreSeriesBy(result, { month: x, value: y, force: series });
    const shown = withHomeName(lines, home);
    return (width) =>
      exploreLines({ subject: y, home: home.name, places, series: shown, valueName: y }, { width });
  }
  if (kind === "bars") {
    const bars = known.map((row) => ({ name: String(row[x] ?? "null"), value: row[y] as number }));
    return (width) => barsChart({ bars, valueName: y, barName: x, home: names }, { width });
  }
  const label = chartColumns(result).names[0];
  const dots = known
    .filter((row) => typeof row[x] === "number" && Number.isFinite(row[x]))
    .map((row) => ({
      x: row[x] as number,
      y: row[y] as number,
      name: label ? String(row[label] ?? "") : ""
    }));
  if (dots.length === 0) throw new NoSeriesError(`${x} has no numbers.`);
  return (width) => dotsChart({ dots, xName: x, yName: y, home: names }, { width });
}

/** Tables name the force by its id. */
function withHomeName(series: ExploreSeries, { id, name }: ResultChartOptions["home"]): ExploreSeries {
  return { ...series, forces: series.forces.map((f) => (f.force === id ? { ...f, force: name } : f)) };
}

const ACROSS: Record<ChartKind, keyof ChartColumns> = { lines: "months", bars: "names", dots: "numbers" };

/** Controls for the kind and the columns: only what the result has is offered. */
function choices(
  result: QueryResult,
  first: ChartChoice,
  onChange: (choice: ChartChoice) => void
): HTMLElement[] {
  const columns = chartColumns(result);
  const kinds = (Object.keys(KINDS) as ChartKind[]).filter(
    (kind) => columns[ACROSS[kind]].length > (kind === "dots" ? 1 : 0) && columns.numbers.length > 0
  );
  const changed = (kindChanged: boolean): void => {
    const chosen = kind.value() as ChartKind;
    if (kindChanged) across.offer(pairs(columns[ACROSS[chosen]]));
    series.element.hidden = chosen !== "lines";
    onChange({
      kind: chosen,
      x: across.value(),
      y: up.value(),
      series: chosen === "lines" ? series.value() || null : null
    });
  };
  const kind = list(
    "kind",
    "Draw",
    kinds.map((k) => [k, KINDS[k]]),
    first.kind,
    () => changed(true)
  );
  const across = list("across", "Across", pairs(columns[ACROSS[first.kind]]), first.x, () => changed(false));
  const up = list("up", "Value", pairs(columns.numbers), first.y, () => changed(false));
  const series = list(
    "series",
    "A line for each",
    [["", "one line"], ...pairs(columns.names)],
    first.series ?? "",
    () => changed(false)
  );
  series.element.hidden = first.kind !== "lines";
  return [kind, across, up, series].map((control) => control.element);
}

const pairs = (names: readonly string[]): [string, string][] => names.map((name) => [name, name]);

function list(name: string, label: string, options: [string, string][], first: string, onChange: () => void) {
  const id = `explore-chart-${name}`;
  const select = element("select", { id, onchange: onChange });
  const offer = (offered: readonly [string, string][]): void =>
    select.replaceChildren(...offered.map(([value, text]) => element("option", { value }, text)));
  offer(options);
  select.value = first;
  return {
    element: element("div", { class: "explore-control" }, element("label", { for: id }, label), select),
    offer,
    value: () => select.value
  };
}
