import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { planInWords, type SiteIdentity } from "../../loaders/archive/site-identity.js";
import { formatMonth } from "../../src/plan/month.js";
import { measureSeries, planMeasures } from "../../src/plan/plan.js";
import type { DashboardFile, InputsFile } from "../../src/views/page-files.js";
import { licencesText, packagesOf, readPackages } from "../licences/third-parties.js";
import { pageRoots } from "../site/page-roots.js";
import { htmlOf } from "../static/html-of.js";
import { toBase85 } from "./browser/base85.js";
import { type Held, PACKED } from "./browser/held.js";
import { pageName } from "./browser/page-links.js";
import { type BuiltPage, builtPage, shellOf } from "./built-page.js";
import { bundleOpener, bundleProgram, sourceOf } from "./bundle-program.js";
import { bundleStyles } from "./bundle-styles.js";
import { shareShapes } from "./share-shapes.js";
import { writtenText } from "./written-text.js";

/** Pages of every plan that one file of it holds, beside those of its measures, by their paths in the site; the first opens. */
const PAGES = ["index.html", "summary.html", "data-quality.html", "changes.html"];

/** Is this, by its path below a site, a file that pages of one file read? */
const READ =
  /^plan\/((dashboard|all-forces|changes|data-quality|evidence\/rules)\.json|(measures|history)\/.*)$/;

/** The data of every place, which have those of the plan's own. */
const INPUTS = "plan/all-forces.json";

/** The same of the page of one measure. */
const readBy = (measure: string): RegExp =>
  new RegExp(`^plan/((dashboard|all-forces|evidence/rules)|(measures|history)/${measure})\\.json$`);

export interface OneFileOptions {
  /** The folder of the built site. */
  folder: string;
  identity: SiteIdentity;
  /** The id of the measure whose page it is to be, or undefined for the whole plan. */
  measure?: string | undefined;
}

/**
 * Makes one HTML file of a built site, or of the page of one measure, that is opened from a disk and asks nothing of any machine.
 *
 * It is made of three parts. First the text of every page, one article after the other, as it is read without scripts: the
 * published view. Then what scripts need, packed: each page as it is before its cells have run, the plan's files, and one
 * program that has the cells of all of them. Last a small script that unpacks this, and puts in the place of the text the page
 * that the address names (`#measures/all-crime`), with its own cells; another page is another opening of the file. So a page runs
 * by itself, as in the site, and where scripts cannot run the text is there. A page of the plan's own in the place of one of the
 * site's has its text alone. The file's policy allows these scripts, by what they are,
 * and no connection.
 */
