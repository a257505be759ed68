import { parseJavaScript } from "@observablehq/framework/dist/javascript/parse.js";
import type { Node } from "acorn";
import { nearest } from "../../loaders/files/nearest.js";
import { type CodeBlock, codeBlocks } from "./code-blocks.js";
import type { PageProblem, PageSource } from "./page-problem.js";

/** What a page calls to have a measure rated, with the measure's id. */
const RATED = "rated";

/** Measures that pages ask for by an id which the plan does not have. `ids` are the plan's; there are none while it cannot be read. */
export function measureProblems(pages: readonly PageSource[], ids: readonly string[]): PageProblem[] {
  if (ids.length === 0) return [];
  return pages.flatMap(({ file, source }) =>
    codeBlocks(source)
      .filter(({ language }) => language === "js")
      .flatMap((block) =>
        measuresAsked(block)
          .filter(({ id }) => !ids.includes(id))
          .map(({ id, line }) => ({ file, line, problem: unknownMeasure(id, ids) }))
      )
  );
}

function unknownMeasure(id: string, ids: readonly string[]): string {
  const meant = nearest(id, ids);
  const hint = meant === undefined ? "" : ` Is “${meant}” meant?`;
  return `the plan has no measure “${id}”.${hint} It has: ${ids.join(", ")}.`;
}

/** The ids that a cell writes out in its calls, with their lines in the page; of a cell that cannot be read none. */
function measuresAsked({ code, line }: CodeBlock): { id: string; line: number }[] {
  try {
    const { body } = parseJavaScript(code, { path: "/page.md" });
    return callsIn(body).map(({ id, start }) => ({
      id,
      line: line + code.slice(0, start).split("\n").length - 1
    }));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function callsIn(node: unknown): { id: string; start: number }[] {
  if (Array.isArray(node)) return node.flatMap(callsIn);
  if (typeof node !== "object" || node === null) return [];
  const { type, callee, arguments: given, start } = node as Node & Record<string, Named | Named[]>;
  const id = type === "CallExpression" && (callee as Named).name === RATED && (given as Named[])[0]?.value;
  const within = Object.values(node).flatMap(callsIn);
  return typeof id === "string" ? [{ id, start }, ...within] : within;
}

/** What is read of a name or a literal. */
interface Named {
  name?: string;
  value?: unknown;
}
