import { resolve } from "node:path";
import type { Plugin } from "esbuild";

/**
 * Puts modules that hold what they need in the place of those that ask a site for it: `modules` gives the path of each such
 * module, and of the one that stands in for it.
 */
export function standIns(modules: Readonly<Record<string, string>>): Plugin {
  const known = new Map(Object.entries(modules).map(([asked, given]) => [resolve(asked), resolve(given)]));
  return {
    name: "stand-ins",
    setup({ onResolve }) {
      onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, resolveDir }) => {
        const given = known.get(resolve(resolveDir, path.replace(/\.js$/, ".ts")));
        return given === undefined ? undefined : { path: given };
      });
    }
  };
}
