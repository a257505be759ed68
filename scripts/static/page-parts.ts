import { htmlOf } from "./html-of.js";

/** The parts of a page that its cells may change, from the first letter to the last. */
const PARTS = {
  title: /<title>[\s\S]*?<\/title>/,
  "#observablehq-toc": /<aside id="observablehq-toc"[\s\S]*?<\/aside>/,
  "#observablehq-main": /<main id="observablehq-main"[\s\S]*<\/main>/
};

/** The HTML of those parts of a page that are there, by their selectors. */
export type PageParts = Partial<Record<keyof typeof PARTS, string>>;

/** The parts of a page as they stand. */
export function partsOf(document: Document): PageParts {
  const found = Object.keys(PARTS).flatMap((selector) => {
    const element = document.querySelector(selector);
    return element ? [[selector, htmlOf(element)]] : [];
  });
  return Object.fromEntries(found);
}

/** A page with these parts in the place of its own. The rest of it stays, byte for byte. */
export function withParts(html: string, parts: PageParts): string {
  const given = Object.entries(parts) as [keyof typeof PARTS, string][];
  return given.reduce((page, [selector, part]) => page.replace(PARTS[selector], () => part), html);
}

/** The lists of pages that all pages share, with the way to the pages before and after. In the header they stand after the site's name. */
const SHARED = [
  /<nav id="observablehq-sidebar"[\s\S]*?<\/nav>/,
  /(?<=<header id="observablehq-header">\n.*?)<nav.*(?=\n<\/header>)/,
  /<footer id="observablehq-footer">[\s\S]*?<\/footer>/
];

/**
 * A page without the lists that all pages share. Its cells are run in this, so that what they show is the same whatever
 * other pages there are, and need not be run again when one is added.
 */
export const withoutShared = (html: string): string =>
  SHARED.reduce((page, part) => page.replace(part, ""), html);
