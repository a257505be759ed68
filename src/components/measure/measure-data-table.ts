import { pointName } from "../../charts/frame/series-points.js";
import { element } from "../../kit/element.js";
import { folded } from "../../kit/folded.js";
import { type FileTable, saveTable } from "../../kit/measure-save-file.js";
import { formatMonth } from "../../plan/month.js";
import type { Series, SurveyWave } from "../../plan/plan-data.js";
import type { MeasureDossier } from "../../views/dossier.js";
import { formatNumber, formatPercent, formatUnits } from "../../words/format.js";
import { figureEntries, measureFigures, SUPPRESSED } from "../../words/measure-figures.js";
import type { ViewSaid } from "../../words/view-said.js";

/** The figures behind the charts as text: a heading and rows. */
export interface DataTable {
  /** What a row is: "month", "quarter", "survey". */
  unit: string;
  headings: string[];
  rows: string[][];
  /** What a word of the rows means that does not speak for itself. */
  note?: string;
  /** The same for a file, with the lines that judge each period. */
  file: FileTable;
}

function seriesTable(series: Series, dossier: MeasureDossier): DataTable {
  const { monthsPerPeriod, suppressed = [] } = series;
  return {
    unit: monthsPerPeriod === 1 ? "month" : "quarter",
    headings: [monthsPerPeriod === 1 ? "Month" : "Quarter", "Offences", "Window", "Basis"],
    rows: figureEntries(series, dossier).map(({ month, count, missing, window, basis }) => [
      pointName(month, monthsPerPeriod),
      missing ?? formatNumber(count!),
      window,
      basis
    ]),
    ...(suppressed.length > 0 && { note: `Suppressed: ${SUPPRESSED}.` }),
    file: fileOf(dossier)
  };
}

function fileOf(dossier: MeasureDossier): FileTable {
  const { columns, rows } = measureFigures(dossier)!;
  return { headings: columns.map(({ name }) => name), rows };
}

function wavesTable(waves: SurveyWave[], dossier: MeasureDossier): DataTable {
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
    file: fileOf(dossier)
  };
}

/** The figures of a measure as a table; null when it has none. */
export function dataTable(dossier: MeasureDossier): DataTable | null {
  if (dossier.series) return seriesTable(dossier.series, dossier);
  return dossier.waves && dossier.waves.length > 0 ? wavesTable(dossier.waves, dossier) : null;
}

/** The table behind the charts, folded away, and the same as a file. */
export function measureData(dossier: MeasureDossier, said: ViewSaid | null): HTMLElement | null {
  const table = dataTable(dossier);
  if (!table) return null;
  const save = () => saveTable(table.file, dossier.measure.id, said);
  return element(
    "div",
    { class: "measure-data" },
    folded(
      "data-table",
      `Show the table: ${formatUnits(table.rows.length, table.unit)}`,
      element(
        "div",
        { class: "measure-table", tabindex: 0, role: "region", "aria-label": "Table of the data" },
        tableElement(table)
      ),
      table.note && element("p", {}, table.note)
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
