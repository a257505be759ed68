import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { withSetting } from "../../src/plan/settings.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { exceptionsFile } from "../../src/views/exceptions.js";
import { visitNext } from "./visit.js";

const origin = inject("origin");
const context = ownContext(loadData("data"));

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

/** How many things the rules themselves find with a setting changed. */
function found(path: string, value: unknown): string {
  const settings = withSetting(context.settings, path, value);
  const { exceptions } = exceptionsFile(
    { ...context, settings },
    ratePlan({ ...context, settings }),
    undefined
  );
  return `${exceptions.length} things to know first`;
}

describe("the page of what to know first", () => {
  it("opens on what the build found, and fetches nothing else", async () => {
    const { problems, requests } = await visitNext(page, `${origin}/exceptions.html`);
    await expect.poll(() => page.locator("main").innerText()).toContain("period ended September 2014");
    expect(requests.filter((url) => /inputs|all-forces/.test(url))).toEqual([]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["calibrated", found("reading", "calibrated")],
    ["plan-life", found("reading", "plan-life")]
  ])("follows the reading %s that stands in its address, as all other pages do", async (reading, things) => {
    const { problems } = await visitNext(page, `${origin}/exceptions.html?reading=${reading}`);
    await expect.poll(() => page.locator("main").innerText()).toContain(things);
    const words = reading.replace("-", " ");
    expect(await page.locator("main").innerText()).toContain(`${words}, the reading shown`);
    expect(problems).toEqual([]);
  });

  it("goes to another place, and back to the published view", async () => {
    const { problems } = await visitNext(page, `${origin}/exceptions.html?force=kent`);
    await expect.poll(() => page.locator("main").innerText()).toContain("Kent, period ended September 2014");
    await page.getByLabel("Force or area").selectOption("leicestershire");
    await expect.poll(() => page.locator("main").innerText()).toContain("Leicestershire, period ended");
    expect(problems).toEqual([]);
  });
});
