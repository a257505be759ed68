import { posix } from "node:path";
import { type ModuleImport, moduleImports } from "./module-imports.js";
import { stillNames } from "./still-names.js";

/** The page with its imports of modules turned to one bundle, and what that bundle has to export. */
export interface BundledPage {
  source: string;
  /** Name of the bundle, without folder or extension. */
  bundle: string;
  /** Names by module, both as the page wrote them; modules relative to the folder of the pages. */
  exports: Map<string, string[]>;
  /** The same of what the page asks for only when its reader wants another view than the published one. */
  later: Map<string, string[]>;
}

/** What is bundled for pages: what they ask for at once, and what the same bundle has on demand. */
export interface BundleSource {
  atOnce: string;
  later: string;
}

/** Folder of the bundles, beside the folders of the modules that they are made of. */
export const BUNDLES = "modules";

/** A bundle's function that fetches what is asked for later, and what esbuild is to know that by. */
export const FETCH_LATER = "fetchLater";
export const LATER = "bundle:later";

/**
 * Turns every import of a module of this project in a page, given as its path and Markdown, to the page's bundle. The
 * pages of a folder share one bundle, since who reads one of them reads others; a page in no folder has its own. So has each of
 * an author's own pages, of which two may mean different things by one name; modules of theirs `isOurs` tells apart. A cell below the page
 * fetches what stands in still cells alone (see {@link stillNames}), which run only for another view.
 */
export function bundlePage(
  path: string,
  markdown: string,
  isOurs?: (module: string) => boolean
): BundledPage {
  const folder = posix.dirname(path);
  const page = path.replace(/\.md$/, "");
  const bundle = isOurs ? `own-${inOneName(page)}` : inOneName(folder === "." ? page : folder);
  const address = `${posix.relative(folder, posix.join(BUNDLES, `${bundle}.js`))}`;
  const specifier = JSON.stringify(address.startsWith(".") ? address : `./${address}`);
  const imports = moduleImports(path, markdown).filter(({ module }) => isOurs?.(module) ?? true);
  const still = isOurs ? new Set<string>() : stillNames(path, markdown, imports);
  const exports = new Map<string, string[]>();
  const later = new Map<string, string[]>();
  for (const { names, module } of imports) {
    const [rest, stands] = [
      names.filter((name) => !still.has(name)),
      names.filter((name) => still.has(name))
    ];
    exports.set(module, [...(exports.get(module) ?? []), ...rest]);
    if (stands.length > 0) later.set(module, [...(later.get(module) ?? []), ...stands]);
  }
  // The last first, so that the places of the others stay as they are.
  const source = imports.reduceRight(
    (text, one) =>
      text.slice(0, one.start) + importClause(text, one, still) + specifier + text.slice(one.quoted.end),
    markdown
  );
  if (later.size === 0) return { source, bundle, exports, later };
  const cell = `const {${[...still].join(", ")}} = await ${FETCH_LATER}();`;
  return { source: [source, "```js", cell, "```"].join("\n\n"), bundle, exports, later };
}

/** A path as the name of one file: Framework takes a name in brackets for one that stands for others. */
const inOneName = (path: string): string => path.replace(/[[\]]/g, "").replaceAll("/", "-");

/** An import up to its module's name, without the names that are `still`, and with what fetches them; on as many lines. */
function importClause(
  text: string,
  { start, quoted, names, locals }: ModuleImport,
  still: Set<string>
): string {
  const written = text.slice(start, quoted.start);
  if (!names.some((name) => still.has(name))) return written;
  const rest = names.flatMap((name, i) =>
    still.has(name) ? [] : [name === locals[i] ? name : `${name} as ${locals[i]}`]
  );
  return `import {${[...rest, FETCH_LATER].join(", ")}} from ${written.replace(/[^\n]/g, "")}`;
}

/** The source of each bundle of these pages, by its name: every name that a page imports, once, from where it is at home. */
export function bundleSources(
  pages: readonly BundledPage[],
  homeOf: (module: string, name: string) => string = (module) => module
): Map<string, BundleSource> {
  const atOnce = namesByBundle(pages, homeOf, ({ exports }) => exports);
  const later = namesByBundle(pages, homeOf, (page) => page.later);
  return new Map(
    [...atOnce].map(([bundle, names]) => {
      const asked = later.get(bundle);
      const fetches = asked ? [`export const ${FETCH_LATER} = () => import("${LATER}");`] : [];
      return [
        bundle,
        {
          atOnce: [sourceOf(names), ...fetches].join("\n"),
          later: asked ? sourceOf(asked) : ""
        }
      ];
    })
  );
}

const sourceOf = (names: Map<string, Set<string>>): string => exportsOf(names, (module) => `./${module}`);

/** The names of modules that the pages of each bundle ask for. */
function namesByBundle(
  pages: readonly BundledPage[],
  homeOf: (module: string, name: string) => string,
  asked: (page: BundledPage) => Map<string, string[]>
): Map<string, Map<string, Set<string>>> {
  const bundles = new Map<string, Map<string, Set<string>>>();
  for (const page of pages) {
    const modules = bundles.get(page.bundle) ?? new Map<string, Set<string>>();
    for (const [module, names] of asked(page))
      for (const name of names) {
        const home = homeOf(module, name);
        modules.set(home, new Set([...(modules.get(home) ?? []), name]));
      }
    if (modules.size > 0) bundles.set(page.bundle, modules);
  }
  return bundles;
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
