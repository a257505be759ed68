import { readFileSync } from "node:fs";
import { normalizeConfig } from "@observablehq/framework/dist/config.js";
import { type PageCode, parseMarkdown } from "@observablehq/framework/dist/markdown.js";
import { cellsAsBlocks } from "../../scripts/site/cells-as-blocks.js";
import { stagePage } from "../../scripts/site/stage-page.js";
import { type Child, element } from "../../src/kit/element.js";
import { placeWords } from "../../src/plan/place-words.js";

const { md } = normalizeConfig({ root: "src", markdownIt: cellsAsBlocks });

type Names = Record<string, unknown>;

/**
 * A page of the site, by its path below `src` without extension, with every cell run once: its Markdown staged as
 * for a plan of forces and read by Framework's own parser, and what its cells import taken from `scope`. Throws what a cell throws.
 */
export async function renderPage(path: string, scope: Names): Promise<HTMLElement> {
  const { source } = stagePage("src", `${path}.md`, readFileSync(`src/${path}.md`, "utf8"), placeWords({}));
  const { body, code } = parseMarkdown(source, { md, path: `/${path}` });
  const page = element("main");
  page.innerHTML = body.replace(
    /(<observablehq-loading><\/observablehq-loading>)?<!--:([\w-]+):-->/g,
    (_, _2, id) => `<span data-cell="${id}"></span>`
  );
  const shown = await run(code, { ...scope });
  for (const [id, children] of shown) {
    const place = page.querySelector(`[data-cell="${id}"]`)!;
    place.replaceWith(...element("div", {}, ...children).childNodes);
  }
  return page;
}

/** Runs cells, each after those whose names it reads, and gives what each shows. */
async function run(cells: PageCode[], names: Names): Promise<Map<string, Child[]>> {
  const shown = new Map<string, Child[]>();
  const declares = (name: string) =>
    cells.some(({ node }) => node.declarations?.some((d) => d.name === name));
  let waiting = cells;
  while (waiting.length > 0) {
    const [next] = waiting.filter(({ node }) =>
      node.references.every(({ name }) => name in names || !declares(name))
    );
    if (!next)
      throw new Error(`Cells wait for each other: ${waiting.map(({ node }) => node.input).join("; ")}`);
    shown.set(next.id, await runCell(next, names));
    waiting = waiting.filter((cell) => cell !== next);
  }
  return shown;
}

/** Runs one cell, adds the names that it declares, and gives what it shows. */
async function runCell({ node }: PageCode, names: Names): Promise<Child[]> {
  const shown: Child[] = [];
  const display = (child: Child) => shown.push(child);
  const view = (input: HTMLElement & { value: unknown }) => {
    display(input);
    return input.value;
  };
  const given = { ...names, display, view };
  const declared = (node.declarations ?? []).map(({ name }) => name).filter((name) => !(name in names));
  const source = node.expression
    ? `return (${node.input});`
    : `${node.input.replace(/^import .*$/gm, "")}\nreturn {${declared.join(", ")}};`;
  const value = await new AsyncFunction(...Object.keys(given), source)(...Object.values(given));
  if (node.expression) display(typeof value === "number" ? String(value) : value);
  else Object.assign(names, value);
  return shown;
}

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
