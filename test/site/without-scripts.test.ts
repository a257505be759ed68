import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { DIST } from "../../scripts/site/folders.js";
import { complete, type Visit } from "./visit.js";

const origin = inject("origin");
const TOLD = "This is the published view.";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe("without scripts, the dashboard", () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ javaScriptEnabled: false });
  });
  afterAll(() => page?.close());

  it.each([
    ["of a web server", `${origin}/index.html`],
    ["opened from disk", pathToFileURL(resolve(DIST, "index.html")).href]
  ])("%s shows its ratings, and says in one line what it lacks", async (_, address) => {
    await page.goto(address);
    expect(await page.locator("h1").allInnerTexts()).toEqual(["Leicestershire, period ended September 2014"]);
    const badges = await page.locator(".panels .rating-badge:visible").allInnerTexts();
    expect(badges.length).toBeGreaterThan(20);
    expect(badges.every((text) => /green|amber|red|not rated/i.test(text))).toBe(true);
    expect(await page.locator(".needs-scripts:visible").allInnerTexts()).toEqual([
      expect.stringContaining(TOLD)
    ]);
    expect(await page.locator(".needs-scripts").evaluate(linesOf)).toBe(1);
    expect(await page.locator("main :is(button, input, select):enabled").count()).toBe(0);
  });
});

it("a page opened from disk with scripts allowed says so, too, since browsers run no modules there", async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(DIST, "measures", "domestic-burglary.html")).href);
  expect(await page.locator(".needs-scripts:visible").count()).toBe(1);
  expect(await page.locator("h1").innerText()).toContain("Domestic burglary");
  await page.close();
});

describe("beside every measure's page", () => {
  const measures = join(DIST, "measures");
  const ids = readdirSync(measures).flatMap((name) => /^(.*)\.html$/.exec(name)?.[1] ?? []);

  it("stand its figures, what they mean, and its charts, at names that stay", () => {
    expect(ids.length).toBeGreaterThan(30);
    for (const id of ids) {
      const described = JSON.parse(readFileSync(join(measures, `${id}.json`), "utf8"));
      expect(described.measure).toBe(id);
      for (const name of [described.page, ...Object.values<string>(described.files)])
        expect(existsSync(join(measures, name)), name).toBe(true);
      for (const { page } of described.method) expect(existsSync(join(measures, page)), page).toBe(true);
    }
  });

  it("the charts are pictures to any program that reads XML", async () => {
    const page = await browser.newPage();
    const pictures = ids.map((id) => readFileSync(join(measures, `${id}.svg`), "utf8"));
    expect(await page.evaluate(problemsOfXml, pictures)).toEqual([]);
    expect(await page.goto(`${origin}/measures/domestic-burglary.svg`)).not.toBeNull();
    expect(await page.locator(".chart-title").count()).toBeGreaterThan(3);
    await page.close();
  });
});

/** What is on a page at every frame while its scripts take over. */
interface Frame {
  headings: number;
  badges: number;
  charts: number;
}

declare global {
  interface Window {
    framesSeen: Frame[];
    shiftsSeen: number[];
  }
}

describe.each(["/index.html", "/measures/domestic-burglary.html"])("%s", (path) => {
  it.each([1440, 390])(
    "is taken over at %i pixels with next to nothing moved, nothing missing or there twice",
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.addInitScript(watch);
      const visit: Visit = { page, problems: [], requests: [], underWay: new Set() };
      await page.goto(origin + path);
      await complete(visit);
      expect(visit.problems).toEqual([]);
      const { frames, shifts } = await page.evaluate(() => ({
        frames: window.framesSeen,
        shifts: window.shiftsSeen
      }));
      expect(frames.length).toBeGreaterThan(0);
      expect(new Set(frames.map((frame) => JSON.stringify(frame))).size, JSON.stringify(frames)).toBe(1);
      expect(frames[0]!.badges).toBeGreaterThan(2);
      // What is good (web.dev, Cumulative Layout Shift). Mostly it is 0; in a window of 1440 pixels 0.016 was seen.
      expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.1);
      expect(await page.locator(".needs-scripts:visible").count()).toBe(0);
      expect(await page.locator("main [data-still]:not([data-kept] *, [data-late] *)").count()).toBe(0);
      await page.close();
    }
  );
});

/** Runs in a page: how many lines a text takes. */
function linesOf(element: Element): number {
  const text = document.createRange();
  text.selectNodeContents(element);
  return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size;
}

/** Runs in a page: what keeps texts from being XML. */
function problemsOfXml(texts: string[]): string[] {
  return texts.flatMap((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    const problem =
      documentElement.querySelector("parsererror") ??
      (documentElement.localName !== "svg" && documentElement);
    return problem ? [problem.textContent ?? ""] : [];
  });
}

/** Runs in the page before all else: counts what stands there whenever a picture of it is painted. */
function watch(): void {
  window.framesSeen = [];
  window.shiftsSeen = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.shiftsSeen.push((entry as unknown as { value: number }).value);
  }).observe({ type: "layout-shift", buffered: true });
  const count = (selector: string): number => document.querySelectorAll(selector).length;
  const look = (): void => {
    // While the HTML is being read, not all of it is there.
    if (document.readyState !== "loading")
      window.framesSeen.push({
        headings: count("main h1"),
        badges: count("main header .rating-badge, .panels .rating-badge"),
        charts: count(".measure-charts, .panels .sparkline")
      });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
