import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { complete, visitNext } from "./visit.js";

const origin = inject("origin");
const context = ownContext(loadData("data"));

let browser: Browser;
/** One reader opens everything, in one window: whoever comes back has the modules of the pages already. */
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

const WORDS = { green: "Green", amber: "Amber", red: "Red", "not-rated": "Not rated" };

/** The colours of a measure at a period end, by the rules themselves: R3, R4 and R5 of a reading. */
function rated(id: string, period: string, reading = "as-written"): string[] {
  const { ratings } = ratePlan({ ...context, period }).measures.find((m) => m.id === id)!;
  return ["R3", "R4", "R5"].map(
    (rule) => WORDS[ratings.find((r) => r.rule === rule && r.reading === reading)!.rating]
  );
}

function shown(id: string): Promise<string[]> {
  const row = page.locator(".history-grid tr", { has: page.locator(`a[href*="/${id}.html"]`) });
  return row.locator(".rating-badge").allInnerTexts();
}

describe("the history page", () => {
  it("opens on the published month, without an error, and plays no month by itself", async () => {
    const { problems, requests } = await visitNext(page, `${origin}/history.html`);
    expect(problems).toEqual([]);
    await expect
      .poll(() => page.getByRole("heading", { level: 1 }).innerText())
      .toContain("period ended September 2014");
    await expect.poll(() => shown("all-crime")).toEqual(rated("all-crime", "2014-09"));
    expect(requests.filter((url) => /inputs|measures\/|duckdb/.test(url))).toEqual([]);
  });

  it("steps, slides and keeps the month in the address", async () => {
    await visitNext(page, `${origin}/history.html?period=2015-03`);
    await page.getByRole("button", { name: "Next month" }).click();
    await page.getByRole("heading", { name: "period ended April 2015" }).waitFor();
    await expect.poll(() => page.url()).toContain("period=2015-04");
    await expect
      .poll(() => shown("theft-of-motor-vehicle"))
      .toEqual(rated("theft-of-motor-vehicle", "2015-04"));
    await page.getByRole("slider", { name: "Period ended" }).press("ArrowLeft");
    await page.getByRole("heading", { name: "period ended March 2015" }).waitFor();
    await page.getByLabel("calibrated").check();
    await expect.poll(() => page.url()).toContain("reading=calibrated");
    await expect.poll(() => shown("all-crime")).toEqual(rated("all-crime", "2015-03", "calibrated"));
    await page.getByRole("button", { name: "Back to September 2014" }).click();
    await expect.poll(() => page.url()).not.toContain("period=");
  });

  it("plays months until it is stopped", async () => {
    await visitNext(page, `${origin}/history.html?period=2014-10`);
    await page.getByRole("button", { name: "Play" }).click();
    // A month stands for a moment: a busy machine may first look at a later one.
    await page.getByRole("heading", { level: 1, name: /period ended (?!(October|November) 2014)/ }).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Play" }).waitFor();
  });

  it("does not play for a reader whose system asks for less motion", async () => {
    const opened = await visitNext(page, `${origin}/history.html`);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.reload();
    await complete(opened);
    expect(await page.getByRole("button", { name: "Play" }).isVisible()).toBe(false);
  });

  it("leads to the dashboard at the same month", async () => {
    await visitNext(page, `${origin}/history.html?period=2015-03`);
    await page.getByRole("link", { name: "The dashboard at this month" }).click();
    await page.getByRole("heading", { level: 1, name: "period ended March 2015" }).waitFor();
  });

  it("explains a month that there is not, and shows the published one", async () => {
    await visitNext(page, `${origin}/history.html?period=2031-01`);
    await expect
      .poll(() => page.locator(".history-problem").innerText())
      .toContain("There are no data for January 2031");
    await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toContain("September 2014");
  });
});

describe("a measure's page", () => {
  it("computes what it would take, and its history, only when a reader comes to them", async () => {
    const { problems, requests } = await visitNext(page, `${origin}/measures/theft-of-motor-vehicle.html`);
    const late = () => requests.filter((url) => /plan\/(inputs|history)/.test(url));
    expect(late()).toEqual([]);
    await page.locator("#takes").scrollIntoViewIfNeeded();
    await page.locator(".takes-table").waitFor();
    await expect.poll(() => page.locator(".takes-table tbody tr").count()).toBe(6);
    await page.locator("#fragile").scrollIntoViewIfNeeded();
    await page.locator(".fragility-strip svg.chart-picture").first().waitFor();
    await expect.poll(() => page.locator(".fragility-strip").allInnerTexts()).toHaveLength(6);
    await page.locator("#history").scrollIntoViewIfNeeded();
    await page.locator(".measure-changes summary").click();
    await expect.poll(() => page.locator(".measure-changes tbody tr").count()).toBeGreaterThan(5);
    expect(late().length).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it("without a series says that it has no history", async () => {
    const { problems } = await visitNext(page, `${origin}/measures/savings.html`);
    await expect
      .poll(() => page.locator(".measure-history").innerText())
      .toContain("This measure has no history");
    expect(problems).toEqual([]);
  });
});
