import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The module that pages import their pieces from: it only hands on what others define. */
export const KIT = "control-lines.js";

/** A line of it: names, or all, of another module. */
const HANDS_ON = /^export (?:\{([^}]*)\}|\*) from "\.\/([^"]+)";/gm;

/**
 * Where a name of the kit is defined, under the folder of the pages; other modules define their own. esbuild, which splits
 * modules whole, would take all that the kit hands on for needed at once.
 */
export function kitHomes(root: string): (module: string, name: string) => string {
  const source = readFileSync(join(root, KIT.replace(/\.js$/, ".ts")), "utf8");
  const homes = new Map<string, string>();
  let all = KIT;
  for (const [, names, home] of source.matchAll(HANDS_ON)) {
    if (names === undefined) all = home!;
    for (const name of names?.split(",") ?? []) homes.set(name.trim(), home!);
  }
  return (module, name) => (module === KIT ? (homes.get(name) ?? all) : module);
}
