import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path/posix";
import { pathToFileURL } from "node:url";
import { getModuleInfo, type ModuleInfo } from "@observablehq/framework/dist/javascript/module.js";
import { getImplicitFileImports, getImplicitInputImports } from "@observablehq/framework/dist/libraries.js";
import { SERVED } from "../../loaders/offline/offline-names.js";
import { HEAVY, type HeavyLibrary, SAMPLE } from "./heavy-libraries.js";
import { type Cell, freeNames, lineAt, type PageCells } from "./page-code.js";
import { lineOf, type PageProblem } from "./page-problem.js";

/** What Framework asks for and gets: bundled by the offline step, part of its own client, or put in place by staging. */
const SERVED_SPECIFIERS: ReadonlySet<string> = new Set([
  ...SERVED.map(({ name }) => `npm:${name}`),
  "npm:@observablehq/inputs",
  "npm:@observablehq/tex",
  "npm:@observablehq/stdlib",
  "npm:@observablehq/runtime",
  "observablehq:stdlib/zip"
]);

/** The name that staging gives a meaning of our own. */
const STAGED = "sql";

const FROM_INTERNET = /^(npm:|jsr:|https?:)/;

/**
 * What one page uses that is too heavy to ship or would be fetched from the internet: names such as `mermaid` that
 * nobody declares, methods such as `FileAttachment("a.xlsx").xlsx()`, and imports from npm: or a web address, or of a
 * package that is not installed. `file` is the page as it lies in the project. Uses Framework's own list of names.
 */
export function heavyNamesInPage(file: string, { cells }: PageCells): PageProblem[] {
  const free = freeNames(cells);
  return cells.flatMap((cell) => inCell(cell, free)).map((found) => ({ file, ...found }));
}

type Found = Omit<PageProblem, "file">;

function inCell(cell: Cell, free: ReadonlySet<string>): Found[] {
  const { references, files, imports } = cell.node;
  const names = references.filter(({ name }, i) => references.findIndex((r) => r.name === name) === i);
  return [
    ...names
      .filter(({ name }) => free.has(name) && isHeavy(name))
      .map(({ name, start }) => ({ line: lineAt(cell, start), problem: heavy(name, `“${name}”`) })),
    ...files
      .filter(({ method }) => method && !isServed(getImplicitFileImports([method])))
      .map(({ name, method, node }) => ({
        line: lineAt(cell, node.start),
        problem: heavy(
          `.${method}`,
          `FileAttachment("${name}").${method!.replace("arquero-parquet", "arquero")}`
        )
      })),
    ...(cell.mode === "jsx" ? [{ line: cell.line, problem: heavy("jsx", "A block of jsx") }] : []),
    ...imports.flatMap(({ name, type }) => {
      const problem = type === "global" ? importProblem(name) : undefined;
      return problem ? [{ line: cell.line + lineOf(cell.node.input, name) - 1, problem }] : [];
    })
  ];
}

/** The same for a module, given as the folder of the pages and its path in there. */
export function heavyNamesInModule(root: string, module: string): PageProblem[] {
  const file = join(root, module);
  const source = readFileSync(file, "utf8");
  if (!isSuspect(module, source)) return [];
  const info = moduleInfo(root, module);
  if (!info) return [];
  if (info instanceof Error) return [{ file, line: 1, problem: info.message }];
  const methods = [...info.fileMethods].filter((method) => !isServed(getImplicitFileImports([method])));
  const imports = [...info.globalStaticImports, ...info.globalDynamicImports];
  return [
    ...methods.map((method) => ({
      file,
      line: lineOf(source, `.${method}`),
      problem: heavy(`.${method}`, `FileAttachment(…).${method}`)
    })),
    ...imports.flatMap((name) => {
      const problem = importProblem(name);
      return problem ? [{ file, line: lineOf(source, name), problem }] : [];
    })
  ];
}

/** What looks like an import of a package or from the internet. */
const IMPORTED = /\b(?:from|import)\s*\(?\s*["'`]([^"'`./\s][^"'`\s]*)["'`]/g;

/** Parsing is slow: most modules name no file, no folder above the pages, and only packages that are there. */
function isSuspect(module: string, source: string): boolean {
  if (source.includes("../".repeat(module.split("/").length)) || source.includes("FileAttachment"))
    return true;
  return [...source.matchAll(IMPORTED)].some(([, name]) => importProblem(name!) !== undefined);
}

/** What a module imports; an error when it imports from outside the folder of the pages, which no browser can. */
function moduleInfo(root: string, module: string): ModuleInfo | SyntaxError | undefined {
  try {
    return getModuleInfo(root, module.replace(/\.ts$/, ".js"));
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

const libraryOf = (name: string): HeavyLibrary | undefined => HEAVY.find(({ names }) => names.includes(name));

/** Would Framework, by its own list or by ours, fetch what this name stands for? */
function isHeavy(name: string): boolean {
  return name !== STAGED && (libraryOf(name) !== undefined || !isServed(getImplicitInputImports([name])));
}

function heavy(name: string, written: string): string {
  const { is, instead } = libraryOf(name) ?? SAMPLE;
  return `${written} (${is}) is not part of this site, and nothing is fetched from the internet. Instead, ${instead}.`;
}

/** What is wrong with importing this; undefined when nothing is. */
function importProblem(name: string): string | undefined {
  if (SERVED_SPECIFIERS.has(name) || name.startsWith("observablehq:")) return undefined;
  if (FROM_INTERNET.test(name)) {
    const bare = /^npm:((?:@[^/@]+\/)?[^/@]+)/.exec(name)?.[1];
    const instead = bare
      ? `npm install ${bare}, and import it from "${bare}"`
      : "put the file beside the page, and import it from there";
    return `“${name}” would be fetched from the internet. Instead, ${instead}.`;
  }
  if (isInstalled(name)) return undefined;
  if (SERVED_SPECIFIERS.has(`npm:${name}`))
    return `“${name}” cannot be imported by that name; import it from "npm:${name}", which is in node_modules.`;
  return `the package “${name}” is not installed: npm install ${packageName(name)}.`;
}

const require = createRequire(pathToFileURL("./package.json"));

/** Does Framework find it? It looks for what a program for Node would be given. */
function isInstalled(specifier: string): boolean {
  try {
    return Boolean(require.resolve(specifier));
  } catch {
    return false;
  }
}

const packageName = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0];

function isServed(specifiers: Set<string>): boolean {
  return [...specifiers].every((specifier) => SERVED_SPECIFIERS.has(specifier));
}
