import { relative, resolve } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import type { Files } from "../../loaders/archive/plan-files.js";
import { standIns } from "./stand-ins.js";

/** What page authors import, and the name that it has in a classic script. */
const FACE = "src/control-lines.ts";
export const GLOBAL = "ControlLines";

/** Modules that ask Framework for files of a site, and those that stand in their place. */
const STAND_INS = {
  "src/components/workbench/duckdb-client.ts": "scripts/kit/browser/duckdb-client.ts",
  "src/notebook/plan-files.ts": "scripts/kit/browser/plan-files.ts",
  "src/notebook/this-dashboard.ts": "scripts/kit/browser/this-dashboard.ts"
};

/** The kit as files, by name, and esbuild's account of what is in them. */
export interface Kit {
  files: Record<string, string>;
  account: Metafile;
}

/**
 * Makes the kit of a plan, given the plan's files: `control-lines.js`, a module; `control-lines.classic.js`, a script for
 * pages that are opened from disk, where browsers refuse modules; `control-lines.css`, how the site looks. `header`
 * stands at the top of each.
 */
export async function bundleKit(plan: Files, header: string): Promise<Kit> {
  const plugins = [standIns(STAND_INS), planJson(plan)];
  const banner = `/*! ${header} */`;
  const [module, classic, css] = await Promise.all([
    bundle({ entryPoints: { "control-lines": FACE }, format: "esm", plugins, banner: { js: banner } }),
    bundle({
      entryPoints: { "control-lines.classic": FACE },
      format: "iife",
      globalName: GLOBAL,
      // A page may write const { history } = ControlLines, which hides the browser's own from every script.
      define: { history: "globalThis.history" },
      plugins,
      banner: { js: banner }
    }),
    bundle({
      entryPoints: { "control-lines": "src/style.css" },
      plugins: [noTheme()],
      banner: { css: banner }
    })
  ]);
  return { files: { ...module.files, ...classic.files, ...css.files }, account: module.account };
}

async function bundle(options: BuildOptions): Promise<Kit> {
  const { outputFiles, metafile } = await build({
    ...options,
    bundle: true,
    minify: true,
    platform: "browser",
    target: "es2022",
    outdir: "kit",
    // Names of files, and so of what is written, must not depend on where this project or its packages lie.
    absWorkingDir: resolve("."),
    preserveSymlinks: true,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent"
  });
  const files = outputFiles!.map(({ path, text }) => [relative("kit", path), text]);
  return { files: Object.fromEntries(files), account: metafile! };
}

/** The plan's own files, by their paths in a site: `plan:dashboard.json`. */
function planJson(plan: Files): Plugin {
  return {
    name: "plan-json",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^plan:/ }, ({ path }) => ({
        path: path.slice("plan:".length),
        namespace: "plan"
      }));
      onLoad({ filter: /.*/, namespace: "plan" }, ({ path }) => ({ contents: plan[path]!, loader: "json" }));
    }
  };
}

/** Framework's own theme is not part of how the site looks elsewhere. */
function noTheme(): Plugin {
  return {
    name: "no-theme",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^observablehq:/ }, ({ path }) => ({ path, namespace: "theme" }));
      onLoad({ filter: /.*/, namespace: "theme" }, () => ({ contents: "", loader: "css" }));
    }
  };
}
