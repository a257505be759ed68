import { htmlOf } from "../static/html-of.js";
import { pageName } from "./browser/page-links.js";
import type { BuiltPage } from "./built-page.js";

/** What a reader without scripts cannot use or does not see. */
const UNREAD =
  'button, select, input, textarea, fieldset, label, script, [hidden], observablehq-loading, [role=status]:not(p), [data-part="explore"], .measure-downloads';

/** Attributes that a text needs to be read, and to look like the page. Ids are not among them: pages have them in common. */
const KEPT = [
  "class",
  "colspan",
  "data-label",
  "href",
  "role",
  "rowspan",
  "scope",
  "start",
  "style",
  "tabindex"
];

/** Headings of columns that sort, where scripts run: their words stay. */
const SORTS = "th button, caption button, summary button";

/** Pictures that their sentence tells in full. */
const TOLD = '[data-part="fragile"] svg[role=img]';

export interface WrittenTextOptions {
  /** Names of the pages in the file: what leads to others is no link. */
  pages: readonly string[];
  /** Are charts drawn? Otherwise the sentence that each has for who does not see it stands in its place. */
  charts: boolean;
  /** The style sheet: a class that it does not name is left out. */
  styles: string;
}

/** The text of a page for readers without scripts, as one article whose id is the page's name: the published view. */
export function writtenText(
  { document, name }: BuiltPage,
  { pages, charts, styles }: WrittenTextOptions
): string {
  const main = document.querySelector("main")!.cloneNode(true) as Element;
  for (const button of main.querySelectorAll(SORTS)) button.replaceWith(...button.childNodes);
  for (const only of main.querySelectorAll(".only"))
    if (only.querySelector('[data-only="yes"]')) only.classList.remove("only");
    else only.remove();
  for (const part of main.querySelectorAll(UNREAD)) part.remove();
  for (const chart of main.querySelectorAll(charts ? TOLD : "svg[role=img]"))
    chart.replaceWith(sentenceOf(chart, document));
  for (const link of main.querySelectorAll("a")) withinFile(link, pages);
  for (const nav of main.querySelectorAll("nav")) asText(nav, document);
  for (const element of main.querySelectorAll("*"))
    if (element.closest("svg")) round(element);
    else tidy(element, styles);
  const text = htmlOf(main)
    .replace(/^<main[^>]*>|<\/main>$/g, "")
    .replace(/<!--[^>]*-->/g, "")
    .replace(/\s*\n\s*/g, "\n");
  return `<article id="${name}">${text}</article>`;
}

/** What a chart shows in words, as its text alternative has it. */
function sentenceOf(chart: Element, document: Document): Element {
  const sentence = document.createElement("span");
  sentence.className = "one-file-picture";
  sentence.textContent = chart.getAttribute("aria-label") ?? "";
  return sentence;
}

/** Of forty lists of links none can be told from the others by its name. */
function asText(nav: Element, document: Document): void {
  const words = document.createElement("div");
  words.className = nav.className;
  words.append(...nav.childNodes);
  nav.replaceWith(words);
}

function withinFile(link: Element, pages: readonly string[]): void {
  const href = link.getAttribute("href");
  if (!href || /^[a-z][a-z0-9+.-]*:/i.test(href)) return;
  const page = href.startsWith("#") ? "" : pageName(href.replace(/[?#].*/, ""));
  if (pages.includes(page)) link.setAttribute("href", `#${page}`);
  else link.replaceWith(...link.childNodes);
}

/** Leaves of an element what its text needs. */
function tidy(element: Element, styles: string): void {
  for (const { name } of [...element.attributes]) if (!KEPT.includes(name)) element.removeAttribute(name);
  const classes = [...element.classList].filter((name) => styles.includes(`.${name}`));
  if (classes.length > 0) element.className = classes.join(" ");
  else element.removeAttribute("class");
}

/** Attributes of a picture that say where something is and how large. */
const PLACES = [
  "cx",
  "cy",
  "d",
  "height",
  "points",
  "r",
  "transform",
  "width",
  "x",
  "x1",
  "x2",
  "y",
  "y1",
  "y2"
];

/** Places in a picture to a tenth of a pixel, which nobody sees. */
function round(element: Element): void {
  for (const name of PLACES) {
    const value = element.getAttribute(name);
    if (value)
      element.setAttribute(
        name,
        value.replace(/\d+\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1))))
      );
  }
}
