import type { Browser, Page } from "playwright-core";

/** What goes into a board pack. */
export interface BoardPackOptions {
  /** Ids of the measures whose pages follow the dashboard, in this order. */
  measures: readonly string[];
  /** The choice as a page's address has it: "period=2015-03&z=2.58". */
  query: string;
}

/** A pack that would not show what was asked for; the message says why. */
export class BoardPackError extends Error {}

/** Room on the sheets of print.css in CSS pixels, 96 to the inch: the paper less its margins. */
const PER_MM = 96 / 25.4;
const A3_LANDSCAPE = { width: (420 - 20) * PER_MM, height: (297 - 24) * PER_MM };
const A4_WIDTH = Math.floor((210 - 20) * PER_MM);

/** Sizes at which the dashboard is tried on its sheet, largest first, as shares of its printed size. */
const LARGEST = 1.3;
const SMALLEST = 0.6;
const STEP = 0.02;

/** Milliseconds without a change after which a page is complete, and after which waiting ends. */
const SETTLED = 750;
const PATIENCE = 120_000;

/**
 * The board pack as one PDF: the dashboard on one A3 sheet, and a page of each measure on A4 sheets, with numbers
 * throughout, outline, title and language. `origin` serves the built site. Throws a {@link BoardPackError} when the
 * site cannot show the choice as it was asked for.
 */
export async function boardPack(
  browser: Browser,
  origin: string,
  { measures, query }: BoardPackOptions
): Promise<Buffer> {
  // Nodes are moved between documents of the same site, which its policy need not allow in a reader's browser.
  const context = await browser.newContext({ bypassCSP: true, colorScheme: "light" });
  try {
    const page = await context.newPage();
    await page.setViewportSize({ width: A4_WIDTH, height: 1000 });
    await page.goto(`${origin}/?${query}`);
    await complete(page, []);
    await page.evaluate(addFrames, { measures, query, width: A4_WIDTH });
    await complete(page, measures);
    await page.evaluate(joinPages, measures);
    await page.emulateMedia({ media: "print" });
    await fitDashboard(page);
    return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  } finally {
    await context.close();
  }
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

/** Makes the dashboard as large as its one sheet allows. */
async function fitDashboard(page: Page): Promise<void> {
  await page.setViewportSize({
    width: Math.floor(A3_LANDSCAPE.width),
    height: Math.floor(A3_LANDSCAPE.height)
  });
  const sizes = { largest: LARGEST, smallest: SMALLEST, step: STEP, height: A3_LANDSCAPE.height };
  const fits = await page.evaluate(fitTo, sizes);
  if (!fits) throw new BoardPackError("The dashboard does not fit one A3 sheet, however small.");
}

// The functions below run in the page, on their own: none of them may use another, or name a function within.

/** Puts the page of each measure into a frame as wide as its sheet, with everything opened that is folded away. */
function addFrames({ measures, query, width }: BoardPackOptions & { width: number }): void {
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
    if (view.document.readyState !== "complete" || !main) return false;
    const cells = [...main.querySelectorAll(".observablehq--block")];
    // A cell that only declares a constant shows nothing.
    if (!cells.some((cell) => cell.childElementCount > 0)) return false;
    if (main.querySelector("observablehq-loading")) return false;
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
      ".choice-problems:not([hidden]) li, .period-message.problem, .observablehq--error"
    )
  ]);
  return [...new Set(shown.map((element) => element.textContent!.trim()).filter(Boolean))];
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

/** Finds the largest size at which the dashboard is no higher than its sheet; false when there is none. */
function fitTo(sizes: { largest: number; smallest: number; step: number; height: number }): boolean {
  const dashboard = document.querySelector<HTMLElement>(".dashboard")!;
  for (let size = sizes.largest; size >= sizes.smallest; size -= sizes.step) {
    dashboard.style.setProperty("zoom", size.toFixed(2));
    if (dashboard.getBoundingClientRect().height <= sizes.height) return true;
  }
  return false;
}
