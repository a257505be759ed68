import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path/posix";
import { normalizeConfig } from "@observablehq/framework/dist/config.js";
import { getModuleInfo, type ModuleInfo } from "@observablehq/framework/dist/javascript/module.js";
import { getImplicitFileImports, getImplicitInputImports } from "@observablehq/framework/dist/libraries.js";
import { type PageCode, parseMarkdown } from "@observablehq/framework/dist/markdown.js";

/** A library that a page or module would load from the internet. */
export interface ForbiddenImport {
  /** Relative to the folder of the pages. */
  file: string;
  /** What was written, such as `Plot`. */
  name: string;
  problem: string;
}

/** Bundled from `node_modules` by the offline step, or part of Framework's client. */
const LOCAL = new Set(["npm:htl", "npm:isoformat", "npm:@observablehq/inputs"]);

const FROM_INTERNET = /^(npm:|jsr:|https?:)/;

/**
 * Everything in the pages and modules under `root` that Framework would fetch from the internet: implicit names such
 * as `Plot` or `d3`, methods such as `FileAttachment("a.csv").csv()`, `sql` in front matter, and imports from npm: or
 * a web address. Uses Framework's own parser and its own list of names.
 */
export async function forbiddenImports(root: string): Promise<ForbiddenImport[]> {
  const files = (await readdir(root, { recursive: true })).map((file) => file.replaceAll("\\", "/")).sort();
  const sources = files.filter((file) => !file.startsWith(".observablehq"));
  const pages = sources.filter((file) => file.endsWith(".md"));
  // A file with two extensions is a loader (or a declaration), which runs in Node at build time.
  const modules = sources.filter((file) => /^[^.]+\.(js|ts)$/.test(file));
  const found = await Promise.all(
    pages.map(async (file) => inPage(file, await readFile(join(root, file), "utf8")))
  );
  const suspects = await Promise.all(
    modules.map(async (file) => isSuspect(file, await readFile(join(root, file), "utf8")))
  );
  return [...found.flat(), ...modules.filter((_, i) => suspects[i]).flatMap((file) => inModule(root, file))];
}

/** The forbidden imports of one page, given as its path and Markdown. */
export function inPage(file: string, source: string): ForbiddenImport[] {
  const { code, data } = parseMarkdown(source, { path: `/${file}`, md: markdown(), params: paramsOf(file) });
  const frontMatter = data.sql
    ? [{ file, name: "sql", problem: "front matter “sql” loads DuckDB from the internet; use openDatabase" }]
    : [];
  // A name that any block of a page declares or imports is the page's own in all of its blocks.
  const own = new Set(code.flatMap(({ node }) => (node.declarations ?? []).map(({ name }) => name)));
  return [...frontMatter, ...code.flatMap(({ node }) => inCode(file, node, own))];
}

function inCode(file: string, node: PageCode["node"], own: Set<string>): ForbiddenImport[] {
  const { references, imports, files } = node;
  const names = new Set(references.map(({ name }) => name).filter((name) => !own.has(name)));
  const implicit = [...names].filter((name) => isFetched(getImplicitInputImports([name])));
  const methods = files.filter(({ method }) => method && isFetched(getImplicitFileImports([method])));
  return [
    ...implicit.map((name) => ({
      file,
      name,
      problem: `“${name}” is not imported; import it from node_modules`
    })),
    ...methods.map(({ name, method }) => fileMethod(file, `FileAttachment("${name}").${method}`)),
    ...imports.filter(({ name }) => isForbiddenSpecifier(name)).map(({ name }) => specifier(file, name))
  ];
}

/** Parsing is slow: only a module that names a file, a scheme, or a folder above the pages can be forbidden anything. */
function isSuspect(file: string, source: string): boolean {
  const up = "../".repeat(file.split("/").length);
  return source.includes(up) || /FileAttachment|["'`](npm|jsr|https?):/.test(source);
}

function inModule(root: string, file: string): ForbiddenImport[] {
  const info = moduleInfo(root, file);
  if (!info) return [];
  if (info instanceof Error) return [{ file, name: info.message, problem: info.message }];
  const imports = [...info.globalStaticImports, ...info.globalDynamicImports];
  const methods = [...info.fileMethods].filter((method) => isFetched(getImplicitFileImports([method])));
  return [
    ...methods.map((method) => fileMethod(file, `FileAttachment(…).${method}`)),
    ...imports.filter(isForbiddenSpecifier).map((name) => specifier(file, name))
  ];
}

/** What a module imports; an error when it imports from outside the folder of the pages, which no browser can. */
function moduleInfo(root: string, file: string): ModuleInfo | SyntaxError | undefined {
  try {
    return getModuleInfo(root, file.replace(/\.ts$/, ".js"));
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

function fileMethod(file: string, name: string): ForbiddenImport {
  return {
    file,
    name,
    problem: `${name} loads a library from the internet; serve the data as JSON or DuckDB`
  };
}

function specifier(file: string, name: string): ForbiddenImport {
  return {
    file,
    name,
    problem: `“${name}” is fetched from the internet; import the package by its bare name`
  };
}

function isFetched(specifiers: Set<string>): boolean {
  return [...specifiers].some((s) => !LOCAL.has(s));
}

function isForbiddenSpecifier(name: string): boolean {
  return FROM_INTERNET.test(name) && !LOCAL.has(name);
}

/** Framework's reading of Markdown, with its defaults. */
function markdown(): unknown {
  return normalizeConfig({ root: "src" }).md;
}

/** A parameter's value does not matter to what a page imports, but it must have one to be parsed. */
function paramsOf(file: string): Record<string, string> {
  return Object.fromEntries([...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, name]));
}
