import { MEASURE_PARTS } from "../../views/measure-parts.js";
import type { MeasureFile } from "../../views/page-files.js";

/**
 * Shows the parts of the page that the measure has, and their entries in the list of contents; hides the others. `known`
 * are parts of which the page itself knows whether it has them, by id.
 */
export function showParts(
  file: MeasureFile,
  known: Record<string, boolean>,
  page: ParentNode = document
): void {
  const parts = Object.entries(MEASURE_PARTS).map(([id, has]): [string, boolean] => [id, has(file)]);
  for (const [id, shown] of [...parts, ...Object.entries(known)]) {
    const part = page.querySelector<HTMLElement>(`[data-part="${id}"]`);
    if (!part) continue;
    const hidden = !shown;
    part.hidden = hidden;
    for (const heading of part.querySelectorAll("h2[id]")) {
      const entry = page.querySelector(`#observablehq-toc a[href="#${heading.id}"]`)?.parentElement;
      if (entry) entry.hidden = hidden;
    }
  }
  // Until now the page did not know which parts it has.
  page.querySelector("main")?.setAttribute("data-parts", "known");
}
