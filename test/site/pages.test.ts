import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { builtPages } from "./pages.js";
import { visit } from "./visit.js";

const origin = inject("origin");
const pages = builtPages();

/** The parts of the database engine, and the database itself. */
const DUCKDB = /duckdb|\.wasm/;

/** What each page asked for, and its ids and links as they stand when it is complete. */
const found = new Map<string, { requests: string[]; ids: string[]; links: string[] }>();

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe("every built page", () => {
  it.each(pages)("%s opens without an error, and asks no other machine for anything", async (path) => {
    const { page, problems, requests } = await visit(browser, origin + path);
    found.set(path, { requests, ...(await page.evaluate(idsAndLinks)) });
    await page.close();
    expect(problems).toEqual([]);
  });

  it.each(pages.filter((path) => path === "/" || path.startsWith("/measures/")))(
    "%s is complete without the database",
    (path) => {
      // The client's own modules are small and only start the engine when they are asked.
      const fetched = found
        .get(path)
        ?.requests.filter((url) => DUCKDB.test(url) && !url.includes("/_import/"));
      expect(fetched).toEqual([]);
    }
  );

  it("leads only to pages and places that exist", () => {
    const broken = [...found].flatMap(([path, { links }]) =>
      links.filter((link) => !leadsSomewhere(link)).map((link) => `${path} has a link to ${link}`)
    );
    expect(broken).toEqual([]);
  });
});

/** Runs in the page. */
function idsAndLinks(): { ids: string[]; links: string[] } {
  const hrefs = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map((a) => a.href);
  return {
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
    links: [...new Set(hrefs)].filter((href) => new URL(href).origin === location.origin)
  };
}

function leadsSomewhere(link: string): boolean {
  const { pathname, hash } = new URL(link);
  if (pathname.startsWith("/_file/")) return true;
  const target = found.get(pathname.replace(/\/index\.html$/, "/"));
  return target !== undefined && (hash === "" || target.ids.includes(decodeURIComponent(hash.slice(1))));
}
