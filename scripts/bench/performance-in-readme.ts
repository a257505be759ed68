/** Rows of pages in docs/performance.md, and those of them that the README repeats: of the pages that most readers open. */
const PAGE = /^\| .*\.html \|/;
const REPEATED = /^\| (empty: one-cell|index|measures\/all-crime|compare|explore)\.html \|/;

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

/** All but the rows of other pages. */
function mainRows(tables: string): string {
  const lines = tables.split("\n").filter((line) => !PAGE.test(line) || REPEATED.test(line));
  return lines.join("\n").trim();
}
