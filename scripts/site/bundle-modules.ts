import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, posix, relative, resolve, sep } from "node:path";
import {
  type BuildFailure,
  type BuildResult,
  build,
  type Message,
  type Metafile,
  type Plugin
} from "esbuild";
import { mergeChunks } from "./merge-chunks.js";
import { BUNDLES, type BundleSource, exportsOf, LATER } from "./page-imports.js";

/** Modules that could not be bundled; one sentence each. */
export class BundleError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}

/**
 * A package so large, and drawn with on so many pages, that their bundles share one copy of what they use of it.
 * Modules import it whole, by this name; packages that it is made of itself, which would be shipped twice, by names.
 */
const SHARED = {
  package: "@observablehq/plot",
  name: "Plot",
  parts: ["d3-array", "d3-shape"],
  bundle: "plot"
};

/** What modules use of the shared packages, by package. */
type Used = Map<string, Set<string>>;

/**
 * Bundles the modules of the pages under `root`, with the packages they use, into a folder of `stage`. `sources` are
 * the modules to make, by name. Each is bundled alone, so that a page asks for one file, not for the dozens that it
 * has in common with others; only {@link SHARED} and what is imported later, on demand, stay apart. Returns esbuild's
 * account of what went where. `replaced` are modules, by their paths under `root`, in whose place others stand. Throws a
 * {@link BundleError}.
 */
export async function bundleModules(
  root: string,
  stage: string,
  sources: Map<string, BundleSource>,
  replaced: Readonly<Record<string, string>> = {}
): Promise<Metafile> {
  const used: Used = new Map();
  const plugins = [replacing(root, replaced), sharedPackage(used), modulesWithFiles(root)];
  const accounts = await Promise.all([...sources].map((source) => bundle(root, stage, source, plugins)));
  if (used.size > 0) {
    const shared = exportsOf(used, (name) => name);
    accounts.push(await bundle(root, stage, [SHARED.bundle, { atOnce: shared, later: "" }], []));
  }
  return {
    inputs: Object.assign({}, ...accounts.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...accounts.map(({ outputs }) => outputs))
  };
}

type Source = [name: string, source: BundleSource];
type Bundled = BuildResult<{ metafile: true; write: false }>;

/**
 * Writes one bundle. A first try follows no import on demand; those that are left in what it makes are followed in the
 * next. For esbuild splits a bundle for every import on demand that it meets, also in functions that it then leaves
 * out, and a page would ask for a dozen pieces of what it needs at once.
 */
async function bundle(root: string, stage: string, source: Source, plugins: Plugin[]): Promise<Metafile> {
  const followed = new Set<string>();
  for (;;) {
    const tried = await tryBundle(root, stage, source, [onDemand(followed), ...plugins]);
    const left = leftOnDemand(tried.metafile);
    if (left.length === 0) {
      const folder = join(stage, BUNDLES);
      await mkdir(folder, { recursive: true });
      const files = await mergeChunks(source[0], tried, WRITTEN);
      await Promise.all([...files].map(([name, text]) => writeFile(join(folder, name), text)));
      return tried.metafile;
    }
    for (const module of left) followed.add(module);
  }
}

/** What an import on demand that is not followed is turned to. */
const LEFT = "left:";

/** Follows imports on demand of these modules only; all others stay in their places, marked. */
function onDemand(followed: ReadonlySet<string>): Plugin {
  return {
    name: "on-demand",
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ kind, path, resolveDir }) => {
        if (kind !== "dynamic-import") return;
        const module = path.startsWith(".") ? join(resolveDir, path) : path;
        return followed.has(module) ? undefined : { path: `${LEFT}${module}`, external: true };
      });
    }
  };
}

/** The modules that a bundle still imports on demand and that were not followed. */
function leftOnDemand({ outputs }: Metafile): string[] {
  return Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path }) => path.startsWith(LEFT))
    .map(({ path }) => path.slice(LEFT.length));
}

/** How bundles are written. */
const WRITTEN = {
  outdir: BUNDLES,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  // Names of files, and so of what is written, must not depend on where this project or its packages lie.
  absWorkingDir: resolve("."),
  logLevel: "silent"
} as const;

