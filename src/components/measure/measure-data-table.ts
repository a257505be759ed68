import { pointName } from "../../charts/frame/series-points.js";
import { element } from "../../kit/element.js";
import { folded } from "../../kit/folded.js";
import { type FileTable, saveTable } from "../../kit/measure-save-file.js";
import { addMonths, formatMonth, type Month } from "../../plan/month.js";
import type { Series, SurveyWave } from "../../plan/plan-data.js";
import type { Lines, WindowSummary } from "../../rules/rating.js";
import type { MeasureDossier } from "../../views/dossier.js";
import { formatNumber, formatPercent, formatUnits } from "../../words/format.js";
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
  const { start, monthsPerPeriod, counts, bases, suppressed = [] } = series;
  const entries = counts.map((count, i): Entry => {
    const month = addMonths(start, i * monthsPerPeriod);
    const inside = ({ from, to }: { from: Month; to: Month }) => month >= from && month <= to;
    const window = windows.filter(inside).map(({ name }) => name);
    const missing = count === null ? (suppressed.includes(month) ? "suppressed" : "no figure") : null;
    return { month, count, missing, window: window.join(", "), basis: bases.find(inside)?.basis ?? "" };
  });
  return {
    unit: monthsPerPeriod === 1 ? "month" : "quarter",
    headings: [monthsPerPeriod === 1 ? "Month" : "Quarter", "Offences", "Window", "Basis"],
    rows: entries.map(({ month, count, missing, window, basis }) => [
      pointName(month, monthsPerPeriod),
      missing ?? formatNumber(count!),
      window,
      basis
    ]),
    ...(suppressed.length > 0 && { note: `Suppressed: ${SUPPRESSED}.` }),
    file: seriesFile(entries, dossier, monthsPerPeriod === 1 ? "month" : "quarter")
  };
}

/** Why a count is not published; which of the two it is would say something of the count. */
const SUPPRESSED = "the count is too small to publish, or would give such a count away";

interface Entry {
  month: Month;
  count: number | null;
  /** Why there is no count: null when there is one. */
  missing: "suppressed" | "no figure" | null;
  window: string;
  basis: string;
}

/** Lines of one rule in one reading, and the periods that they judge. */
interface DrawnLines {
  name: string;
  lines: Lines;
  over: WindowSummary;
}

/** Lines of R1 and R5 in both readings: each judges the mean of its window. */
function drawnLines({ rating }: MeasureDossier): DrawnLines[] {
  const change = rating.findings.flatMap((finding) =>
    finding.rule === "R1" && finding.finding !== "not-judged"
      ? [{ name: `R1 ${finding.reading}`, lines: finding.evidence.lines, over: finding.evidence.latest }]
      : []
  );
  const spc = rating.ratings.flatMap((result) =>
    result.rule === "R5" && result.rating !== "not-rated"
      ? [{ name: `R5 ${result.reading}`, lines: result.evidence.lines, over: result.evidence.recent }]
      : []
  );
  return [...change, ...spc];
}

/** What the file says of a period without a count. */
const NO_FIGURE = { suppressed: `suppressed: ${SUPPRESSED}`, "no figure": "no row in the data" };

/** Each period with its basis, why it has no count, and the lines for the mean of the window that it lies in. */
function seriesFile(entries: readonly Entry[], dossier: MeasureDossier, unit: string): DataTable["file"] {
  const drawn = drawnLines(dossier);
  return {
    headings: [
      unit,
      "offences",
      "window",
      "basis",
      "no_figure_because",
      ...drawn.flatMap(({ name }) => [`${name} lower line`, `${name} centre`, `${name} upper line`])
    ],
    rows: entries.map(({ month, count, missing, window, basis }) => [
      month,
      count,
      window,
      basis,
      missing && NO_FIGURE[missing],
      ...drawn.flatMap(({ lines, over }) =>
        month >= over.from && month <= over.to ? [lines.lower, lines.centre, lines.upper] : [null, null, null]
      )
    ])
  };
}

/** Each wave with the interval of its difference from the baseline, for the wave that is judged. */
function wavesFile(waves: readonly SurveyWave[], { rating }: MeasureDossier): DataTable["file"] {
  const judged = rating.ratings.flatMap((result) =>
    result.rule === "R6" && result.rating !== "not-rated" && result.reading === rating.ratings[0]!.reading
      ? [result.evidence]
      : []
  )[0];
  return {
    headings: [
      "survey_end",
      "months",
      "percent",
      "base",
      "design_effect",
      "basis",
      "difference from baseline, points (R6, both readings)",
      "lower end of its interval",
      "upper end of its interval",
      "confidence, per cent"
    ],
    rows: waves.map(({ periodEnd, months, percent, base, designEffect, basis }) => [
      periodEnd,
      months,
      percent,
      base,
      designEffect,
      basis,
      ...(judged && judged.latest.periodEnd === periodEnd
        ? [judged.difference, judged.lower, judged.upper, judged.confidence]
        : [null, null, null, null])
    ])
  };
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
    file: wavesFile(waves, dossier)
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
