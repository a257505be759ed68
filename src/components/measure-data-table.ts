import { pointName } from "../charts/series-points.js";
import type { MeasureDossier } from "../ratings/dossier.js";
import { formatNumber, formatPercent, formatUnits } from "../ratings/format.js";
import { addMonths, formatMonth, type Month } from "../ratings/month.js";
import type { Series, SurveyWave } from "../ratings/plan-data.js";
import type { WindowSummary } from "../ratings/rating.js";
import { element } from "./element.js";
import { saveFile } from "./measure-save-file.js";

/** The figures behind the charts as text: a heading and rows. */
export interface DataTable {
  /** What a row is: "month", "quarter", "survey". */
  unit: string;
  headings: string[];
  rows: string[][];
  /** As {@link rows}, for a file: dates as YYYY-MM, numbers without separators. */
  plain: string[][];
}

interface NamedWindow {
  name: string;
  from: Month;
  to: Month;
}

/** Windows that the rules read, by name; both readings read the same. */
function namedWindows({ rating }: MeasureDossier): NamedWindow[] {
  const named = new Map<string, NamedWindow>();
  for (const { rule, evidence } of [...rating.findings, ...rating.ratings]) {
    const summaries = Object.entries(evidence as Record<string, WindowSummary | undefined>);
    for (const [name, window] of summaries) {
      const isWindow = window && typeof window === "object" && "periods" in window && "mean" in window;
      if (isWindow && (rule === "R1" || rule === "R5"))
        named.set(name, { name, from: window.from, to: window.to });
    }
  }
  return [...named.values()];
}

function seriesTable(series: Series, dossier: MeasureDossier): DataTable {
  const windows = namedWindows(dossier);
  const { start, monthsPerPeriod, counts, bases } = series;
  const entries = counts.map((count, i) => {
    const month = addMonths(start, i * monthsPerPeriod);
    const inside = ({ from, to }: { from: Month; to: Month }) => month >= from && month <= to;
    const window = windows.filter(inside).map(({ name }) => name);
    return { month, count, window: window.join(", "), basis: bases.find(inside)?.basis ?? "" };
  });
  return {
    unit: monthsPerPeriod === 1 ? "month" : "quarter",
    headings: [monthsPerPeriod === 1 ? "Month" : "Quarter", "Offences", "Window", "Basis"],
    rows: entries.map(({ month, count, window, basis }) => [
      pointName(month, monthsPerPeriod),
      count === null ? "no figure" : formatNumber(count),
      window,
      basis
    ]),
    plain: entries.map(({ month, count, window, basis }) => [
      month,
      count === null ? "" : String(count),
      window,
      basis
    ])
  };
}

function wavesTable(waves: SurveyWave[]): DataTable {
  return {
    unit: "survey",
    headings: ["Survey to", "Months", "Percentage", "Base", "Design effect", "Basis"],
    rows: waves.map((wave) => [
      formatMonth(wave.periodEnd),
      formatNumber(wave.months),
      formatPercent(wave.percent),
      wave.base === null ? "not known" : formatNumber(wave.base),
      wave.designEffect === null ? "not given" : formatNumber(wave.designEffect, 2),
      wave.basis
    ]),
    plain: waves.map(({ periodEnd, months, percent, base, designEffect, basis }) =>
      [periodEnd, months, percent, base ?? "", designEffect ?? "", basis].map(String)
    )
  };
}

/** The figures of a measure as a table; null when it has none. */
export function dataTable(dossier: MeasureDossier): DataTable | null {
  if (dossier.series) return seriesTable(dossier.series, dossier);
  return dossier.waves && dossier.waves.length > 0 ? wavesTable(dossier.waves) : null;
}

/** Comma-separated text. A cell that a spreadsheet would run as a formula is given a leading apostrophe. */
export function csvText({ headings }: DataTable, plain: string[][]): string {
  const cell = (text: string) => {
    const safe = /^[=+@\t\r]/.test(text) || /^-[^\d.]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${[headings, ...plain].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** The table behind the charts, folded away, and the same as a file. */
export function measureData(dossier: MeasureDossier): HTMLElement | null {
  const table = dataTable(dossier);
  if (!table) return null;
  const save = () =>
    saveFile(new Blob([csvText(table, table.plain)], { type: "text/csv" }), `${dossier.measure.id}.csv`);
  return element(
    "section",
    { class: "measure-data", "aria-labelledby": "data" },
    element("h2", { id: "data" }, "Data behind the charts"),
    element(
      "details",
      {},
      element("summary", {}, `Show the table: ${formatUnits(table.rows.length, table.unit)}`),
      element(
        "div",
        { class: "measure-table", tabindex: 0, role: "region", "aria-label": "Table of the data" },
        tableElement(table)
      )
    ),
    element("p", {}, element("button", { type: "button", onclick: save }, "Download the data (CSV)"))
  );
}

function tableElement({ headings, rows }: DataTable): HTMLElement {
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...headings.map((text) => element("th", { scope: "col" }, text)))),
    element(
      "tbody",
      {},
      ...rows.map(([first, ...others]) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, first),
          ...others.map((text) => element("td", {}, text))
        )
      )
    )
  );
}
