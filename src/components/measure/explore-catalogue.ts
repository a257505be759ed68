import type { Month } from "../../plan/month.js";
import type { Database } from "../workbench/duckdb-client.js";

/** A series of offences, or a survey, and the months it has. */
export interface CatalogueEntry {
  id: string;
  first: Month;
  last: Month;
}

const QUERIES = {
  offences: `SELECT series AS id, min(month) AS first, max(month) AS last
FROM offences GROUP BY series ORDER BY series`,
  survey: `SELECT survey AS id, min(period_end) AS first, max(period_end) AS last
FROM surveys GROUP BY survey ORDER BY survey`
};

/** Everything of a kind that can be explored. */
export async function readCatalogue(
  database: Database,
  kind: "offences" | "survey"
): Promise<CatalogueEntry[]> {
  const { rows } = await database.query(QUERIES[kind]);
  return rows.map(({ id, first, last }) => ({ id: String(id), first: String(first), last: String(last) }));
}

/** "Domestic burglary" from domestic-burglary. */
export function nameOfId(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
