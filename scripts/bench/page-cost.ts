import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";

/** What a page costs who opens it for the first time. */
export interface PageCost {
  requests: number;
  /** As a server sends it: the compressed copy of each file, where there is one. */
  compressedBytes: number;
  /** From asking for the page until the last change of its contents was painted. */
  milliseconds: number;
  /** From asking for the page until its first rating was painted; undefined when it shows none. */
  ratedMilliseconds?: number;
}

/** What a page has noted of itself while it opened. */
interface Noted {
  changedAt: number;
  ratedAt?: number;
}

/** Opens a page of the site in `folder`, served at `origin`, in a browser that has seen nothing before. */
export async function pageCost(
  browser: Browser,
  origin: string,
  folder: string,
  path: string
): Promise<PageCost> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(origin)) asked.push(new URL(request.url()).pathname);
  });
  await page.addInitScript(NOTE_CHANGES);
  await page.goto(`${origin}/${path}`);
  await page.waitForLoadState("networkidle");
  const { changedAt, ratedAt } = await page.evaluate(() => {
    const { changedAt, ratedAt } = window as unknown as Noted;
    return { changedAt, ratedAt };
  });
  await context.close();
  const compressedBytes = asked.reduce((sum, file) => sum + sentBytes(folder, decodeURIComponent(file)), 0);
  return {
    requests: asked.length,
    compressedBytes,
    milliseconds: changedAt,
    ...(ratedAt !== undefined && { ratedMilliseconds: ratedAt })
  };
}

/**
 * Runs in the page, before anything of its own, and notes each painting that follows a change of what the page shows, and the first
 * that has a rating: one that stands in the page's HTML is a change, too, and is painted when its styles are there.
 * Text, not a function: what runs this file gives inner functions names by a helper that a page does not have.
 */
const NOTE_CHANGES = `{
  const rating = "#observablehq-main .rating-badge";
  const note = () => requestAnimationFrame(() => {
    window.changedAt = performance.now();
    if (document.querySelector(rating)) window.ratedAt ??= window.changedAt;
  });
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target.parentElement?.closest("#observablehq-main") || target.id === "observablehq-main")) note();
  }).observe(document, { childList: true, characterData: true, subtree: true });
}`;

function sentBytes(folder: string, path: string): number {
  const file = join(folder, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}
