import { chartsSvg } from "./charts-svg.js";
import { htmlOf } from "./html-of.js";
import { keepCells } from "./keep-cells.js";
import { runPage } from "./run-page.js";

/** A built page with what its cells show written into it. */
export interface StaticPage {
  html: string;
  /** The charts of a measure's page as one picture; null for any other page. */
  charts: string | null;
  /** Cells that could not be run without a browser: what went wrong, a sentence each. */
  problems: string[];
}

const ACTIVE = "observablehq-secondary-link-active";

/** The parts of a page that its cells may change, from the first letter to the last. */
const PARTS = {
  title: /<title>[\s\S]*?<\/title>/,
  "#observablehq-toc": /<aside id="observablehq-toc"[\s\S]*?<\/aside>/,
  "#observablehq-main": /<main id="observablehq-main"[\s\S]*<\/main>/
};

/** Runs a page (see {@link runPage}) and writes what its cells show where they show it. The rest of it stays, byte for byte. */
export async function staticPage(
  folder: string,
  path: string,
  html: string,
  opened: number
): Promise<StaticPage> {
  const document = await runPage(folder, path, html, opened);
  const problems = keepCells(document, html);
  // Framework's mark of where in a page its reader is.
  document.querySelector(".observablehq-secondary-link-highlight")?.remove();
  document.querySelector(`.${ACTIVE}`)?.classList.remove(ACTIVE);
  const written = Object.entries(PARTS).reduce((page, [selector, part]) => {
    const element = document.querySelector(selector);
    return element ? page.replace(part, () => htmlOf(element)) : page;
  }, html);
  return { html: written, charts: path.startsWith("measures/") ? chartsSvg(document) : null, problems };
}
