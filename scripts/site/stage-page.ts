import { join } from "node:path";
import { CELL_LINES } from "../../loaders/offline/browser/compiled-function.js";
import type { PlaceWords } from "../../src/plan/place-words.js";
import { cellProblems } from "./cell-problems.js";
import { UNSAFE_EVAL } from "./finish-page.js";
import { heavyNamesInPage } from "./heavy-names.js";
import { freeNames, type PageCells, readCells, splitFrontMatter } from "./page-code.js";
import { nameProblems } from "./page-files.js";
import { KIT, kitProblem } from "./page-kit.js";
import { lineOf, type PageProblem } from "./page-problem.js";
import { sqlProblems, tablesOf } from "./page-tables.js";

/** A page as Framework is given it, in a build and in the preview alike. */
export interface StagedPage {
  source: string;
  /** What keeps it from being shown. */
  problems: PageProblem[];
}

/**
 * Gives a page, its path among the pages of the folder `root` and its Markdown, what Framework promises and would fetch:
 * `sql` and the tables under `sql:` in its front matter become our own client; `unsafe-eval: true` is written where the
 * page is finished. All that is added stands below the page, so that its lines keep their numbers. `places` are the plan's
 * own words for its places, which the page may use unasked.
 */
export function stagePage(root: string, path: string, written: string, places: PlaceWords): StagedPage {
  const file = join(root, path);
  const { source, page } = withPlaces(path, written, places);
  const mayEval = page.frontMatter["unsafe-eval"];
  const problems = [
    ...nameProblems(file, path),
    ...frontMatterProblems(file, written),
    ...kitProblems(file, source, page),
    ...cellProblems(file, path, source),
    ...heavyNamesInPage(file, page),
    ...sqlProblems(file, source, page),
    ...(mayEval === undefined || typeof mayEval === "boolean" ? [] : [evalProblem(file, source)])
  ];
  const added = [
    ...(freeNames(page.cells).has("sql") ? [sqlCell(page)] : []),
    ...(mayEval === true ? [UNSAFE_EVAL] : cellLines(file, page))
  ];
  // Framework would register the tables with its own client; it leaves a key alone that it does not know.
  const own = source.replace(/^(---[^\n]*\n(?:(?!---).*\n)*?)(["']?)sql\2(?=\s*:)/, "$1tables");
  return { source: [own, ...added].join("\n\n"), problems };
}

/**
 * Writes the plan's words where a page says `${places.many}`, so that they stand in its headings and their list, too. A page
 * that imports or declares `places` has a value of that name.
 */
function withPlaces(path: string, written: string, places: PlaceWords): { source: string; page: PageCells } {
  const page = readCells(path, written);
  if (!freeNames(page.cells).has("places")) return { source: written, page };
  const source = written.replace(
    /\$\{places\.(\w+)\}/g,
    (found, form) => places[form as keyof PlaceWords] ?? found
  );
  return { source, page: readCells(path, source) };
}

/** Framework would show as words what it cannot read, and do without it. */
function frontMatterProblems(file: string, source: string): PageProblem[] {
  const { error } = splitFrontMatter(source);
  if (!error) return [];
  const problem = `what stands between the lines of dashes is no YAML: ${error.reason ?? error.message}. A text with signs in it stands in quotes, such as title: "Winter: a look back".`;
  // The mark counts from the line of dashes, which is the first.
  return [{ file, line: (error.mark?.line ?? 0) + 1, problem }];
}

function kitProblems(file: string, source: string, { frontMatter }: PageCells): PageProblem[] {
  const problem = kitProblem(frontMatter[KIT]);
  return problem === null ? [] : [{ file, line: lineOf(source, `${KIT}:`), problem }];
}

function evalProblem(file: string, source: string): PageProblem {
  const problem = "unsafe-eval in the front matter is true or is left out.";
  return { file, line: lineOf(source, "unsafe-eval"), problem };
}

/** A cell that declares `sql`: the plan's tables alone, or after those that the page names. */
function sqlCell({ frontMatter }: PageCells): string {
  const tables = tablesOf(frontMatter).map(
    ([name, file]) => `${JSON.stringify(name)}: FileAttachment(${JSON.stringify(file)})`
  );
  const code =
    tables.length === 0
      ? ['import {sql} from "/notebook/sql.js";']
      : ['import {pageSql} from "/notebook/page-sql.js";', `const sql = pageSql({${tables.join(", ")}});`];
  return ["```js", ...code, "```"].join("\n");
}

/** For a page with arquero: where its cells stand, by which an error that comes of the policy names its line. */
function cellLines(file: string, { cells }: PageCells): string[] {
  const usesArquero = cells.some(
    ({ node }) =>
      node.imports.some(({ name }) => /^(npm:)?arquero$/.test(name)) ||
      node.files.some(({ method }) => method === "arquero")
  );
  if (!usesArquero && !freeNames(cells).has("aq")) return [];
  const lines = { file, ids: cells.map(({ id, line }) => [id, line]) };
  const json = JSON.stringify(lines).replaceAll("<", "\\u003c");
  return [`<script type="application/json" id="${CELL_LINES}">${json}</script>`];
}

/** In the place of a page that cannot be shown, during a preview. */
export function problemPage(problems: readonly string[]): string {
  const text = problems.join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("$", "&#36;");
  return [
    "# This page cannot be shown yet",
    // A line of its own for each; blank lines would end the block of HTML.
    `<pre class="observablehq--inspect observablehq--error" style="white-space: pre-wrap">${text}</pre>`,
    "It is shown as soon as this is mended and saved."
  ].join("\n\n");
}