async function tryBundle(
  root: string,
  stage: string,
  [name, source]: Source,
  plugins: Plugin[]
): Promise<Bundled> {
  try {
    return await build({
      entryPoints: [{ in: `bundle:${name}`, out: `${BUNDLES}/${name}` }],
      ...WRITTEN,
      outdir: stage,
      chunkNames: `${BUNDLES}/[name]-[hash]`,
      splitting: true,
      preserveSymlinks: true,
      plugins: [sourceOf(root, source), ...plugins],
      metafile: true,
      write: false
    });
  } catch (error) {
    throw isBuildFailure(error) ? new BundleError(error.errors.map(inWords)) : error;
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error;
}

function inWords({ text, location }: Message): string {
  return location ? `${location.file}:${location.line}: ${text}` : text;
}

/** The modules to make exist nowhere as files; they are read as if they lay in the folder of the pages. */
function sourceOf(root: string, { atOnce, later }: BundleSource): Plugin {
  return {
    name: "source",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^bundle:/ }, ({ path }) => ({
        path: path.slice("bundle:".length),
        namespace: "bundle"
      }));
      onLoad({ filter: /.*/, namespace: "bundle" }, ({ path }) => ({
        contents: `bundle:${path}` === LATER ? later : atOnce,
        resolveDir: resolve(root)
      }));
    }
  };
}

/** Leaves the packages that all share to their own bundle, which lies beside the others, and notes what is `used` of them. */
function sharedPackage(used: Used): Plugin {
  const { package: name, name: as, parts, bundle } = SHARED;
  return {
    name: "shared-package",
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^(${[name, ...parts].join("|")})$`) }, async ({ path, importer }) => {
        // A package that is shipped whole, such as d3 itself, keeps what it is made of.
        if (importer.split(sep).includes("node_modules")) return;
        const source = await readFile(importer, "utf8");
        const names = path === name ? membersUsed(source) : namesImported(source, path);
        if (!names) {
          const wanted = path === name ? `import * as ${as} from "${name}"` : `import { … } from "${path}"`;
          const text = `expected ${wanted}, by which the site knows what to ship of it`;
          return { errors: [{ text, location: { file: relative(".", importer), line: 1 } }] };
        }
        used.set(path, new Set([...(used.get(path) ?? []), ...names]));
        return { path: `./${bundle}.js`, external: true };
      });
    }
  };
}

/** The members that a module uses of the package that it imports whole; null when it imports it otherwise. */
function membersUsed(source: string): string[] | null {
  const { package: name, name: as } = SHARED;
  if (!source.includes(`import * as ${as} from "${name}"`)) return null;
  return [...source.matchAll(new RegExp(`\\b${as}\\.([a-z]\\w*)`, "g"))].map(([, member]) => member!);
}

/** The names that a module imports from a package; null when it imports it otherwise. */
function namesImported(source: string, name: string): string[] | null {
  const braces = new RegExp(`^import \\{([^}]*)\\} from "${name}";`, "m").exec(source)?.[1];
  return braces?.split(",").map((each) => each.trim().split(" as ")[0]!) ?? null;
}

/** Puts modules in the place of others. */
function replacing(root: string, replaced: Readonly<Record<string, string>>): Plugin {
  const places = new Map(
    Object.entries(replaced).map(([from, to]) => [resolve(root, from), resolve(root, to)])
  );
  return {
    name: "replacing",
    setup({ onResolve }) {
      onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, resolveDir }) => {
        const to = places.get(join(resolveDir, path.replace(/\.js$/, ".ts")));
        return to === undefined ? undefined : { path: to };
      });
    }
  };
}

/** What Framework, not esbuild, has to resolve: its own modules, and files named with FileAttachment. */
const FRAMEWORK = /["']observablehq:stdlib["']/;

/** The modules under `root` that Framework has to resolve, by file. Looked for once: esbuild asks for every import of every bundle. */
function modulesOfFramework(root: string): Map<string, string> {
  const modules = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts")
  );
  const sources = modules.map(
    (path) => [resolve(root, path), readFileSync(join(root, path), "utf8")] as const
  );
  return new Map(sources.filter(([, source]) => FRAMEWORK.test(source)));
}

/**
 * Framework finds files by reading FileAttachment("…") relative to the module that says it. Such a module is left as
 * it is, in its place, and imports nothing else that would then exist twice.
 */
function modulesWithFiles(root: string): Plugin {
  const modules = modulesOfFramework(root);
  return {
    name: "modules-with-files",
    setup({ onResolve }) {
      onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, resolveDir, namespace }) => {
        if (namespace !== "file") return;
        const file = join(resolveDir, path.replace(/\.js$/, ".ts"));
        const source = modules.get(file);
        if (source === undefined) return;
        const others = [...source.matchAll(/^import (?!type\b).*from "(\.[^"]*)"/gm)].map(([, from]) => from);
        if (others.length > 0) {
          const text = `a module with FileAttachment may not import other modules, such as ${others[0]}`;
          return { errors: [{ text, location: { file: relative(".", file), line: 1 } }] };
        }
        const place = relative(root, file).replaceAll("\\", "/").replace(/\.ts$/, ".js");
        return { path: posix.relative(BUNDLES, place), external: true };
      });
    }
  };
}
