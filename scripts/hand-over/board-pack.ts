import type { Browser, Page } from "playwright-core";
import { madeFrom, type SiteIdentity } from "../../loaders/archive/site-identity.js";
import { PlainError } from "../../loaders/options/plain-error.js";
import { cssString } from "../../src/components/choice/paper-footer.js";
import { SITE_IDENTITY } from "../site/folders.js";

/** What goes into a board pack. */
export interface BoardPackOptions {
  /** Ids of the measures whose pages follow the dashboard, in this order. */
  measures: readonly string[];
  /** The choice as a page's address has it: "period=2015-03&z=2.58". */
  query: string;
  /** The whole page of each measure, with tables and pictures of everything, in place of two sheets a measure. */
  annexes: boolean;
}

/** A pack that would not show what was asked for; the message says why. */
export class BoardPackError extends PlainError {}

/** Room on the sheets of print.css in CSS pixels, 96 to the inch: the paper less its margins. */
const PER_MM = 96 / 25.4;
const A3_LANDSCAPE = { width: (420 - 20) * PER_MM, height: (297 - 24) * PER_MM };
const A4_PORTRAIT = { width: (210 - 20) * PER_MM, height: (297 - 24) * PER_MM };

/** Sizes at which something is tried on its sheet, largest first, as shares of its printed size. */
const DASHBOARD_SIZES = { largest: 1.3, smallest: 0.6, step: 0.02 };
const MEASURE_SIZES = { largest: 1, smallest: 0.6, step: 0.02 };

/** The parts of a measure's page on its two sheets, in their order: what is so and what it would take; what compares. */
const SHEETS: readonly (readonly string[])[] = [
  [
    ".live-notices",
    ".measure-header",
    ...["assessment", "actions", "savings", "no-colour", "why", "responses"].map(partNamed),
    ...["spc", "survey", "takes"].map(partNamed),
    `${partNamed("history")}:has(.history-lines li)`
  ],
  ["trends", "group"].map(partNamed)
];

/** Milliseconds without a change after which a page is complete, and after which waiting ends. */
const SETTLED = 750;
const PATIENCE = 120_000;

/**
 * The board pack as one PDF: the dashboard on one A3 sheet, and each measure on at most two A4 sheets, or with annexes its
 * whole page on as many as it takes, with numbers throughout, outline, title and language. The head of every sheet says which plan, data and version it is of. `origin`
 * serves the built site. Throws a {@link BoardPackError} when the
 * site cannot show the choice as it was asked for.
 */
export async function boardPack(
  browser: Browser,
  origin: string,
  { measures, query, annexes }: BoardPackOptions
): Promise<Buffer> {
  // Nodes are moved between documents of the same site, which its policy need not allow in a reader's browser.
  const context = await browser.newContext({ bypassCSP: true, colorScheme: "light" });
  try {
    const page = await context.newPage();
    await page.setViewportSize(whole(A4_PORTRAIT));
    await page.goto(`${origin}/?${query}`);
    const identity = await identityOf(page, origin);
    await complete(page, []);
    await page.evaluate(addFrames, { measures, query, width: whole(A4_PORTRAIT).width });
    await complete(page, measures);
    if (!annexes) await page.evaluate(keepSheets, { measures, sheets: SHEETS });
    await page.evaluate(joinPages, measures);
    await page.addStyleTag({ content: sheetHeads(identity) });
    await page.emulateMedia({ media: "print" });
    await fitMeasures(page);
    await fitDashboard(page);
    return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  } finally {
    await context.close();
  }
}

/** What the site that is served is of. */
async function identityOf(page: Page, origin: string): Promise<SiteIdentity> {
  const identity = await page.evaluate(identityAt, `${origin}/${SITE_IDENTITY}`);
  if (identity) return identity;
  throw new BoardPackError(
    `The site does not say what it is of: it has no ${SITE_IDENTITY}. Build it again.`
  );
}

