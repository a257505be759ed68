import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { oneFileHtml } from "../../scripts/one-file/one-file-html.js";
import { DIST } from "../../scripts/site/folders.js";
import { identityIn } from "../../scripts/site/site-of.js";
import { FULL } from "../size.js";
import { violations } from "./axe-violations.js";
import {
  AT_MOST,
  live,
  missingIn,
  type OpenedFile,
  openAt,
  openFile,
  shownOnPage,
  textInFile
} from "./one-file-checks.js";
import { isTheirTurn } from "./pages.js";
import { visitNext } from "./visit.js";
import { contextWithoutScripts, saidOnPage } from "./without-scripts.js";

const origin = inject("origin");
const identity = identityIn(DIST)!;
const measures = readdirSync(join(DIST, "measures")).flatMap((name) => /^(.*)\.html$/.exec(name)?.[1] ?? []);
/** The measure whose page is the largest. */
const sizeOf = (id: string): number => statSync(join(DIST, "measures", `${id}.html`)).size;
const largest = measures.reduce((most, id) => (sizeOf(id) > sizeOf(most) ? id : most));
const PAGES = ["index", "summary", "data-quality", "changes", ...measures.map((id) => `measures/${id}`)];
/** Every page that is one of its kind, and those of the measures whose turn it is. */
const LOOKED_AT = PAGES.filter((name, i) => !name.startsWith("measures/") || isTheirTurn(i));

let browser: Browser;
let site: BrowserContext;
let whole: string;
let ofMeasure: string;
beforeAll(async () => {
  browser = await launchChromium();
  site = await contextWithoutScripts(browser);
  whole = await oneFileHtml({ folder: DIST, identity });
  ofMeasure = await oneFileHtml({ folder: DIST, identity, measure: largest });
});
afterAll(() => browser?.close());

it("weighs what can be sent: 1.5 MB for a plan, 600 kB for the largest measure", () => {
  expect(Buffer.byteLength(whole)).toBeLessThanOrEqual(AT_MOST.plan);
  expect(Buffer.byteLength(ofMeasure)).toBeLessThanOrEqual(AT_MOST.measure);
});

it("is the same bytes for the same site", async () => {
  expect(await oneFileHtml({ folder: DIST, identity, measure: largest })).toBe(ofMeasure);
});

it("allows its own scripts alone, and no connection", () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(whole)![1]!;
  expect(policy).toMatch(/^default-src 'none'; script-src ('sha256-[A-Za-z0-9+/]+=' ?){3}; /);
  expect(policy).not.toMatch(/'self'|https?:|connect-src|unsafe-eval/);
});

describe("without scripts", () => {
  let file: OpenedFile;
  let page: Page;
  beforeAll(async () => {
    file = await openFile(browser, whole, "no scripts");
    page = await site.newPage();
  });
  afterAll(async () => {
    await file?.close();
    await page?.close();
  });

  it(`holds every rating, sentence and row of a table of its pages, each at its place (${LOOKED_AT.length} of ${PAGES.length})`, async () => {
    for (const name of LOOKED_AT) {
      await page.goto(`${origin}/${name}.html`);
      const said = await shownOnPage(page);
      expect(said.length, name).toBeGreaterThan(3);
      const text = await file.page.evaluate(textInFile, name);
      expect(text, name).not.toBeNull();
      expect(missingIn(text!, said), name).toEqual([]);
    }
  });

  it("says of what it is, from which data up to when, and what it leaves to the site", async () => {
    const footer = await file.page.locator("#observablehq-footer").innerText();
    expect(footer).toContain("Police and Crime Plan for Leicester, Leicestershire and Rutland");
    expect(footer).toContain("Data to December 2018.");
    expect(footer).toContain(`control-lines ${JSON.parse(readFileSync("package.json", "utf8")).version}`);
    expect(footer).toContain(identity.data);
    expect(footer).toContain("Left to the site: Explore");
    await expect.poll(() => file.page.locator(".needs-scripts:visible").count()).toBe(1);
    expect(file.problems).toEqual([]);
  });

  it("has links that lead to pages in it, and no control", async () => {
    const ids = await file.page.evaluate(() =>
      [...document.querySelectorAll("[id]")].map(({ id }) => `#${id}`)
    );
    const links = await file.page.evaluate(() =>
      [...document.querySelectorAll("a")].map((a) => a.getAttribute("href"))
    );
    expect(links.length).toBeGreaterThan(80);
    expect(links.filter((href) => !/^https?:/.test(href ?? "") && !ids.includes(href ?? ""))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await file.page.locator("main :is(button, input, select)").count()).toBe(0);
  });

  it("of one measure has its charts, too", async () => {
    const one = await openFile(browser, ofMeasure, "no scripts");
    await page.goto(`${origin}/measures/${largest}.html`);
    const text = await one.page.evaluate(textInFile, `measures/${largest}`);
    expect(missingIn(text!, await shownOnPage(page))).toEqual([]);
    await one.page.reload();
    await expect.poll(() => one.page.locator(".measure-charts svg.chart-picture").count()).toBeGreaterThan(3);
    await one.close();
  });
});

