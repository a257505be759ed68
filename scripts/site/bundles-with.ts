import { basename, extname } from "node:path";
import type { Metafile } from "esbuild";
import { BUNDLES } from "./page-imports.js";

/** The names of the bundles that need a module, given by its path in this project, at once and not on demand. */
export function bundlesWith({ outputs }: Metafile, module: string): Set<string> {
  const needs = (path: string, seen: Set<string>): boolean => {
    const output = outputs[path];
    if (!output || seen.has(path)) return false;
    seen.add(path);
    const atOnce = output.imports.filter(({ kind }) => kind === "import-statement");
    return module in output.inputs || atOnce.some((next) => needs(next.path, seen));
  };
  const entries = Object.keys(outputs).filter((path) => outputs[path]!.entryPoint?.startsWith("bundle:"));
  return new Set(
    entries.filter((path) => needs(path, new Set())).map((path) => basename(path, extname(path)))
  );
}

/** The names of the bundles that a built page asks for at once. */
export function bundlesAskedFor(html: string): string[] {
  const links = html.matchAll(new RegExp(`rel="modulepreload" href="[^"]*/${BUNDLES}/([^".]+)\\.`, "g"));
  return [...links].map(([, name]) => name!);
}
