import { addMonths, type Month } from "../plan/month.js";
import type { Series, SurveyWave } from "../plan/plan-data.js";
import type { Lines, WindowSummary } from "../rules/rating.js";
import type { MeasureDossier } from "../views/dossier.js";

/** A column of a table for a file, as other programs and people have to know it. */
export interface FigureColumn {
  name: string;
  /** "offences", "per cent", "points"; null for what is not counted or measured. */
  unit: string | null;
  meaning: string;
}

/** The figures behind a measure's charts for a file: dates as YYYY-MM, numbers in full, null where there is none. */
export interface MeasureFigures {
  columns: FigureColumn[];
  rows: (string | number | null)[][];
}

/** A window that a rule reads. */
interface NamedWindow {
  name: string;
  from: Month;
  to: Month;
}

/** One period of a series. */
export interface FigureEntry {
  month: Month;
  count: number | null;
  /** Why there is no count: null when there is one. */
  missing: "suppressed" | "no figure" | null;
  /** The windows that it lies in. */
  window: string;
  basis: string;
}

/** Why a count is not published; which of the two it is would say something of the count. */
export const SUPPRESSED = "the count is too small to publish, or would give such a count away";

/** What the file says of a period without a count. */
const NO_FIGURE = { suppressed: `suppressed: ${SUPPRESSED}`, "no figure": "no row in the data" };

/** The figures of a measure; null when it has none. */
export function measureFigures(dossier: MeasureDossier): MeasureFigures | null {
  if (dossier.series) return seriesFigures(dossier.series, dossier);
  return dossier.waves && dossier.waves.length > 0 ? waveFigures(dossier.waves, dossier) : null;
}

/** Every period of a series, with the windows that the rules read. */
export function figureEntries(series: Series, dossier: MeasureDossier): FigureEntry[] {
  const windows = namedWindows(dossier);
  const { start, monthsPerPeriod, counts, bases, suppressed = [] } = series;
  return counts.map((count, i) => {
    const month = addMonths(start, i * monthsPerPeriod);
    const inside = ({ from, to }: { from: Month; to: Month }) => month >= from && month <= to;
    const window = windows.filter(inside).map(({ name }) => name);
    const missing = count === null ? (suppressed.includes(month) ? "suppressed" : "no figure") : null;
    return { month, count, missing, window: window.join(", "), basis: bases.find(inside)?.basis ?? "" };
  });
}

/** Windows that the rules read, by name; every reading reads the same. */
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

/** Lines of one rule in one reading, and the periods that they judge. */
interface DrawnLines {
  name: string;
  lines: Lines;
  over: WindowSummary;
}

/** Lines of R1 and R5 in every reading: each judges the mean of its window. */
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

/** Each period with its basis, why it has no count, and the lines for the mean of the window that it lies in. */
function seriesFigures(series: Series, dossier: MeasureDossier): MeasureFigures {
  const drawn = drawnLines(dossier);
  const period = series.monthsPerPeriod === 1 ? "month" : "quarter";
  const unit = `offences a ${period}`;
  return {
    columns: [
      { name: period, unit: null, meaning: `The ${period}, by its first month.` },
      { name: "offences", unit, meaning: `Offences in the ${period}; empty where there is no figure.` },
      { name: "window", unit: null, meaning: "The windows of the rules that the period lies in." },
      { name: "basis", unit: null, meaning: "What the count rests on." },
      { name: "no_figure_because", unit: null, meaning: "Why there is no count; empty where there is one." },
      ...drawn.flatMap(({ name }) => [
        { name: `${name} lower line`, unit, meaning: "Lower control line for the mean of the window." },
        { name: `${name} centre`, unit, meaning: "Mean that the window's mean is held against." },
        { name: `${name} upper line`, unit, meaning: "Upper control line for the mean of the window." }
      ])
    ],
    rows: figureEntries(series, dossier).map(({ month, count, missing, window, basis }) => [
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
function waveFigures(waves: readonly SurveyWave[], { rating }: MeasureDossier): MeasureFigures {
  const judged = rating.ratings.flatMap((result) =>
    result.rule === "R6" && result.rating !== "not-rated" && result.reading === "as-written"
      ? [result.evidence]
      : []
  )[0];
  return {
    columns: WAVE_COLUMNS,
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

const WAVE_COLUMNS: FigureColumn[] = [
  { name: "survey_end", unit: null, meaning: "Last month of the survey." },
  { name: "months", unit: "months", meaning: "Months that the answers were given in." },
  { name: "percent", unit: "per cent", meaning: "Share of the answers that the measure counts." },
  { name: "base", unit: "answers", meaning: "How many answered; empty where it is not known." },
  {
    name: "design_effect",
    unit: null,
    meaning: "Factor on the variance for how the survey was drawn; empty where it is not given."
  },
  { name: "basis", unit: null, meaning: "What the percentage rests on." },
  {
    name: "difference from baseline, points (R6)",
    unit: "points",
    meaning: "Latest percentage less that of the baseline, for the wave that is judged."
  },
  {
    name: "lower end of its interval",
    unit: "points",
    meaning: "Lower end of the interval of the difference, as written and calibrated."
  },
  {
    name: "upper end of its interval",
    unit: "points",
    meaning: "Upper end of the interval of the difference, as written and calibrated."
  },
  { name: "confidence, per cent", unit: "per cent", meaning: "Confidence of the interval." }
];
