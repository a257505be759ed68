// The parts of Observable Framework 1.13.4 that the scripts call. It ships no types and no documented
// programming interface, so its version is pinned and these declarations name only what is used.

declare module "@observablehq/framework/dist/config.js" {
  import type MarkdownIt from "markdown-it";
  export interface Config {
    root: string;
    output: string;
    title?: string;
    md: unknown;
    paths(): AsyncIterable<string>;
  }
  export function readConfig(configPath?: string, root?: string): Promise<Config>;
  export function normalizeConfig(spec: {
    root: string;
    output?: string;
    markdownIt?: (md: MarkdownIt) => MarkdownIt;
  }): Config;
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
  export function preview(options: {
    hostname: string;
    port: number;
    open: boolean;
    verbose: boolean;
    origins: string[];
  }): Promise<unknown>;
}

declare module "@observablehq/framework/dist/markdown.js" {
  export interface PageCode {
    node: {
      references: { name: string }[];
      declarations: { name: string }[] | null;
      imports: { name: string }[];
      files: { name: string; method?: string }[];
    };
  }
  export function parseMarkdown(
    source: string,
    options: { path: string; md: unknown; params?: Record<string, string> }
  ): { body: string; code: PageCode[]; data: { sql?: Record<string, string> } };
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
