import { existsSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, join, parse } from "node:path";
import { isThere } from "../files/is-there.js";

/**
 * The files that a name or pattern of sources.yaml stands for, from a folder, sorted: the file of that very name where there
 * is one, whatever marks are in it. Else * stands for any letters of a name, ? for one, [ab] for one of these, and ** for any
 * folders. Names that begin with a point are found by those that do. The folder's own name is no pattern. A link on the way
 * that leads nowhere is found as it is, so that who reads it says so.
 */
export function findFiles(folder: string, pattern: string): string[] {
  const whole = isAbsolute(pattern) ? pattern : join(folder, pattern);
  if (existsSync(whole)) return isFolder(whole) ? [] : [whole];
  const { root } = parse(pattern);
  const parts = pattern
    .slice(root.length)
    .split(/[\\/]/)
    .filter((part) => part !== "" && part !== ".");
  return [...new Set(matching(root || folder, parts))].sort();
}

function matching(at: string, [part, ...rest]: readonly string[]): string[] {
  if (part === undefined) return [];
  if (part === "**")
    return [
      ...matching(at, rest),
      ...namesIn(at)
        .filter(isShown)
        .map((name) => join(at, name))
        .flatMap((inner) => inside(inner, [part, ...rest]))
    ];
  const paths = namesFor(at, part).map((name) => join(at, name));
  if (rest.length === 0) return paths.filter((path) => !isFolder(path));
  return paths.flatMap((path) => inside(path, rest));
}

/** What lies in a folder; of a link that leads nowhere itself. */
function inside(path: string, parts: readonly string[]): string[] {
  if (isFolder(path)) return matching(path, parts);
  return isThere(path) && !existsSync(path) ? [path] : [];
}

/** The names in a folder that a part of a pattern stands for: itself, where there is such a name. */
function namesFor(at: string, part: string): string[] {
  if (part === ".." || existsSync(join(at, part))) return [part];
  const test = nameTest(part);
  return namesIn(at).filter((name) => test.test(name) && (isShown(name) || part.startsWith(".")));
}

/** Matches the names that a part of a pattern stands for. */
function nameTest(part: string): RegExp {
  const letters = part.replaceAll(/\[[^\]]+\]|[*?]|[\\^$.|+(){}[\]]/g, (mark) => {
    if (mark === "*") return ".*";
    if (mark === "?") return ".";
    return mark.length > 1
      ? `[${mark.slice(1, -1).replace(/^!/, "^").replaceAll("\\", "\\\\")}]`
      : `\\${mark}`;
  });
  return new RegExp(`^${letters}$`, "su");
}

const isShown = (name: string): boolean => !name.startsWith(".");
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const namesIn = (folder: string): string[] => (isFolder(folder) ? readdirSync(folder) : []);
