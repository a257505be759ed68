import { existsSync } from "node:fs";
import { cellsAsBlocks } from "./scripts/site/cells-as-blocks.js";
import { measurePaths } from "./scripts/site/measure-paths.js";

/** The pages of the header, in order. The dashboard is the title itself; measures are reached from it. */
const PAGES = [
  { name: "Settings", path: "/settings" },
  { name: "Compare", path: "/compare" },
  { name: "Explore", path: "/explore" },
  { name: "History", path: "/history" },
  { name: "Methodology", path: "/methodology/" },
  { name: "Changes", path: "/changes" },
  { name: "Data quality", path: "/data-quality" },
  { name: "Deploy", path: "/deploy" }
];

const hasSource = ({ path }: { path: string }): boolean =>
  existsSync(`src${path.endsWith("/") ? `${path}index` : path}.md`);

const TITLE = "Control Lines";
const pages = PAGES.filter(hasSource);

const withoutIndex = (path: string): string => path.replace(/(^|\/)index$/, "$1");

/** The way past what every page repeats, the site's name and its pages; the page that is open is marked. */
function header({ path }: { path: string }): string {
  const link = (name: string, to: string, attributes = ""): string => {
    const current = withoutIndex(path) === to ? ' aria-current="page"' : "";
    return `<a href="${to}"${attributes}${current}>${name}</a>`;
  };
  const links = pages.map((page) => link(page.name, page.path));
  const skip = '<a class="skip-link" href="#observablehq-main">Skip to content</a>';
  return `${skip}<div class="site-header">${link(TITLE, "/", ' class="site-name"')}<nav aria-label="Pages">${links.join("")}</nav></div>`;
}

/** Below every page. */
const footer = '<p class="site-footer"><a href="/accessibility">Accessibility statement</a></p>';

export default {
  root: "src",
  title: TITLE,
  pages,
  header,
  dynamicPaths: measurePaths,
  markdownIt: cellsAsBlocks,
  // Links end in .html, so that the built files work on any web server, whatever its settings.
  preserveExtension: true,
  style: "style.css",
  // System fonts only: nothing is asked of another machine.
  globalStylesheets: [],
  search: false,
  // An empty icon, or every browser asks for /favicon.ico.
  head: '<link rel="icon" href="data:,">',
  footer,
  pager: false,
  toc: false,
  sidebar: false,
  // A loader runs under the same Node as everything else, wherever it was started from.
  interpreters: { ".ts": [process.execPath, "--import", "tsx"] }
};