export async function oneFileHtml({ folder, identity, measure }: OneFileOptions): Promise<string> {
  const paths = measure === undefined ? [...PAGES, ...measurePaths(folder)] : [`measures/${measure}.html`];
  const pages = paths.map((path) => builtPage(folder, path));
  const names = pages.map(({ name }) => name);
  const files = heldFiles(folder, measure);
  const running = pages.filter(({ path }) => !isReplaced(path));
  const [opener, program, styles] = await Promise.all([
    bundleOpener(),
    bundleProgram(running),
    bundleStyles()
  ]);
  const shells = Object.fromEntries(
    running.map((page) => [page.name, { title: page.title, html: shellOf(page) }])
  );
  const licences = licencesText("this file", await readPackages(await packagesOf(program.account)));
  const held = { files, shells, program: program.text, licences };
  const text = pages.map((page) =>
    writtenText(page, { pages: names, charts: measure !== undefined || !ofMeasure(page), styles })
  );
  const scripts = [EARLY, opener];
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy([...scripts, program.text])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(pages[0]!.title)}</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
<script>${EARLY}</script>
</head>
<body>
<div id="observablehq-center">
${header(pages, names)}
<main id="observablehq-main" data-parts="known" tabindex="-1" class="observablehq">
${shareShapes(text.join("\n"))}
</main>
${footer(identity, files["plan/dashboard.json"] as DashboardFile)}
</div>
${packed(held)}
<script>${opener}</script>
</body>
</html>
`;
}

/**
 * Does a page of the plan's own stand in the place of this page of the site, given by its path? It may use anything, so one file
 * has its text alone.
 */
function isReplaced(path: string): boolean {
  const [, own] = pageRoots();
  return [path.replace(/html$/, "md"), sourceOf(path)].some((source) => existsSync(join(own!, source)));
}

/** Pages of measures have the large charts: forty of them are too much for one file, which then has the sentence of each. */
const ofMeasure = ({ name }: BuiltPage): boolean => name.startsWith("measures/");

/** From the first picture on, shows one article alone where scripts run that can unpack the rest. */
const EARLY = `if ("DecompressionStream" in window) {
const asked = decodeURIComponent(location.hash.slice(1)).split("~")[0];
const other = asked ? "#" + CSS.escape(asked) : ":first-child";
document.documentElement.dataset.scripts = "";
document.head.appendChild(document.createElement("style")).textContent = "[data-scripts] main > article:not(" + other + ") { display: none }";
}`;

/** Nothing is asked for, and no script runs but these. Styles need not be named, since charts write them into what they draw. */
function policy(scripts: readonly string[]): string {
  const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ");
}

/** What scripts unpack, in the element where they look for it. No sign of it can end that element. */
function packed(held: Omit<Held, "page">): string {
  const bytes = gzipSync(JSON.stringify(held), { level: 9, memLevel: 9 });
  return `<script type="text/plain" id="${PACKED}" data-length="${bytes.length}">${toBase85(bytes)}</script>`;
}

/** The pages of measures, in the plan's order, as the site's list of them has it. */
function measurePaths(folder: string): string[] {
  const known = readdirSync(join(folder, "measures")).filter((name) => name.endsWith(".html"));
  const list = builtPage(folder, `measures/${known[0]}`).document.querySelectorAll(".site-measures a");
  return [...list].map((link) => link.getAttribute("href")!);
}

/** The plan's files that pages read, by their paths; of one measure those that its page reads, and the series that it names. */
function heldFiles(folder: string, measure: string | undefined): Record<string, unknown> {
  const top = join(folder, "_file");
  const files = (readdirSync(top, { recursive: true }) as string[]).map((file) => file.replaceAll("\\", "/"));
  const named = files
    .filter((file) => file.endsWith(".json"))
    .map((file) => [file.replace(/\.\w+(?=\.json$)/, ""), file] as const)
    .filter(([name]) => (measure === undefined ? READ : readBy(measure)).test(name));
  const held = Object.fromEntries(
    named.map(([name, file]) => [name, JSON.parse(readFileSync(join(top, file), "utf8"))])
  );
  if (measure !== undefined) leaveSeries(held[INPUTS] as InputsFile, measure);
  return held;
}

/** Leaves of the data the series that a measure of the plan is counted by. */
function leaveSeries({ plan, data }: InputsFile, id: string): void {
  const counted = measureSeries(planMeasures(plan).find(({ measure }) => measure.id === id)!.measure);
  for (const series of Object.keys(data.series)) if (!counted.includes(series)) delete data.series[series];
}

function header(pages: readonly BuiltPage[], names: readonly string[]): string {
  const { document } = pages.at(-1)!;
  const link = (to: Element): string => {
    const name = pageName(to.getAttribute("href")!);
    return names.includes(name) ? `<a href="#${name}">${escaped(to.textContent!)}</a>` : "";
  };
  const site = [...document.querySelectorAll(".site-header > nav a")].map(link).join("");
  const menu = names.length === 1 ? null : document.querySelector(".site-measures");
  for (const each of menu?.querySelectorAll("a") ?? []) {
    each.setAttribute("href", `#${pageName(each.getAttribute("href")!)}`);
    each.removeAttribute("aria-current");
  }
  return `<header id="observablehq-header">
<a class="skip-link" href="#observablehq-main">Skip to content</a><div class="site-header"><a href="#${names[0]}" class="site-name">Control Lines</a>${site && `<nav aria-label="Pages">${site}</nav>`}${menu ? htmlOf(menu) : ""}</div>
<p class="needs-scripts">This is the published view. Its controls need scripts.</p>
</header>`;
}

/** What the file is of, and what it leaves to the site. */
function footer(identity: SiteIdentity, { periods }: DashboardFile): string {
  return `<footer id="observablehq-footer">
<p>One file of ${escaped(planInWords(identity))}. Data to ${formatMonth(periods.last)}. Version: ${escaped(identity.software)}. SHA-256 of the data: <code>${identity.data}</code>.</p>
<p>It asks nothing of any machine. Left to the site: Explore and other queries of the database, pages that are not listed above, and files to download with the plan’s figures.</p>
</footer>`;
}

/** Text of the data, which is never markup. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);
