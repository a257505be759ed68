import { posix } from "node:path";

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
 * An import as pages write it: names in braces, from a module of this project, at the start of a line. The module is
 * found from the page, or, with a slash first, from the folder of the pages.
 */
const IMPORT = /^import\s*\{([^}]*)\}\s*from\s*"((?:\.|\/)[^"]*\.js)"/gm;

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
  const source = markdown.replace(IMPORT, (statement, names: string, specifier: string) => {
    const module = specifier.startsWith("/") ? specifier.slice(1) : posix.join(folder, specifier);
    if (isOurs && !isOurs(module)) return statement;
    const list = names.split(",").map((name) => name.trim().split(/\s+as\s+/)[0]!);
    exports.set(module, [...(exports.get(module) ?? []), ...list.filter(Boolean)]);
    return `import {${names}} from "${address.startsWith(".") ? address : `./${address}`}"`;
  });
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
