/** Longer queries make addresses that mail programs and servers cut. */
const LONGEST = 1500;

/** The query in a page's address, or null. */
export function queryInAddress(address: string): string | null {
  return new URL(address).searchParams.get("q");
}

/** The address with the query in it; without one when the query is empty or long. */
export function addressWithQuery(address: string, sql: string): string {
  const url = new URL(address);
  url.searchParams.delete("q");
  if (sql.trim() !== "") url.searchParams.set("q", sql);
  if (url.search.length > LONGEST) url.searchParams.delete("q");
  return url.href;
}
