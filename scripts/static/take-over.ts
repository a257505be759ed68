import { ASKED } from "../../src/kit/still-cells.js";
import { STATIC } from "./keep-cells.js";

/** Name of the page's function that defines cells, those of some ids only when another view is asked for. */
export const STANDS_STILL = "standsStill";

/**
 * Written into the head of every page. What a cell shows without scripts ends with Framework's element for what is not there
 * yet, which Framework's script removes when the cell first shows something: with it goes all that was written for it, in the same
 * moment. A page that runs its scripts says so on its root; browsers run none of a page that is opened from disk. Cells that stand
 * still run when the reader asks for another view, or has asked by the address.
 */
export const TAKE_OVER = `customElements.define("observablehq-loading", class extends HTMLElement {
remove() {
if (this.hidden) for (let last = false, node; !last && (node = this.previousSibling); node.remove()) last = node.nodeType === 8 && node.data === "${STATIC}";
super.remove();
}
});
const ${STANDS_STILL} = (ids, define) => (cell) => location.search || !ids.includes(cell.id) ? define(cell) : addEventListener("${ASKED}", () => define(cell), { once: true });
if (location.protocol !== "file:") document.documentElement.dataset.scripts = "";`.replaceAll("\n", " ");

/** What a reader without scripts is told, on a page that has cells. */
export const NEEDS_SCRIPTS =
  '<p class="needs-scripts">This is the published view. Its controls need scripts and a web server.</p>';
