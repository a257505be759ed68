import { normalizeConfig } from "@observablehq/framework/dist/config.js";
import { type CellNode, type PageCode, parseMarkdown } from "@observablehq/framework/dist/markdown.js";
import matter from "gray-matter";
import type MarkdownIt from "markdown-it";
import type { RenderRule } from "markdown-it/lib/renderer.mjs";
import type Token from "markdown-it/lib/token.mjs";

/** A cell of a page, as Framework reads it: a block of code, or an expression between the words. */
export interface Cell {
  /** Framework's own name for it, in the built page. */
  id: string;
  /** The line of the Markdown on which it begins, counted from 1. */
  line: number;
  node: CellNode;
  mode: PageCode["mode"];
}

/** A page as its author wrote it. */
export interface PageCells {
  cells: Cell[];
  /** All that stands in the front matter, whether Framework knows it or not. */
  frontMatter: Record<string, unknown>;
}

/** Reads a page, given as its path among the pages and its Markdown, with Framework's own parser. */
export function readCells(file: string, source: string): PageCells {
  const { code } = parseMarkdown(source, { path: `/${file}`, md: READER, params: paramsOf(file) });
  const { content, data } = splitFrontMatter(source);
  const before = linesIn(source) - linesIn(content);
  const cells = (code as (PageCode & { line: number })[]).map(({ id, line, node, mode }) => ({
    id,
    line: before + line,
    node,
    mode
  }));
  return { cells, frontMatter: data };
}

/** A page without its front matter, and that. What cannot be read is as good as none, and its `error` says why. */
export function splitFrontMatter(source: string): {
  content: string;
  data: Record<string, unknown>;
  error?: YamlError;
} {
  try {
    // With options, however empty, nothing is remembered of an earlier page that could not be read.
    const { content, data } = matter(source, {});
    return { content, data };
  } catch (error) {
    return { content: source, data: {}, error: error as YamlError };
  }
}

/** What gray-matter throws: why, and after how many lines of the front matter. */
type YamlError = Error & { reason?: string; mark?: { line: number } };

/** The names that some cell of a page uses and no cell of it declares or imports: Framework's own. */
export function freeNames(cells: readonly Cell[]): Set<string> {
  const own = new Set(cells.flatMap(({ node }) => (node.declarations ?? []).map(({ name }) => name)));
  const used = cells.flatMap(({ node }) => node.references.map(({ name }) => name));
  return new Set(used.filter((name) => !own.has(name)));
}

/** How many lines begin after the first. */
const linesIn = (text: string): number => text.split("\n").length - 1;

/** The line of a cell's code, where a character of it stands. */
export const lineAt = ({ line, node }: Cell, start: number): number =>
  line + linesIn(node.input.slice(0, start));

/** A parameter's value does not matter to what a page imports, but it must have one to be parsed. */
export function paramsOf(file: string): Record<string, string> {
  return Object.fromEntries([...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, name]));
}

/** Framework's reading of Markdown, with its defaults; each cell is told the line of the text that it stands on. */
const READER = normalizeConfig({ root: "src", markdownIt: withLines }).md;

function withLines(md: MarkdownIt): MarkdownIt {
  let maps: Token["map"][] = [];
  // Framework makes new tokens of HTML with expressions in it, and those have no place.
  md.core.ruler.before("placeholder", "note-places", ({ tokens }) => {
    maps = tokens.map(({ map }) => map);
  });
  md.core.ruler.after("placeholder", "place-expressions", ({ tokens }) => {
    for (const [i, { children }] of tokens.entries()) placeChildren(children ?? [], maps[i]?.[0] ?? 0);
  });
  for (const name of ["fence", "placeholder"]) {
    md.renderer.rules[name] = notingLine(md.renderer.rules[name]!);
  }
  return md;
}

function placeChildren(children: Token[], first: number): void {
  let line = first;
  for (const child of children) {
    child.meta = line;
    line += child.type === "softbreak" || child.type === "hardbreak" ? 1 : linesIn(child.content);
  }
}

/** Rendering a token adds its cell, if it has one, to the page's code. */
function notingLine(render: RenderRule): RenderRule {
  return (tokens, index, options, context, self) => {
    const known = context.code.length;
    const html = render(tokens, index, options, context, self);
    const { map, meta, info } = tokens[index]!;
    // The code of a block begins on the line after its fence; what other languages become, on the fence.
    const line = map ? map[0] + (/^(js|ts|jsx|tsx)$/.test(info) ? 2 : 1) : (meta as number) + 1;
    for (const code of context.code.slice(known)) Object.assign(code, { line });
    return html;
  };
}
