// The parts of Observable Framework 1.13.4 that the scripts call. It ships no types and no documented
// programming interface, so its version is pinned and these declarations name only what is used.

declare module "@observablehq/framework/dist/config.js" {
  import type { FSWatcher } from "node:fs";
  import type MarkdownIt from "markdown-it";
  export interface Config {
    root: string;
    output: string;
    title?: string;
    md: unknown;
    paths(): AsyncIterable<string>;
    loaders: {
      /** Tells what happens to the file of a page. */
      watchPage(path: string, listener: (event: "change" | "rename") => void): FSWatcher;
      /** Calls `changed` when one of the files of a page has changed. */
      watchFiles(
        path: string,
        files: Iterable<string>,
        changed: () => Promise<void>
      ): Promise<{ close(): void }>;
    };
  }
  export function readConfig(configPath?: string, root?: string): Promise<Config>;
  export interface ConfigSpec {
    root: string;
    output?: string;
    markdownIt?: (md: MarkdownIt) => MarkdownIt;
  }
  export function normalizeConfig(spec: ConfigSpec, root?: string, watched?: string): Config;
  /** The time that built pages give for every file, in place of the file's own. */
  export function setCurrentDate(date: Date | null): void;
}

declare module "@observablehq/framework/dist/build.js" {
  import type { Config } from "@observablehq/framework/dist/config.js";
  export interface BuildOutput {
    logger: Pick<Console, "log" | "warn" | "error">;
    output: { write(text: string): unknown };
  }
  export class FileBuildEffects {
    constructor(outputFolder: string, cacheFolder: string, output?: BuildOutput);
  }
  export function build(options: { config: Config }, effects: FileBuildEffects): Promise<void>;
}

declare module "@observablehq/framework/dist/preview.js" {
  import type { Server } from "node:http";
  import type { Config } from "@observablehq/framework/dist/config.js";
  /** Answers the requests of a server that listens already. */
  export class PreviewServer {
    constructor(options: { server: Server; verbose: boolean; origins: string[] });
    /** Asked at each request. */
    _readConfig: () => Promise<Config>;
  }
}

declare module "@observablehq/framework/dist/markdown.js" {
  export interface PageCode {
    /** Where the body shows the cell: `<!--:id:-->`. */
    id: string;
    mode: "block" | "inline" | "jsx";
    node: CellNode;
  }
  export interface CellNode {
    /** The JavaScript that a block of code stands for. */
    input: string;
    /** Whether that is one expression, which the page shows. */
    expression: boolean;
    references: { name: string; start: number }[];
    declarations: { name: string }[] | null;
    imports: { name: string; type: "local" | "global" }[];
    files: { name: string; method?: string; node: { start: number } }[];
  }
  export function parseMarkdown(
    source: string,
    options: { path: string; md: unknown; params?: Record<string, string> }
  ): { body: string; code: PageCode[]; data: { sql?: Record<string, string> } };
}

declare module "@observablehq/framework/dist/javascript/parse.js" {
  import type { CellNode } from "@observablehq/framework/dist/markdown.js";
  import type { Expression, Program } from "acorn";
  /** A node of a syntax tree. */
  export interface Syntax {
    type: string;
    [part: string]: unknown;
  }
  /** Reads a module. */
  export function parseProgram(code: string): Syntax;
  /** Reads a cell; throws a SyntaxError that has its place. */
  export function parseJavaScript(
    code: string,
    options: { path: string; inline?: boolean; params?: Record<string, string> }
  ): CellNode & { body: Program | Expression };
}

declare module "@observablehq/framework/dist/javascript/module.js" {
  export interface ModuleInfo {
    fileMethods: Set<string>;
    globalStaticImports: Set<string>;
    globalDynamicImports: Set<string>;
  }
  export function getModuleInfo(root: string, path: string): ModuleInfo | undefined;
}

declare module "@observablehq/framework/dist/libraries.js" {
  export function getImplicitInputImports(names: Iterable<string>): Set<string>;
  export function getImplicitFileImports(methods: Iterable<string>): Set<string>;
}
