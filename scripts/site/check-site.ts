import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { parseHTML } from "linkedom";

/** What is wrong with a built page, and the address in it that is. */
export interface SiteProblem {
  /** Its path in the site. */
  page: string;
  problem: string;
  address?: string;
}

/** What is wrong with the built pages, as far as it can be seen without running them. */
export async function checkSite(folder: string): Promise<SiteProblem[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => posix.join(file.parentPath.slice(folder.length).replaceAll("\\", "/"), file.name))
    .map((path) => path.replace(/^\//, ""));
  const names = paths.filter((path) => path.endsWith(".html"));
  const pages = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const))
  );
  return checkPages(pages, new Set(paths));
}

/** The same for pages in memory: HTML by path, and the paths of every file of the site. */
export function checkPages(pages: Map<string, string>, files: Set<string>): SiteProblem[] {
  const parsed = new Map([...pages].map(([path, html]) => [path, readPage(html)]));
  return [...parsed].flatMap(([path, page]): SiteProblem[] => [
    ...page.errors.map((error) => ({ page: path, problem: `a cell cannot be read: ${error}` })),
    ...page.resources
      .filter((address) => /^(\w+:)?\/\//.test(address))
      .map((address) => ({ page: path, address, problem: `loads ${address} from another machine` })),
    ...[...page.links, ...page.resources]
      .filter((address) => !leadsSomewhere(address, path, parsed, files))
      .map((address) => ({
        page: path,
        address,
        problem: `broken link ${address}: there is no such page, file or place on a page`
      }))
  ]);
}

interface Page {
  links: string[];
  resources: string[];
  ids: Set<string>;
  errors: string[];
  /** Cells may add ids when the page runs; without any, the HTML has them all. */
  hasCells: boolean;
}

function readPage(html: string): Page {
  const { document } = parseHTML(html);
  const attributes = (selector: string, name: string): string[] =>
    [...document.querySelectorAll(selector)].map((element) => element.getAttribute(name)!);
  return {
    links: attributes("a[href]", "href"),
    resources: [...attributes("[src]", "src"), ...attributes("link[href]", "href")],
    ids: new Set(attributes("[id]", "id")),
    errors: [...document.querySelectorAll(".observablehq--error")].map((e) => e.textContent!.trim()),
    hasCells: html.includes("<!--:")
  };
}

function leadsSomewhere(
  address: string,
  from: string,
  pages: Map<string, Page>,
  files: Set<string>
): boolean {
  if (/^\w+:|^\/\//.test(address)) return true;
  const url = new URL(address, `http://site/${from}`);
  const path = decodeURIComponent(url.pathname).slice(1);
  const target = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!files.has(target)) return false;
  const page = pages.get(target);
  const id = decodeURIComponent(url.hash).slice(1);
  return id === "" || !page || page.hasCells || page.ids.has(id);
}
