/** Rows of docs/performance.md that the README repeats: the pages that most readers open, and the builds. */
const REPEATED =
  /^\| (empty: one-cell\.html|index\.html|measures\/all-crime\.html|compare\.html|explore\.html) \|/;

const BEGIN = "<!-- From docs/performance.md, by npm run bench -- --site --write docs/performance.md -->";
const END = "<!-- End of docs/performance.md -->";

/** The README with the main rows of the measured tables between its two comments. Throws when it has none. */
export function withPerformance(readme: string, tables: string): string {
  const [before, rest] = readme.split(`${BEGIN}\n`);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`the README has no part between ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${mainRows(tables)}\n\n${END}${after}`;
}

/** All but the other rows of the table of pages. */
function mainRows(tables: string): string {
  const [, pages = ""] = /(\| Page.*?)\n\n/s.exec(tables) ?? [];
  const [heading, line, ...rows] = pages.split("\n");
  const repeated = [heading, line, ...rows.filter((row) => REPEATED.test(row))].join("\n");
  return tables.replace(pages, () => repeated).trim();
}
