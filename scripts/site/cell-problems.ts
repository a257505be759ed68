import { parseJavaScript } from "@observablehq/framework/dist/javascript/parse.js";
import { codeBlocks } from "./code-blocks.js";
import { paramsOf } from "./page-code.js";
import type { PageProblem } from "./page-problem.js";

/** Cells of a page that cannot be read as JavaScript. */
export function cellProblems(file: string, path: string, source: string): PageProblem[] {
  return codeBlocks(source)
    .filter(({ language }) => language === "js")
    .flatMap(({ line, code }) => {
      const error = syntaxError(code, path);
      if (!error) return [];
      const { message, line: within } = error;
      return [{ file, line: line + within - 1, problem: `a cell cannot be read: ${message}.` }];
    });
}

function syntaxError(code: string, path: string): { message: string; line: number } | undefined {
  try {
    parseJavaScript(code, { path: `/${path}`, params: paramsOf(path) });
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc?: { line: number } };
    return { message: error.message.replace(/ \(\d+:\d+\)$/, ""), line: loc?.line ?? 1 };
  }
}
