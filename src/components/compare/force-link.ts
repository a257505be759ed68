/** Address of a page for a force; for the home force the choice in force, which every link is given, says it already. */
export function forceLink(page: string, force: string, home: string): string {
  return force === home ? page : `${page}?force=${force}`;
}
