import { placeWords } from "../../src/plan/place-words.js";
import { readPlan } from "../data/read-plan.js";
import { type TableDefinition, tablesFor } from "../duckdb/tables.js";

/** The tables of the database and their columns, as the readers of a folder's plan meet them. */
export function tableDictionary(folder: string): Pick<TableDefinition, "name" | "description" | "columns">[] {
  const places = readPlan(folder, [])?.places;
  return tablesFor(placeWords({ places })).map(({ name, description, columns }) => ({
    name,
    description,
    columns
  }));
}
