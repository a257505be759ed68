import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseHTML } from "linkedom";
import { STATIC } from "../static/keep-cells.js";
import { pageName } from "./browser/page-links.js";

/** A page of a built site. */
export interface BuiltPage {
  /** Its path in the site, and its name in one file. */
  path: string;
  name: string;
  title: string;
  document: Document;
  /** Its cells as Framework defines them, by their ids. */
  cells: Map<string, string>;
}

/** Framework's script of a page: a definition a cell. */
const SCRIPT = /<script type="module">([\s\S]*?)<\/script>/;

/** Reads a page of the site in `folder`. Its links are those of a page at the top of the site. */
export function builtPage(folder: string, path: string): BuiltPage {
  const html = readFileSync(join(folder, path), "utf8");
  const { document } = parseHTML(html);
  for (const link of document.querySelectorAll("a[href]")) fromTheTop(link, posix.dirname(path));
  const [, ...definitions] = SCRIPT.exec(html)![1]!.split(/^(?=define\(\{id: )/m);
  const cells = definitions.map((cell): [string, string] => [/id: "([^"]+)"/.exec(cell)![1]!, cell]);
  return { path, name: pageName(path), title: document.title, document, cells: new Map(cells) };
}

/** "../summary.html" on a page in a folder is "summary.html"; other addresses stay. */
function fromTheTop(link: Element, folder: string): void {
  const href = link.getAttribute("href")!;
  if (/^(#|[a-z][a-z0-9+.-]*:|\/)/i.test(href)) return;
  const [, path, rest] = /^([^?#]*)(.*)$/.exec(href)!;
  link.setAttribute(
    "href",
    (path ? posix.join(folder, path) : `${folder}/`).replace(/^\.\/?$/, "index.html") + rest
  );
}

/** Parts of a page that one file leaves out, since they need the database and its engine. */
const LEFT_OUT = '[data-part="explore"]';

/** The main part of a page as it was before its cells were run: what they showed is gone, their places are there. */
export function shellOf({ document, cells }: BuiltPage): string {
  const main = document.querySelector("main")!.cloneNode(true) as Element;
  for (const part of main.querySelectorAll(LEFT_OUT)) part.remove();
  for (const end of main.querySelectorAll("observablehq-loading[hidden]")) {
    const root = end.nextSibling as Comment;
    for (let last = false, node = end.previousSibling; !last && node; node = end.previousSibling) {
      last = node.nodeType === 8 && (node as Comment).data === STATIC;
      node.remove();
    }
    if (/mode: "inline"/.test(cells.get(root.data.slice(1, -1)) ?? "")) end.remove();
    else end.removeAttribute("hidden");
  }
  return main.innerHTML;
}
