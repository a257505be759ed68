import { createHash } from "node:crypto";
import { CELL_LINES, type CellLines } from "../../loaders/offline/browser/compiled-function.js";
import { NEEDS_SCRIPTS, TAKE_OVER } from "../static/take-over.js";
import { pagePolicy } from "./policy.js";
import { withStillCells } from "./still-cells.js";

/** Stands in a staged page that may make code from text, since Framework passes no such wish on. */
export const UNSAFE_EVAL = "<!-- unsafe-eval: true -->";

/** Has this page, as Framework made it, asked in its front matter to make code from text? */
export const asksForEval = (html: string): boolean => html.includes(UNSAFE_EVAL);

/**
 * Mends the shell that Framework puts around every page: the language of the text, zooming by hand, a main part that can
 * be skipped to, names for the side bar's switch and the lists of links, its data asked for at once, a word for readers without
 * scripts and the script that takes over from what they read, cells that stand still, and a policy that lets it load nothing from
 * another machine. `scripts` are sources that the policy allows besides the scripts of the page; `awaited` is a file that
 * one of its modules waits for, by its path in the site.
 */
export function finishPage(
  html: string,
  { scripts = [], awaited }: { scripts?: readonly string[]; awaited?: string | undefined } = {}
): string {
  const repaired = REPAIRS.reduce((page, [from, to]) => page.replace(from, to), html);
  const links = preloads(repaired, awaited);
  const told = html.includes("<!--:") ? withNeedsScripts(repaired) : repaired;
  const mended = withCellLines(withStillCells(told).replace('<link rel="modulepreload"', `${links}$&`));
  const takeOver = `<script>${TAKE_OVER}</script>`;
  // On the same line: it moves no line of the scripts below.
  return mended.replace(
    '<meta charset="utf-8">',
    (tag) => tag + policy(takeOver + mended, scripts) + takeOver
  );
}

/** Says at the end of the header that all pages share what needs scripts. Looked for by its start: a page has a header or two of its own. */
function withNeedsScripts(html: string): string {
  const start = html.indexOf('<header id="observablehq-header">');
  const end = html.indexOf("\n</header>", start);
  return start < 0 || end < 0 ? html : html.slice(0, end) + NEEDS_SCRIPTS + html.slice(end);
}

const REPAIRS: readonly (readonly [string | RegExp, string])[] = [
  ["<html>", '<html lang="en-GB">'],
  ["width=device-width, initial-scale=1, maximum-scale=1", "width=device-width, initial-scale=1"],
  // The skip link moves the keyboard there.
  ['<main id="observablehq-main"', '<main id="observablehq-main" tabindex="-1"'],
  [
    '<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">',
    switchOf("Show the list of pages")
  ],
  // A page has several lists of links, which a screen reader tells apart by their names.
  [/(<aside id="observablehq-toc"[^>]*>\s*)<nav>/, '$1<nav aria-label="Contents">'],
  [/(<footer id="observablehq-footer">\s*)<nav>/, '$1<nav aria-label="Previous and next page">']
];

function switchOf(name: string): string {
  return `<input id="observablehq-sidebar-toggle" type="checkbox" aria-label="${name}" title="${name}">`;
}

/**
 * Files that the page waits for are asked for with its modules, not after them. A page says so by
 * `await FileAttachment("…")`; what it may need later stays unasked.
 */
function preloads(html: string, awaited: string | undefined): string {
  const byPage = [...html.matchAll(/\bawait FileAttachment\(["'`]([^"'`$]+)["'`]\)/g)];
  const paths = [...html.matchAll(/^registerFile\(("[^"]+"), .*?"path":("[^"]+")/gm)];
  const pathOf = new Map<string, string>(
    paths.map(([, name, path]) => [JSON.parse(name!), JSON.parse(path!)])
  );
  const byModule = [...pathOf.keys()].filter((name) => awaited && name.endsWith(`/${awaited}`));
  return [...new Set([...byPage.map(([, name]) => name!), ...byModule])]
    .filter((name) => pathOf.has(name))
    .map((name) => `<link rel="preload" as="fetch" crossorigin href="${pathOf.get(name)}">\n`)
    .join("");
}

/** Where staging has said on which line of the Markdown each cell stands, says by which line of the HTML it is known. */
function withCellLines(html: string): string {
  return html.replace(
    new RegExp(`(?<=<script type="application/json" id="${CELL_LINES}">).*?(?=</script>)`),
    (json) => {
      const { file, ids } = JSON.parse(json) as { file: string; ids: [id: string, markdown: number][] };
      const lineOf = new Map(
        html.split("\n").map((line, i) => [/^define\(\{id: "([^"]+)"/.exec(line)?.[1], i + 1] as const)
      );
      const cells = ids.flatMap(([id, markdown]): CellLines["cells"] =>
        lineOf.has(id) ? [[lineOf.get(id)!, markdown]] : []
      );
      return JSON.stringify({ file, cells: cells.sort(([a], [b]) => a - b) }).replaceAll("<", "\\u003c");
    }
  );
}

/** The page's own policy: its scripts by their hashes, and what its front matter asks for. */
function policy(html: string, allowed: readonly string[]): string {
  const scripts = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(([, body]) => `'sha256-${createHash("sha256").update(body!).digest("base64")}'`);
  const needs = { scripts: [...new Set(hashes), ...allowed], unsafeEval: asksForEval(html) };
  return `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(needs)}">`;
}
