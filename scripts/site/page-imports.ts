import { posix } from "node:path";
import { moduleImports } from "./module-imports.js";

/** The page with its imports of modules turned to one bundle, and what that bundle has to export. */
export interface BundledPage {
  source: string;
  /** Name of the bundle, without folder or extension. */
  bundle: string;
  /** Names by module, both as the page wrote them; modules relative to the folder of the pages. */
  exports: Map<string, string[]>;
}

/** Folder of the bundles, beside the folders of the modules that they are made of. */
export const BUNDLES = "modules";

/**
 * Turns every import of a module of this project in a page, given as its path and Markdown, to the page's bundle. The
 * pages of a folder share one bundle, since who reads one of them reads others; a page in no folder has its own.
 * An author's own pages have bundles of their own, and modules of theirs, which `isOurs` tells apart.
 */
export function bundlePage(
  path: string,
  markdown: string,
  isOurs?: (module: string) => boolean
): BundledPage {
  const folder = posix.dirname(path);
  const name = folder === "." ? posix.basename(path, ".md") : folder.replaceAll("/", "-");
  const bundle = isOurs ? `own-${name}` : name;
  const address = `${posix.relative(folder, posix.join(BUNDLES, `${bundle}.js`))}`;
  const exports = new Map<string, string[]>();
  const specifier = JSON.stringify(address.startsWith(".") ? address : `./${address}`);
  const imports = moduleImports(path, markdown).filter(({ module }) => isOurs?.(module) ?? true);
  for (const { names, module } of imports) exports.set(module, [...(exports.get(module) ?? []), ...names]);
  // The last first, so that the places of the others stay as they are.
  const source = imports.reduceRight(
    (text, { quoted: { start, end } }) => text.slice(0, start) + specifier + text.slice(end),
    markdown
  );
  return { source, bundle, exports };
}

/** The source of each bundle of these pages, by its name: every name that a page imports, once. */
export function bundleSources(pages: readonly BundledPage[]): Map<string, string> {
  const bundles = new Map<string, Map<string, Set<string>>>();
  for (const { bundle, exports } of pages) {
    const modules = bundles.get(bundle) ?? new Map<string, Set<string>>();
    for (const [module, names] of exports) {
      modules.set(module, new Set([...(modules.get(module) ?? []), ...names]));
    }
    if (modules.size > 0) bundles.set(bundle, modules);
  }
  return new Map(
    [...bundles].map(([bundle, modules]) => [bundle, exportsOf(modules, (module) => `./${module}`)])
  );
}

/** The source of a module that hands on names of others, which it finds where `from` says. */
export function exportsOf(
  modules: ReadonlyMap<string, ReadonlySet<string>>,
  from: (module: string) => string
): string {
  const sorted = [...modules].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted
    .map(([module, names]) => `export { ${[...names].sort().join(", ")} } from "${from(module)}";`)
    .join("\n");
}
