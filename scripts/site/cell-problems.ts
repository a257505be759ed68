import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseJavaScript } from "@observablehq/framework/dist/javascript/parse.js";
import { paramsOf } from "./page-code.js";
import type { PageProblem } from "./page-problem.js";

/** A block of code between two fences: the line below the first, what stands there, and in which language. */
export interface CodeBlock {
  line: number;
  language: string;
  code: string;
}

/** The blocks of code of a page that run: not those that only show themselves (`run=false`). */
export function codeBlocks(source: string): CodeBlock[] {
  const blocks = source.matchAll(/^(`{3,}|~{3,})([a-z]+)([^\n]*)\n([\s\S]*?)^\1/gm);
  return [...blocks]
    .filter(([, , , attributes]) => !/\brun\s*=\s*"?false/.test(attributes!))
    .map((match) => ({
      line: source.slice(0, match.index).split("\n").length + 1,
      language: match[2]!,
      code: match[4]!
    }));
}

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

/** An import of names from a module of the site. */
const IMPORT = /^import\s*\{([^}]*)\}\s*from\s*"((?:\.|\/)[^"]*)\.js"/gm;

/** Names that a page imports from modules of the site that do not export them; modules are found under `root`. */
export function importProblems(file: string, path: string, source: string, root: string): PageProblem[] {
  return [...source.matchAll(IMPORT)].flatMap((match) => {
    const [, names, specifier] = match;
    const module = specifier!.startsWith("/")
      ? specifier!.slice(1)
      : posix.join(posix.dirname(path), specifier!);
    const exported = namesOf(join(root, `${module}.ts`));
    if (!exported) return [];
    const line = source.slice(0, match.index).split("\n").length;
    const wanted = names!.split(",").map((name) => name.trim().split(/\s+as\s+/)[0]!);
    return wanted
      .filter((name) => name !== "" && !exported.has(name))
      .map((name) => ({
        file,
        line,
        problem: `“${name}” is not among the names of ${specifier}.js. It has: ${[...exported].sort().join(", ")}.`
      }));
  });
}

/** The names that a module exports in braces or as it declares them; null when it is no module of the site, or passes on all of another. */
function namesOf(file: string): Set<string> | null {
  if (!existsSync(file)) return null;
  const source = readFileSync(file, "utf8");
  const passed = [...source.matchAll(/^export \* from "\.\/([^"]+)\.js"/gm)].map(([, from]) =>
    namesOf(posix.join(posix.dirname(file.replaceAll("\\", "/")), `${from}.ts`))
  );
  const braces = [...source.matchAll(/^export (?:const )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names!.split(",").map(
      (name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1)!
    )
  );
  const declared = [...source.matchAll(/^export (?:async )?(?:const|function|class)\s+(\w+)/gm)].map(
    ([, name]) => name!
  );
  const own = [...braces, ...declared].filter((name) => name !== "" && !name.startsWith("type "));
  return new Set([...own, ...passed.flatMap((names) => [...(names ?? [])])]);
}
