import { chartsSvg } from "./charts-svg.js";
import { keepCells } from "./keep-cells.js";
import { type PageParts, partsOf, withoutShared } from "./page-parts.js";
import { runPage } from "./run-page.js";

/** What the cells of a built page show. */
export interface StaticPage {
  parts: PageParts;
  /** The charts of a measure's page as one picture; null for any other page. */
  charts: string | null;
  /** Cells that could not be run without a browser: what went wrong, a sentence each. */
  problems: string[];
}

const ACTIVE = "observablehq-secondary-link-active";

/** Runs a page (see {@link runPage}) and gives its parts with what its cells show where they show it. */
export async function staticPage(
  folder: string,
  path: string,
  html: string,
  opened: number
): Promise<StaticPage> {
  const document = await runPage(folder, path, withoutShared(html), opened);
  const problems = keepCells(document, html);
  // Framework's mark of where in a page its reader is.
  document.querySelector(".observablehq-secondary-link-highlight")?.remove();
  document.querySelector(`.${ACTIVE}`)?.classList.remove(ACTIVE);
  const charts = path.startsWith("measures/") ? chartsSvg(document) : null;
  return { parts: partsOf(document), charts, problems };
}
