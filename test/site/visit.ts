import type { Browser, BrowserContext, Page, Request } from "playwright-core";

/** What happened while a page opened, and since. */
export interface Visit {
  page: Page;
  /** Everything that went wrong, in words. */
  problems: string[];
  /** Every address asked for, in order. */
  requests: string[];
  /** What was asked for and has not arrived yet. */
  underWay: Set<Request>;
}

/** A window as most readers have it. */
export const WINDOW = { width: 1440, height: 900 };

/** How a window shows pages unless it is told otherwise. */
const AS_USUAL = {
  media: null,
  colorScheme: "light",
  forcedColors: "none",
  reducedMotion: "no-preference"
} as const;

/** Longer than a page takes for anything on a machine that has other work, in milliseconds. */
const PATIENCE = 120_000;

/** Addresses that a page may use without asking anything of a network. */
const LOCAL = /^(data|blob|about):/;

/** Opens a page in a window of its own and waits until it is complete. Errors end up in `problems`, now and later. */
export async function visit(browser: Browser | BrowserContext, url: string): Promise<Visit> {
  const page = await browser.newPage();
  await page.setViewportSize(WINDOW);
  return arrive(page, url);
}

/**
 * The same in a window that is open: what an earlier visit left there is undone, and its `problems` grow no more. A reader
 * goes from page to page like this, and it costs less than half of a window of its own.
 */
export async function visitNext(page: Page, url: string): Promise<Visit> {
  for (const event of LISTENED) page.removeAllListeners(event);
  await page.goto("about:blank");
  await page.mouse.move(0, 0);
  await page.setViewportSize(WINDOW);
  await page.emulateMedia(AS_USUAL);
  return arrive(page, url);
}

async function arrive(page: Page, url: string): Promise<Visit> {
  const opened: Visit = { page, problems: [], requests: [], underWay: new Set() };
  listen(opened, new URL(url).origin);
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url, { waitUntil: "load" });
  await complete(opened);
  for (const text of await page.locator(".observablehq--error").allTextContents()) {
    opened.problems.push(`error shown on the page: ${text}`);
  }
  return opened;
}

/** Waits until every cell shows what it computes, what was asked for has arrived, and what came of it is painted. */
export async function complete({ page, problems, underWay }: Visit): Promise<void> {
  const end = Date.now() + PATIENCE;
  do {
    await page.evaluate(atRest);
    if (underWay.size === 0 && (await page.evaluate(isComplete))) return;
  } while (Date.now() < end);
  const missing = [...underWay].map((request) => request.url());
  problems.push(`not complete after two minutes; still under way: ${missing.join(", ") || "a cell"}`);
}

/** Unfolds all that is folded away, asks for all that waits until a reader comes near it, and waits until it is there. */
export async function openEverything(visit: Visit): Promise<void> {
  await visit.page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await computeEverything(visit);
}

/** Asks for all that waits until a reader comes near it, and waits until it is there. */
export async function computeEverything(visit: Visit): Promise<void> {
  await visit.page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await visit.page.waitForFunction(
    () => {
      const underWay = [...document.querySelectorAll("main [role=status]")].some((status) =>
        status.textContent!.trim().endsWith("…")
      );
      return !underWay && !document.querySelector("main [aria-busy]");
    },
    undefined,
    { timeout: PATIENCE }
  );
  await complete(visit);
}

/** What {@link listen} listens to. */
const LISTENED = ["pageerror", "console", "request", "requestfinished", "requestfailed", "response"] as const;

/** What the browser says of a request that it gave up itself, because its reader went on to another page meanwhile. */
const GIVEN_UP = "net::ERR_ABORTED";

/** Notes what goes wrong on a page, and what it asks for, from now on. */
function listen({ page, problems, requests, underWay }: Visit, origin: string): void {
  page.on("pageerror", (error) => problems.push(`uncaught error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console error: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (LOCAL.test(url)) return;
    requests.push(url);
    underWay.add(request);
    if (new URL(url).origin !== origin) problems.push(`asked another machine for ${url}`);
  });
  page.on("requestfinished", (request) => underWay.delete(request));
  page.on("requestfailed", (request) => {
    underWay.delete(request);
    if (request.failure()?.errorText !== GIVEN_UP) problems.push(`request failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()} for ${response.url()}`);
  });
}

// The functions below run in the page.

/**
 * Resolves when the page has nothing more to do at the moment, and what it did is painted. A chart is drawn in the frame
 * in which its room gets a width: it is there in the next. A window that has nothing to paint may be given no frame.
 */
export function atRest(): Promise<void> {
  const painted = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const noFrame = new Promise((resolve) => setTimeout(resolve, 2000));
  return Promise.race([painted, noFrame]).then(() =>
    scheduler.postTask(() => undefined, { priority: "background" })
  );
}

/**
 * Does every cell show what it has to show? The page's own script says which cells display something. A place where
 * something is still awaited holds Framework's element for it.
 */
function isComplete(): boolean {
  if (
    document.readyState !== "complete" ||
    document.querySelector("observablehq-loading:not([data-still-cell])")
  )
    return false;
  const scripts = [...document.scripts].map((script) => script.textContent).join("\n");
  const displaying = [...scripts.matchAll(/^define\(\{id: "([^"]+)", inputs: \[([^\]]*)\]/gm)]
    .filter(([, , inputs]) => /"(display|view)"/.test(inputs!))
    .map(([, id]) => `:${id}:`);
  const places = document.createNodeIterator(document.body, NodeFilter.SHOW_COMMENT);
  for (let place = places.nextNode(); place; place = places.nextNode())
    if (displaying.includes((place as Comment).data) && !(place as Comment).previousElementSibling)
      return false;
  return true;
}
