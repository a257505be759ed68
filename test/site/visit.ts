import type { Browser, Page } from "playwright-core";

/** What happened while a page opened. */
export interface Visit {
  page: Page;
  /** Everything that went wrong, in words. */
  problems: string[];
  /** Every address asked for, in order. */
  requests: string[];
}

/** Addresses that a page may use without asking anything of a network. */
const LOCAL = /^(data|blob|about):/;

/** Opens a page and waits until all of its cells have been computed. Errors of the page end up in `problems`. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage();
  const opened: Visit = { page, problems: [], requests: [] };
  listen(opened, new URL(url).origin);
  // A preview makes the modules of a page when they are asked for.
  await page.goto(url, { waitUntil: "load", timeout: 120_000 });
  await page.waitForFunction(isComplete, undefined, { timeout: 60_000 }).catch(() => {
    opened.problems.push("some cells still showed nothing after a minute");
  });
  await page.waitForLoadState("networkidle");
  for (const text of await page.locator(".observablehq--error").allTextContents()) {
    opened.problems.push(`error shown on the page: ${text}`);
  }
  return opened;
}

/** Unfolds all that is folded away, asks for all that waits until a reader comes near it, and waits until it is there. */
export async function openEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    window.dispatchEvent(new Event("beforeprint"));
  });
  await page.waitForFunction(() => {
    const underWay = [...document.querySelectorAll("main [role=status]")].some((status) =>
      status.textContent!.trim().endsWith("…")
    );
    return !underWay && !document.querySelector("main [aria-busy]");
  });
  await page.waitForLoadState("networkidle");
}

/** Notes what goes wrong on a page, and what it asks for, from now on. */
function listen({ page, problems, requests }: Visit, origin: string): void {
  page.on("pageerror", (error) => problems.push(`uncaught error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console error: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (LOCAL.test(url)) return;
    requests.push(url);
    if (new URL(url).origin !== origin) problems.push(`asked another machine for ${url}`);
  });
  page.on("requestfailed", (request) => problems.push(`request failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()} for ${response.url()}`);
  });
}

/** Runs in the page: does every cell that shows something show it? A cell that only declares a constant shows nothing. */
export function isComplete(): boolean {
  const scripts = [...document.querySelectorAll("script:not([src])")].map(({ textContent }) => textContent!);
  const showing = new Set(
    [...scripts.join("\n").matchAll(/^define\(\{id: "([^"]+)".*?inputs: (\[.*?\])/gm)]
      .filter(([, , inputs]) => /"(display|view)"/.test(inputs!))
      .map(([, id]) => `:${id}:`)
  );
  const cells = [...document.querySelectorAll("main .observablehq--block")].filter((cell) =>
    [...cell.childNodes].some((node) => node.nodeType === Node.COMMENT_NODE && showing.has(node.nodeValue!))
  );
  return (
    document.readyState === "complete" &&
    cells.every((cell) => cell.childElementCount > 0) &&
    !document.querySelector("observablehq-loading")
  );
}
