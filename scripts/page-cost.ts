import { brotliCompressSync, constants } from "node:zlib";
import type { Browser } from "playwright-core";

/** What opening a page fetches and how long it takes; bytes as sent, and as a server that compresses would send them. */
export interface PageCost {
  requests: number;
  bytes: number;
  brotli: number;
  milliseconds: number;
}

/** Opens a page in a browser that has seen nothing before, and adds up what it fetched. */
export async function pageCost(browser: Browser, origin: string, path: string): Promise<PageCost> {
  const page = await browser.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith(origin)) bodies.push(response.body());
  });
  const started = performance.now();
  await page.goto(`${origin}/${path}`);
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
  const milliseconds = performance.now() - started;
  await page.waitForLoadState("networkidle");
  const fetched = await Promise.all(bodies);
  await page.close();
  const bytes = fetched.reduce((sum, body) => sum + body.length, 0);
  const brotli = fetched.reduce((sum, body) => sum + compressed(body), 0);
  return { requests: fetched.length, bytes, brotli, milliseconds };
}

/** As a web server that compresses beforehand would send it. */
export function compressed(body: Buffer): number {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
