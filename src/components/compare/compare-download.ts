import { element } from "../../kit/element.js";
import { saveTable } from "../../kit/measure-save-file.js";
import type { PlaceWords } from "../../plan/place-words.js";
import { SINGLE_READINGS } from "../../plan/readings.js";
import { type ForceComparison, forceRanks } from "../../views/force-comparison.js";
import type { ForceNames } from "../../words/explanation.js";
import type { ViewSaid } from "../../words/view-said.js";
import type { QueryResult } from "../workbench/duckdb-client.js";
import { resultFile } from "../workbench/result-file.js";

/** What a comparison is of: the id of its measure, the names of its places and what they are called. */
export interface ComparisonWords {
  measure: string;
  names: ForceNames;
  places: PlaceWords;
}

/** A button that saves the figures of a comparison with ranks, the lines as written and calibrated, and basis. */
export function compareDownload(
  comparison: ForceComparison,
  { said, ...words }: ComparisonWords & { said: ViewSaid | null }
): HTMLElement {
  const save = (): void =>
    saveTable(resultFile(comparisonTable(comparison, words)), `compare-${words.measure}`, said);
  return element(
    "p",
    { class: "measure-downloads" },
    element(
      "button",
      { type: "button", class: "measure-link", onclick: save },
      "Download these figures with ranks and lines (CSV)"
    )
  );
}

/** A row a force, best first; what holds for all of them is repeated in every row. */
export function comparisonTable(
  comparison: ForceComparison,
  { measure, names, places }: ComparisonWords
): Pick<QueryResult, "columns" | "rows"> {
  const ranks = forceRanks(comparison);
  const { scope, unit, from, to, populationYear, populationBasis, lines, bases, proxy } = comparison;
  const limits = Object.fromEntries(
    SINGLE_READINGS.flatMap((reading) => {
      const name = reading.replace("-", "_");
      const { mean, lines: control } = lines[reading];
      return [
        [`mean_${name}`, mean],
        [`lower_${name}`, control.lower],
        [`upper_${name}`, control.upper]
      ];
    })
  );
  const rows = comparison.values.map((value) => ({
    measure,
    proxy: proxy ?? null,
    compared_with: scope === "group" ? "group" : `all ${places.many}`,
    from,
    to,
    unit,
    population_year: populationYear,
    population_basis: populationBasis ?? null,
    force: value.force,
    name: names[value.force] ?? value.force,
    home: value.force === comparison.own.force,
    value: value.value,
    numerator: value.numerator,
    denominator: value.denominator,
    standard_error: value.standardError,
    rank: ranks[value.force]!.position,
    rank_lower: ranks[value.force]!.lower,
    rank_upper: ranks[value.force]!.upper,
    ...limits,
    basis: bases.join("; ")
  }));
  const columns = Object.keys(rows[0]!).map((name) => ({ name, type: "text" as const }));
  return { columns, rows };
}
