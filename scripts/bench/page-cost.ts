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
  const milliseconds = await page.evaluate(() => (window as unknown as { changedAt: number }).changedAt);
  await context.close();
  const compressedBytes = asked.reduce((sum, file) => sum + sentBytes(folder, decodeURIComponent(file)), 0);
  return { requests: asked.length, compressedBytes, milliseconds };
}

/**
 * Runs in the page, before anything of its own, and notes each painting that follows a change of what the page shows: a frame's
 * callback comes before what it paints, the next message after that.
 * Text, not a function: what runs this file gives inner functions names by a helper that a page does not have.
 */
const NOTE_CHANGES = `{
  const painted = new MessageChannel();
  painted.port1.onmessage = () => { window.changedAt = performance.now(); };
  const note = () => requestAnimationFrame(() => painted.port2.postMessage(null));
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target.parentElement?.closest("#observablehq-main") || target.id === "observablehq-main")) note();
  }).observe(document, { childList: true, characterData: true, subtree: true });
}`;

function sentBytes(folder: string, path: string): number {
  const file = join(folder, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}
