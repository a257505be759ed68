import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { visitNext } from "./visit.js";

const origin = inject("origin");

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

describe("the page of what was said and what happened, of a plan without a total", () => {
  it("has the plan’s own force alone, and no table of places", async () => {
    const { problems } = await visitNext(page, `${origin}/hindsight.html`);
    await expect
      .poll(() => page.locator(".hindsight-sentences li").first().innerText())
      .toMatch(
        /^From September 2014 the forecast gave \d+ targets for March 2017, in 1 force, a chance of being met: /
      );
    await expect.poll(() => page.locator("#place").innerText()).toBe("Leicestershire, measure by measure");
    expect(await page.locator("#places").isVisible()).toBe(false);
    expect(problems).toEqual([]);
  });

  it("projects any other force when a reader chooses it", async () => {
    const { problems } = await visitNext(page, `${origin}/hindsight.html?force=kent`);
    await expect.poll(() => page.locator("#place").innerText()).toBe("Kent, measure by measure");
    const rows = page.locator(".hindsight-table").first().locator("tbody tr");
    await expect.poll(() => rows.count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it("saves every projection as CSV, and its pictures as SVG", async () => {
    const { problems } = await visitNext(page, `${origin}/hindsight.html`);
    const saved = async (button: string): Promise<string> => {
      const download = page.waitForEvent("download");
      await page.getByText(button).first().click();
      return readFileSync((await (await download).path())!, "utf8");
    };
    const csv = await saved("Download every projection");
    expect(csv).toMatch(/^measure,measure_name,place,place_name,said_from,/);
    expect(csv.trim().split("\r\n").length).toBeGreaterThan(5);
    expect(await saved("SVG")).toMatch(/Settings in force/);
    expect(problems).toEqual([]);
  });

  it("says that nothing was left to project once the target period had ended", async () => {
    const { problems } = await visitNext(page, `${origin}/hindsight.html?period=2017-06`);
    await expect.poll(() => page.locator("main").innerText()).toContain("there was nothing left to project");
    expect(problems).toEqual([]);
  });
});
