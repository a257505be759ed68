import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { nearest } from "../../loaders/files/nearest.js";
import { moduleImports } from "./module-imports.js";
import type { PageProblem } from "./page-problem.js";

/** The names that a module of the site exports; null when it is no module of the site. */
export type NamesOf = (module: string) => Promise<ReadonlySet<string> | null>;

/** Names that a page imports from modules of the site that do not export them. */
export async function importProblems(
  file: string,
  path: string,
  source: string,
  namesOf: NamesOf
): Promise<PageProblem[]> {
  const problems = moduleImports(path, source).map(async ({ names, specifier, module, line }) => {
    const exported = await namesOf(module);
    if (!exported) return [];
    const known = [...exported].sort().join(", ");
    return names
      .filter((name) => !exported.has(name))
      .map((name) => ({
        file,
        line,
        problem: `“${name}” is not among the names of ${specifier}.${meant(name, exported)} It has: ${known}.`
      }));
  });
  return (await Promise.all(problems)).flat();
}

function meant(name: string, names: Iterable<string>): string {
  const near = nearest(name, names);
  return near === undefined ? "" : ` Is “${near}” meant?`;
}

/** Reads the names of modules under `root`, each module once. */
export function namesUnder(root: string): NamesOf {
  const known = new Map<string, Promise<Set<string>>>();
  return async (module) => {
    const file = join(root, module.replace(/\.js$/, ".ts"));
    if (!existsSync(file)) return null;
    const names = known.get(file) ?? exportsOf(file);
    known.set(file, names);
    return names;
  };
}

/** The names of a module, also those that it passes on, as esbuild reads them. */
async function exportsOf(file: string): Promise<Set<string>> {
  const { metafile } = await build({
    entryPoints: [file],
    bundle: true,
    splitting: false,
    format: "esm",
    packages: "external",
    outdir: "unused",
    write: false,
    metafile: true,
    logLevel: "silent"
  });
  return new Set(Object.values(metafile.outputs).flatMap(({ exports }) => exports));
}
