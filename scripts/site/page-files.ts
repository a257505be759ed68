import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isThere } from "../../loaders/files/is-there.js";
import type { Problem } from "../../loaders/files/problem.js";
import type { PageProblem } from "./page-problem.js";

/**
 * Does a path among the pages belong to no page? What begins with a dot is an editor's, or a program's; the Markdown of
 * packages that an author has installed is nobody's page.
 */
export function isLeftOut(path: string): boolean {
  const names = path.split("/");
  return (
    names.some((name) => name.startsWith(".")) || (names.includes("node_modules") && path.endsWith(".md"))
  );
}

/** The files of the pages in a folder, by their paths in it, in order; none when there is no such folder. A link to a file is one. */
export function filesIn(root: string): string[] {
  return entriesIn(root)
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !isLeftOut(path) && statSync(join(root, path), { throwIfNoEntry: false })?.isFile())
    .sort();
}

/** The links that lead nowhere: the folder itself, or what stands in it and would be a page or a file of one. */
export function lostLinks(root: string): string[] {
  const paths = existsSync(root)
    ? entriesIn(root).filter((path) => !isLeftOut(path.replaceAll("\\", "/")))
    : [""];
  return paths.map((path) => join(root, path)).filter((path) => isThere(path) && !existsSync(path));
}

/** Of several folders the one whose file of this path is used: a page of a later one goes before, any other file does not. */
export function rootWith(path: string, roots: readonly string[]): string | undefined {
  const holds = (root: string): boolean => existsSync(join(root, path));
  return path.endsWith(".md") ? roots.findLast(holds) : roots.find(holds);
}

/**
 * An author's own file, no page, that has the path of one of the site: its style sheet or a module, which all pages are made of.
 */
export function takenNames([site, ...own]: readonly string[]): Problem[] {
  const ofSite = new Set(filesIn(site!));
  return own.flatMap((root) =>
    filesIn(root)
      .filter((path) => !path.endsWith(".md") && ofSite.has(path))
      .map((path) => ({
        file: join(root, path),
        line: 1,
        column: 1,
        value: "",
        problem: "the site has a file of this name, of which all its pages are made",
        expected: "a name that no file of the site has",
        hint: "Give the file another name. Only a page may take the place of one of the site's, such as measures/domestic-burglary.md."
      }))
  );
}

function entriesIn(root: string): string[] {
  try {
    return readdirSync(root, { recursive: true }).map(String);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** The Markdown of a page, with the ends of lines that the site's own have: those of Windows would hide its front matter. */
export const pageText = (file: string): string =>
  readFileSync(file, "utf8")
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n");

/** What means something else in an address, or may stand in no name of a file on another system. */
const NO_ADDRESS = /[#?%"<>\\:*|]/;

/** A page whose name cannot be an address. */
export function nameProblems(file: string, path: string): PageProblem[] {
  const sign = NO_ADDRESS.exec(path)?.[0];
  if (sign === undefined) return [];
  const problem = `the name of a page is its address, which cannot hold “${sign}”. Give the file another name, of letters, digits and hyphens, such as winter.md.`;
  return [{ file, line: 1, problem }];
}
