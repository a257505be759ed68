import { inPlaces, placeWords } from "../../src/plan/place-words.js";
import { RULES } from "../../src/rules/rules.js";
import type { MeasurePageFile } from "../../src/views/page-files.js";
import { csvText } from "../../src/words/csv-text.js";
import { type FigureColumn, type MeasureFigures, measureFigures } from "../../src/words/measure-figures.js";
import type { RatingRow } from "../rows/rating-rows.js";

/** What a measure without a series or a survey is told by: its ratings, or why it has none. */
const RATED_COLUMNS: (FigureColumn & { name: keyof RatingRow })[] = [
  { name: "period", unit: null, meaning: "Last month of the period that is rated." },
  { name: "rule", unit: null, meaning: "The rule that judges." },
  { name: "reading", unit: null, meaning: "As written in the paper, or calibrated." },
  { name: "rating", unit: null, meaning: "green, amber, red or not-rated." },
  { name: "value", unit: null, meaning: "The value that the rule judged, in the unit that the row names." },
  { name: "unit", unit: null, meaning: "Unit of the value." },
  { name: "baseline", unit: null, meaning: "Total, percentage or figure of the baseline." },
  { name: "latest", unit: null, meaning: "Total, percentage or figure of the latest period." },
  { name: "basis", unit: null, meaning: "The weakest basis of the figures; empty without figures." },
  { name: "sentence", unit: null, meaning: "The rating in words." }
];

/**
 * The figures of a measure as published, for other programs and for years to come, at addresses that stay: `<id>.csv`, and
 * `<id>.json`, which says besides what each column means, in what unit, what the figures rest on, by which rules they were rated,
 * and how. Texts by name. `rows` are the plan's ratings.
 */
export function measureDataFiles(file: MeasurePageFile, rows: readonly RatingRow[]): Record<string, string> {
  const { plan, force, dossier } = file;
  const { measure, priority, rating, series, waves } = dossier;
  const own = rows.filter((row) => row.measure === measure.id);
  const { columns, rows: figures } = measureFigures(dossier) ?? ratedFigures(own);
  const places = placeWords(plan);
  const rules = [...new Set([...rating.findings, ...rating.ratings].map(({ rule }) => rule))].sort();
  const described = {
    measure: measure.id,
    name: measure.name,
    priority: priority.title,
    plan: plan.title,
    place: force,
    period: plan.periodEnd,
    page: `${measure.id}.html`,
    files: { csv: `${measure.id}.csv`, svg: `${measure.id}.svg` },
    site: "../site.json",
    basis: series?.bases ?? waves?.map(({ periodEnd, basis }) => ({ to: periodEnd, basis })) ?? [],
    method: rules.map((rule) => ({
      rule,
      name: inPlaces(RULES[rule].name, places),
      page: `../methodology/${RULES[rule].page}.html`
    })),
    ratings: own,
    columns,
    rows: figures
  };
  return {
    [`${measure.id}.csv`]: csvText(
      columns.map(({ name }) => name),
      figures
    ),
    [`${measure.id}.json`]: `${JSON.stringify(described, null, 1)}\n`
  };
}

function ratedFigures(rows: readonly RatingRow[]): MeasureFigures {
  return {
    columns: RATED_COLUMNS,
    rows: rows.map((row) => RATED_COLUMNS.map(({ name }) => row[name] as string | number | null))
  };
}
