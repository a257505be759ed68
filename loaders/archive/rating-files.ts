import { csvText } from "../../src/words/csv-text.js";
import { RATING_COLUMNS, type RatingRow } from "../rows/rating-rows.js";

/** The ratings as files for other programs, by name: the same rows and columns as JSON and as CSV. */
export function ratingFiles(rows: readonly RatingRow[]): Record<"ratings.json" | "ratings.csv", string> {
  const json = rows.map((row) => `  ${JSON.stringify(row, [...RATING_COLUMNS])}`);
  return {
    "ratings.json": `[\n${json.join(",\n")}\n]\n`,
    "ratings.csv": csvText(
      RATING_COLUMNS,
      rows.map((row) => RATING_COLUMNS.map((column) => row[column]))
    )
  };
}
