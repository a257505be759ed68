import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { DIST } from "../../scripts/site/folders.js";
import { queryOf, untilAnswered } from "./run-query.js";
import { visitNext } from "./visit.js";
import { ask, SUB_PATH, type WebServer } from "./web-server.js";

const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile())
  .map((file) => join(file.parentPath, file.name).slice(DIST.length).replaceAll("\\", "/"));
const fileLike = (pattern: RegExp): string => {
  const found = files.find((file) => pattern.test(file));
  if (!found) throw new Error(`the site has no file like ${pattern}`);
  return found;
};
const WASM = fileLike(/\.wasm$/);
const DATABASE = fileLike(/\.duckdb$/);
const MODULE = fileLike(/\/client\.[0-9a-f]{8}\.js$/);

/** What a server has to do with the site, at its root and in a folder below it, whatever program it is. */
export function servesTheSite(server: () => WebServer, { brotli: withBrotli }: { brotli: boolean }): void {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  describe.each(["", SUB_PATH])("at %s/", (base) => {
    const get = (path: string, headers?: Record<string, string>) =>
      ask(`${server().origin}${base}${path}`, headers);

    it("lets files with a hash in their name be kept for ever, and pages never unasked", async () => {
      expect((await get("/")).headers["cache-control"]).toBe("no-cache");
      expect((await get("/index.html")).headers["cache-control"]).toBe("no-cache");
      for (const path of [WASM, DATABASE, MODULE]) {
        expect((await get(path)).headers["cache-control"]).toBe("private, max-age=31536000, immutable");
      }
    });

    it("answers that a page has not changed", async () => {
      const { etag } = (await get("/")).headers;
      expect((await get("/", { "If-None-Match": etag! })).status).toBe(304);
    });

    it("sends every kind of file under its own type, and forbids guessing", async () => {
      const kinds = new Map(files.map((file) => [extname(file), file]));
      for (const [extension, path] of kinds) {
        if (extension === ".br" || extension === ".gz") continue;
        const { headers } = await get(path);
        expect(headers["content-type"], path).not.toMatch(
          extension === ".duckdb" ? /^text/ : /^application\/octet-stream/
        );
        expect(headers["x-content-type-options"], path).toBe("nosniff");
      }
      expect((await get(WASM)).headers["content-type"]).toBe("application/wasm");
      expect((await get(MODULE)).headers["content-type"]).toBe("text/javascript; charset=utf-8");
    });

    it("says who may frame the pages, what they tell other sites and what they may use", async () => {
      for (const path of ["/", MODULE, "/nowhere"]) {
        const { headers } = await get(path);
        expect(headers["content-security-policy"], path).toContain("frame-ancestors 'self'");
        expect(headers["content-security-policy"], path).not.toMatch(
          /unsafe-(inline|eval)'.*script|'unsafe-eval'/
        );
        expect(headers["x-frame-options"], path).toBe("SAMEORIGIN");
        expect(headers["referrer-policy"], path).toBe("no-referrer");
        expect(headers["permissions-policy"], path).toContain("camera=()");
      }
    });

    it("sends the compressed copies, which hold what the files hold", async () => {
      for (const path of ["/index.html", MODULE, WASM]) {
        const plain = await get(path);
        expect(plain.headers["content-encoding"]).toBeUndefined();
        const gzip = await get(path, { "Accept-Encoding": "gzip" });
        expect(gzip.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
        expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
        if (!withBrotli) continue;
        const brotli = await get(path, { "Accept-Encoding": "gzip, br" });
        expect(brotli.headers["content-encoding"]).toBe("br");
        expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
        expect(brotli.body.length).toBeLessThan(gzip.body.length);
      }
    });

    it("sends the part of the database that is asked for", async () => {
      const whole = readFileSync(join(DIST, DATABASE));
      const part = await get(DATABASE, { Range: "bytes=4096-8191", "Accept-Encoding": "gzip, br" });
      expect(part.status).toBe(206);
      expect(part.headers["content-range"]).toBe(`bytes 4096-8191/${whole.length}`);
      expect(part.body.equals(whole.subarray(4096, 8192))).toBe(true);
    });

    it("has no other addresses and takes nothing", async () => {
      expect((await get("/nowhere")).status).toBe(404);
      expect((await get("/index.html.gz")).status).toBe(404);
      expect((await ask(`${server().origin}${base}/`, {}, "POST")).status).toBe(403);
    });

    it.each(["/", "/methodology/r5-spc.html"])("shows %s without a complaint", async (path) => {
      const { problems } = await visitNext(page, server().origin + base + path);
      expect(problems).toEqual([]);
    });

    it("answers a question of the explore page, within every policy", async () => {
      const { problems } = await visitNext(page, `${server().origin}${base}/explore.html`);
      await queryOf(page).fill("SELECT 6 * 7 AS answer");
      await untilAnswered(page, () => page.getByRole("button", { name: "Start exploring" }).click());
      await page.locator(".result-table tbody td").first().filter({ hasText: "42" }).waitFor();
      await page.getByText(/Database ready, in .* seconds/).waitFor();
      expect(problems).toEqual([]);
    });
  });
}