describe("with scripts", () => {
  let file: OpenedFile;
  let page: Page;
  beforeAll(async () => {
    file = await openFile(browser, whole);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await file?.close();
    await page?.close();
  });

  /** Waits until a file at an address of its own says all that the site says at one, Explore left out. */
  const expectSame = async (opened: OpenedFile, inFile: string, inSite: string): Promise<void> => {
    await visitNext(page, origin + inSite);
    await page.evaluate(() => document.querySelector("[data-part=explore]")?.remove());
    const said = await page.evaluate(saidOnPage);
    await openAt(opened, inFile);
    const missing = async () => missingIn((await opened.page.evaluate(saidOnPage)).join(" "), said);
    await expect.poll(missing).toEqual([]);
    expect(opened.problems).toEqual([]);
  };

  it.each([
    ["?period=2014-03&z=2.58#index", "/index.html?period=2014-03&z=2.58"],
    ["?force=kent#index", "/index.html?force=kent"],
    ["?period=2014-03#summary", "/summary.html?period=2014-03"],
    ["?period=2014-03&z=2.58#measures/all-crime", "/measures/all-crime.html?period=2014-03&z=2.58"]
  ])("says at %s what the site says", (inFile, inSite) => expectSame(file, inFile, inSite));

  it("says of one measure alone, at a choice, what its page says", async () => {
    const one = await openFile(browser, ofMeasure);
    await expectSame(one, "?period=2014-03&z=2.58", `/measures/${largest}.html?period=2014-03&z=2.58`);
    await one.close();
  });

  it("answers to its controls, and keeps them in the address, from page to page, back and forward", async () => {
    await openAt(file, "");
    const heading = (text: string) =>
      expect.poll(() => file.page.locator("h1:visible").innerText()).toBe(text);
    await file.page.locator("#period").selectOption("2014-06");
    await heading("Leicestershire, period ended June 2014");
    await file.page.locator('main a[href*="#measures/all-crime"]').first().click();
    await heading("All crime: number of offences");
    await live(file.page);
    await expect.poll(() => file.page.url()).toBe(`${file.address}?period=2014-06#measures/all-crime`);
    await expect.poll(() => file.page.locator("main").innerText()).toContain("period ended June 2014");
    await file.page.goBack();
    await live(file.page);
    await heading("Leicestershire, period ended June 2014");
    expect(file.problems).toEqual([]);
  });

  it.each(["#index", "#summary", "#measures/all-crime"])(
    "has nothing at %s that axe finds",
    async (place) => {
      await openAt(file, place);
      expect(await violations(file.page)).toEqual([]);
    }
  );
});

// Its colours are those of its pages, which are asked for above.
it("stays the text that it is in a browser that cannot unpack it, and axe finds nothing in that", async () => {
  const old = await openFile(browser, whole, "no unpacking");
  await expect.poll(() => old.page.locator("main > article:visible").count()).toBe(PAGES.length);
  await expect.poll(() => old.page.locator(".needs-scripts:visible").count()).toBe(1);
  expect(await violations(old.page, { contrast: FULL })).toEqual([]);
  await old.close();
});
