import { existsSync } from "node:fs";
import { cellsAsBlocks } from "./scripts/site/cells-as-blocks.js";
import { ownPages } from "./scripts/site/page-roots.js";
import { measurePaths, planPages, planPlaces } from "./scripts/site/plan-pages.js";
import { inPlaces } from "./src/plan/place-words.js";
import { RULE_IDS, RULES, ruleName } from "./src/rules/rules.js";

/** The pages of the header, in order. The dashboard is the title itself; measures are reached from it. */
const PAGES = [
  { name: "Summary", path: "/summary" },
  { name: "Exceptions", path: "/exceptions" },
  { name: "Settings", path: "/settings" },
  { name: "Compare", path: "/compare" },
  { name: "Explore", path: "/explore" },
  { name: "History", path: "/history" },
  { name: "Hindsight", path: "/hindsight" },
  { name: "Methodology", path: "/methodology/" },
  { name: "Changes", path: "/changes" },
  { name: "Check a text", path: "/check-claims" },
  { name: "Data quality", path: "/data-quality" },
  { name: "Write a page", path: "/pages" },
  { name: "Deploy", path: "/deploy" }
];

const hasSource = ({ path }: { path: string }): boolean =>
  existsSync(`src${path.endsWith("/") ? `${path}index` : path}.md`);

const places = planPlaces();

/** The pages on methodology, in the order in which they lead from one to the next. */
const METHODOLOGY = [
  { name: "Methodology", path: "/methodology/index" },
  ...RULE_IDS.map((rule) => ({
    name: inPlaces(ruleName(rule), places),
    path: `/methodology/${RULES[rule].page}`
  })),
  { name: "Many looks, and the plan-life reading", path: "/methodology/plan-life" },
  { name: "What it would take, fragile colours, history", path: "/methodology/what-would-it-take" },
  { name: "How good the forecast is", path: "/methodology/forecast" },
  { name: "How small counts are protected", path: "/methodology/disclosure" },
  { name: "How texts are checked", path: "/methodology/claims" },
  { name: "Differences from other tools", path: "/methodology/differences" }
];

const TITLE = "Control Lines";
const pages = PAGES.filter(hasSource);
const measures = planPages();

/** Text of the data, which is never markup. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

const withoutIndex = (path: string): string => path.replace(/(^|\/)index$/, "$1");

/** The way past what every page repeats, the site's name and its pages; the page that is open is marked. */
function header({ path }: { path: string }): string {
  const link = (name: string, to: string, attributes = ""): string => {
    const current = withoutIndex(path) === withoutIndex(decodeURI(to)) ? ' aria-current="page"' : "";
    return `<a href="${to}"${attributes}${current}>${name}</a>`;
  };
  const own = ownPages().map(({ name, path: to }) => ({ name: escaped(name), path: to }));
  const links = [...pages, ...own].map((page) => link(page.name, page.path));
  const others = path.startsWith("/measures/") ? measureMenu(path) : "";
  const skip = '<a class="skip-link" href="#observablehq-main">Skip to content</a>';
  return `${skip}<div class="site-header">${link(TITLE, "/", ' class="site-name"')}<nav aria-label="Pages">${links.join("")}</nav>${others}</div>`;
}

/** On the page of a measure: every measure of the plan, by priority, folded. */
function measureMenu(path: string): string {
  const item = (page: { name: string; path: string }): string =>
    `<li><a href="${page.path}"${page.path === path ? ' aria-current="page"' : ""}>${escaped(page.name)}</a></li>`;
  const groups = measures.map(
    ({ name, pages }) => `<section><h2>${escaped(name)}</h2><ul>${pages.map(item).join("")}</ul></section>`
  );
  return `<details class="site-measures"><summary>Measures</summary><nav aria-label="Measures">${groups.join("")}</nav></details>`;
}

/** A run of pages that lead from one to the next, on those of them that ask for it (`pager: true`). */
const run = (pager: string, pages: { name: string; path: string }[]) =>
  pages.map((page) => ({ ...page, pager }));

/** Below every page. */
const footer =
  '<p class="site-footer"><a href="/accessibility">Accessibility statement</a> ' +
  '<a href="/third-parties">Software by others</a></p>';

export default {
  root: "src",
  title: TITLE,
  pages: [
    ...run("methodology", METHODOLOGY),
    ...run(
      "measures",
      measures.flatMap((priority) =>
        priority.pages.map(({ name, path }) => ({ name: `${priority.name}: ${name}`, path }))
      )
    )
  ],
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
  pager: true,
  toc: false,
  sidebar: false,
  // A loader runs under the same Node as everything else, wherever it was started from.
  interpreters: { ".ts": [process.execPath, "--import", "tsx"] }
};
