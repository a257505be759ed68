/** Rows of docs/performance.md that the README repeats: the pages that most readers open, and the builds. */
const REPEATED =
  /^\| (empty: one-cell\.html|index\.html|measures\/all-crime\.html|compare\.html|explore\.html) \|/;

/** The README with the main rows of the tables measured into a file between its two comments. Throws when it has none. */
export function withPerformance(readme: string, tables: string, file: string): string {
  const begin = `<!-- From ${file}, which npm run bench -- --site --write writes -->`;
  const end = `<!-- End of ${file} -->`;
  const [before, rest] = readme.split(`${begin}\n`);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`the README has no part between ${begin} and ${end}`);
  return `${before}${begin}\n\n${mainRows(tables)}\n\n${end}${after}`;
}

/** All but the other rows of the table of pages. */
function mainRows(tables: string): string {
  const [, pages = ""] = /(\| Page.*?)\n\n/s.exec(tables) ?? [];
  const [heading, line, ...rows] = pages.split("\n");
  const repeated = [heading, line, ...rows.filter((row) => REPEATED.test(row))].join("\n");
  return tables.replace(pages, () => repeated).trim();
}
