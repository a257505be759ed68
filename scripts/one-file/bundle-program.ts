import { join, resolve } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { standIns } from "../kit/stand-ins.js";
import { ROOT } from "../site/folders.js";
import { kitHomes } from "../site/kit-homes.js";
import { pageText } from "../site/page-files.js";
import { bundlePage, bundleSources, LATER } from "../site/page-imports.js";
import { planPlaces } from "../site/plan-pages.js";
import { stagePage } from "../site/stage-page.js";
import { type BuiltPage, shellOf } from "./built-page.js";

const BROWSER = "scripts/one-file/browser";
const FRAMEWORK = "node_modules/@observablehq/framework/dist/client";

/** Modules that ask a site for files, and those that stand in their place. */
const STAND_INS = {
  "src/components/workbench/duckdb-client.ts": "scripts/kit/browser/duckdb-client.ts",
  "src/notebook/this-dashboard.ts": `${BROWSER}/this-dashboard.ts`
};

/** What only parts of pages load that one file leaves out, on demand. */
const LEFT_OUT = /\/explore-measure\.js$/;

/** The script that opens the file: text that may stand in a script element. */
export async function bundleOpener(): Promise<string> {
  return (await bundle({ entryPoints: [`${BROWSER}/open.ts`] })).text;
}

/** The program that runs the cells of pages, and esbuild's account of what is in it. */
export interface Program {
  text: string;
  account: Metafile;
}

/**
 * Makes one classic script of the cells of `pages`, of every module that they import, and of Framework's own. What a page
 * would load by names that Framework offers, such as SQL, is not in it: no page of the site that stands in one file uses them.
 */
export async function bundleProgram(pages: readonly BuiltPage[]): Promise<Program> {
  const kinds = new Map(pages.map((page) => [sourceOf(page.path), page]));
  const plugins = [
    standIns(STAND_INS),
    framework(),
    virtual("program", new Map([["cells", programOf(kinds)]]), BROWSER),
    virtual("bundle", modulesOf([...kinds.keys()]), ROOT)
  ];
  return bundle({ entryPoints: ["program:cells"], plugins });
}

/** The Markdown of a built page of the site: pages of measures have one. */
export const sourceOf = (path: string): string =>
  path.replace(/^measures\/.*/, "measures/[measure].html").replace(/html$/, "md");

/** A module that runs the cells of the page that is open. Pages of measures differ in the names of their files alone. */
function programOf(kinds: ReadonlyMap<string, BuiltPage>): string {
  const functions = [...kinds].map(([source, page]) => {
    const shell = shellOf(page);
    const cells = [...page.cells]
      .filter(([id]) => shell.includes(`<!--:${id}:-->`))
      .map(([, cell]) =>
        cell.replace(/\bimport\("[^"]*\/modules\/([^".]+)\.[^"]*"\)/g, 'import("bundle:$1")')
      )
      .map((cell) => cell.replaceAll(`/${page.name.replace(/.*\//, "")}.json")`, '/" + measure + ".json")'));
    return `${JSON.stringify(source)}() {\n${cells.join("")}}`;
  });
  return `import { define } from "framework:main";
import { held } from "./held.js";
const measure = held.page.replace("measures/", "");
const kinds = {${functions.join(",\n")}};
kinds[held.page === measure ? held.page + ".md" : "measures/[measure].md"]();`;
}

/** The modules that pages import, one for each bundle of the site, by name, and what each of them fetches later. */
function modulesOf(sources: readonly string[]): Map<string, string> {
  const places = planPlaces();
  const pages = sources.map((path) =>
    bundlePage(path, stagePage(ROOT, path, pageText(join(ROOT, path)), places).source)
  );
  return new Map(
    [...bundleSources(pages, kitHomes(ROOT))].flatMap(([name, { atOnce, later }]) => {
      const ofIt = `${LATER}-${name}`;
      return [
        [name, atOnce.replace(JSON.stringify(LATER), JSON.stringify(ofIt))],
        [ofIt.replace("bundle:", ""), later]
      ];
    })
  );
}

/** Modules that exist nowhere as files: they import as files in a folder do. */
function virtual(scheme: string, modules: ReadonlyMap<string, string>, folder: string): Plugin {
  return {
    name: scheme,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${scheme}:`) }, ({ path }) => ({
        path: path.slice(scheme.length + 1),
        namespace: scheme
      }));
      onLoad({ filter: /.*/, namespace: scheme }, ({ path }) => ({
        contents: modules.get(path)!,
        loader: "ts",
        resolveDir: resolve(folder)
      }));
    }
  };
}

/** Framework's own modules, as they come; what they would load on demand is left out, and files are those that are held. */
function framework(): Plugin {
  const files = resolve(BROWSER, "stdlib.ts");
  return {
    name: "framework",
    setup({ onResolve }) {
      onResolve({ filter: /^framework:/ }, ({ path }) => ({ path: frameworkFile(path) }));
      onResolve({ filter: /^observablehq:stdlib$/ }, () => ({ path: files }));
      onResolve({ filter: /^observablehq:runtime$/ }, ({ path }) => ({ path: frameworkFile(path) }));
      for (const filter of [/^(npm|observablehq):/, LEFT_OUT])
        onResolve({ filter }, ({ kind, path }) =>
          kind === "dynamic-import" ? { path, external: true } : undefined
        );
    }
  };
}

/** The file of a module of Framework's, without following links: its place must not depend on where this project lies. */
const frameworkFile = (path: string): string => resolve(FRAMEWORK, `${path.replace(/.*:/, "")}.js`);

async function bundle(options: BuildOptions): Promise<Program> {
  const { outputFiles, metafile } = await build({
    ...options,
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    // Names of files, and so of what is written, must not depend on where this project or its packages lie.
    absWorkingDir: resolve("."),
    preserveSymlinks: true,
    legalComments: "none",
    metafile: true,
    write: false,
    outdir: "one-file",
    logLevel: "silent"
  });
  return { text: outputFiles![0]!.text, account: metafile! };
}