/** The style that puts plan, data and version at the head of every sheet, in the letters of its foot. */
function sheetHeads(identity: SiteIdentity): string {
  const text = cssString(`${identity.plan.title}. From ${madeFrom(identity)}.`);
  const font = 'font: 8pt / 1.2 system-ui, "Liberation Sans", Arial, sans-serif; color: #3d3d3d;';
  return `@page { @top-left { content: ${text}; ${font} } }`;
}

/** Waits until the page, and the pages of the measures in it, have nothing more to show; refuses what went wrong. */
async function complete(page: Page, measures: readonly string[]): Promise<void> {
  const options = { timeout: PATIENCE, polling: 100 };
  await page.waitForFunction(isComplete, { measures, settled: SETTLED }, options).catch(() => {
    throw new BoardPackError("The pages were not complete after two minutes.");
  });
  const problems = await page.evaluate(problemsShown);
  if (problems.length > 0) throw new BoardPackError(problems.join("\n"));
}

/** Makes each sheet of a measure as large as its paper allows. */
async function fitMeasures(page: Page): Promise<void> {
  const tooLong = await fitSheet(page, ".pack-sheet", A4_PORTRAIT, MEASURE_SIZES);
  if (tooLong.length === 0) return;
  const titles = [...new Set(tooLong)].join("; ");
  throw new BoardPackError(
    `Two A4 sheets do not hold ${titles}. With --annexes a measure takes as many as it needs.`
  );
}

/** Makes the dashboard as large as its one sheet allows. */
async function fitDashboard(page: Page): Promise<void> {
  const tooLong = await fitSheet(page, ".dashboard", A3_LANDSCAPE, DASHBOARD_SIZES);
  if (tooLong.length > 0) throw new BoardPackError("The dashboard does not fit one A3 sheet, however small.");
}

/** Finds for each element the largest size at which it is no higher than its sheet; the headings of those that have none. */
async function fitSheet(
  page: Page,
  selector: string,
  sheet: typeof A3_LANDSCAPE,
  sizes: typeof DASHBOARD_SIZES
): Promise<string[]> {
  await page.setViewportSize(whole(sheet));
  return page.evaluate(fitTo, { selector, height: sheet.height, ...sizes });
}

const whole = ({ width, height }: typeof A3_LANDSCAPE) => ({
  width: Math.floor(width),
  height: Math.floor(height)
});

function partNamed(part: string): string {
  return `[data-part="${part}"]`;
}

// The functions below run in the page, on their own: none of them may use another, or name a function within.

/** What a site says that it is of; null when it says nothing. */
async function identityAt(address: string): Promise<SiteIdentity | null> {
  const response = await fetch(address);
  return response.ok ? response.json() : null;
}

/** Puts the page of each measure into a frame as wide as its sheet. */
function addFrames({ measures, query, width }: Omit<BoardPackOptions, "annexes"> & { width: number }): void {
  for (const measure of measures) {
    const frame = document.createElement("iframe");
    frame.id = `pack-${measure}`;
    frame.style.cssText = `width: ${width}px; height: 1000px; border: 0`;
    frame.src = `./measures/${encodeURIComponent(measure)}.html?${query}`;
    document.body.append(frame);
  }
}

/** Has nothing changed for a while, and is nothing under way? Sections that wait for a reader are asked for. */
function isComplete({ measures, settled }: { measures: readonly string[]; settled: number }): boolean {
  const known = window as unknown as { packShown?: { length: number; since: number } };
  const frames = measures.map(
    (measure) => document.querySelector<HTMLIFrameElement>(`[id="pack-${measure}"]`)!.contentWindow!
  );
  let length = 0;
  for (const view of [window, ...frames]) {
    const main = view.document.querySelector("#observablehq-main");
    // What a cell shows takes this element's place; a cell may show nothing.
    if (view.document.readyState !== "complete" || !main?.querySelector("h1")) return false;
    if (main.querySelector("observablehq-loading:not([data-still-cell])")) return false;
    for (const folded of main.querySelectorAll<HTMLDetailsElement>("details:not([open])")) folded.open = true;
    view.dispatchEvent(new Event("beforeprint"));
    const statuses = [...main.querySelectorAll("[role=status]")];
    if (statuses.some((status) => status.textContent!.trim().endsWith("…"))) return false;
    length += main.innerHTML.length;
  }
  if (known.packShown?.length !== length) known.packShown = { length, since: performance.now() };
  return performance.now() - known.packShown.since > settled;
}

