import { posix } from "node:path";
import { parseJavaScript } from "@observablehq/framework/dist/javascript/parse.js";
import type { ImportDeclaration, ImportSpecifier } from "acorn";
import { codeBlocks } from "./code-blocks.js";
import { paramsOf } from "./page-code.js";

/** An import of names from a module of the pages, in a cell that runs: `import {a, b as c} from "../kit.js"`. */
export interface ModuleImport {
  /** The names as the module has them. */
  names: string[];
  /** The same as the page calls them. */
  locals: string[];
  /** The module as the page wrote it, and as a path below the folder of the pages. */
  specifier: string;
  module: string;
  /** The line of the Markdown on which it stands, from 1, where it begins, and the module's name in quotes: from where to where. */
  line: number;
  start: number;
  quoted: { start: number; end: number };
}

/** A module of the pages, not a package: it is found from the page, or, with a slash first, from the folder of the pages. */
const OF_PAGES = /^[./].*\.js$/;

/** Languages of cells; one with types in it cannot be read, and Framework follows its imports itself. */
const CODE = /^[jt]sx?$/;

/** Every import of names from modules of the pages, of a page given as its path and Markdown. */
export function moduleImports(path: string, source: string): ModuleImport[] {
  return codeBlocks(source).flatMap(({ language, line, start, code }) =>
    CODE.test(language)
      ? importsIn(code, path).map((declaration) => {
          const specifier = String(declaration.source.value);
          return {
            names: declaration.specifiers.map((each) => importedName(each as ImportSpecifier)),
            locals: declaration.specifiers.map(({ local }) => local.name),
            specifier,
            module: specifier.startsWith("/")
              ? specifier.slice(1)
              : posix.join(posix.dirname(path), specifier),
            line: line + code.slice(0, declaration.start).split("\n").length - 1,
            start: start + declaration.start,
            quoted: { start: start + declaration.source.start, end: start + declaration.source.end }
          };
        })
      : []
  );
}

/** A cell that cannot be read imports nothing: what is wrong with it is told elsewhere. */
function importsIn(code: string, path: string): ImportDeclaration[] {
  try {
    const { body } = parseJavaScript(code, { path: `/${path}`, params: paramsOf(path) });
    const statements = body.type === "Program" ? body.body : [];
    return statements
      .filter((statement) => statement.type === "ImportDeclaration")
      .filter(({ source }) => OF_PAGES.test(String(source.value)))
      .filter(({ specifiers }) => specifiers.every(({ type }) => type === "ImportSpecifier"));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const importedName = ({ imported }: ImportSpecifier): string =>
  imported.type === "Identifier" ? imported.name : String(imported.value);