/** What the dashboard or a measure could not show, in the page's own words. */
function problemsShown(): string[] {
  const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument!);
  const shown = [document, ...frames].flatMap((page) => [
    ...page.querySelectorAll(
      ".choice-problems:not([hidden]) li, .workbench-status.problem, .observablehq--error"
    )
  ]);
  return [...new Set(shown.map((element) => element.textContent!.trim()).filter(Boolean))];
}

/** Leaves of each measure's page what its sheets hold, a block a sheet; a sheet without anything to show is left out. */
function keepSheets({ measures, sheets }: { measures: readonly string[]; sheets: typeof SHEETS }): void {
  for (const measure of measures) {
    const frame = document.querySelector<HTMLIFrameElement>(`[id="pack-${measure}"]`)!;
    const page = frame.contentDocument!;
    const main = page.querySelector("#observablehq-main")!;
    const title = main.querySelector("h1")!.textContent!;
    const kept = sheets.flatMap((selectors) => {
      const sheet = page.createElement("div");
      sheet.className = "measure-page pack-sheet";
      sheet.dataset.title = title;
      for (const selector of selectors)
        sheet.append(...[...main.querySelectorAll<HTMLElement>(selector)].filter((part) => !part.hidden));
      return sheet.childElementCount > 0 ? [sheet] : [];
    });
    main.replaceChildren(...kept);
  }
}

/** Gives each copied page ids of its own, and leaves one document: the dashboard, then a section a measure. */
function joinPages(measures: readonly string[]): void {
  const dashboard = document.querySelector(".dashboard")!;
  const sections = measures.map((measure) => {
    const frame = document.querySelector<HTMLIFrameElement>(`[id="pack-${measure}"]`)!;
    const main = frame.contentDocument!.querySelector("#observablehq-main")!;
    // What a reader chose in a list is no attribute of it, and would not be copied.
    for (const option of main.querySelectorAll("option")) option.toggleAttribute("selected", option.selected);
    const section = document.createElement("section");
    section.append(...[...main.childNodes].map((node) => document.importNode(node, true)));
    for (const name of ["id", "aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
      for (const element of section.querySelectorAll(`[${name}]`)) {
        const ids = element.getAttribute(name)!.split(" ");
        element.setAttribute(name, ids.map((id) => `${measure}-${id}`).join(" "));
      }
    }
    section.className = "pack-measure";
    section.id = `pack-page-${measure}`;
    return section;
  });
  const title = dashboard.querySelector("h1")!.textContent!;
  document.title = `${dashboard.querySelector(".plan-title")!.textContent}: ${title}`;
  document.body.className = "board-pack";
  document.body.replaceChildren(dashboard, ...sections);
  // A link to a measure of the pack leads to its page in it; any other would lead to this machine.
  for (const link of document.body.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    const measure = /\/measures\/([^/]+)\.html$/.exec(new URL(link.href).pathname)?.[1];
    if (measure && measures.includes(measure)) link.setAttribute("href", `#pack-page-${measure}`);
    else link.removeAttribute("href");
  }
}

/** Finds for each element the largest size at which it is no higher than its sheet; the titles of those that have none. */
function fitTo(sizes: {
  selector: string;
  height: number;
  largest: number;
  smallest: number;
  step: number;
}): string[] {
  const tooLong: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(sizes.selector)) {
    let size = sizes.largest + sizes.step;
    do {
      size -= sizes.step;
      element.style.setProperty("zoom", size.toFixed(2));
    } while (size > sizes.smallest && element.getBoundingClientRect().height > sizes.height);
    if (element.getBoundingClientRect().height > sizes.height) tooLong.push(element.dataset.title ?? "");
  }
  return tooLong;
}
