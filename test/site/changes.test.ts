import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";

const origin = inject("origin");
const release = JSON.parse(readFileSync("data/releases/2014-09.json", "utf8"));

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 390, height: 800 } });
});
afterAll(() => browser?.close());

async function open(path: string): Promise<void> {
  await page.goto(origin + path);
  await page.locator(".changes-headline").waitFor();
}

describe("the Changes page", () => {
  it("is in the header, and compares the plan with its release", async () => {
    await open("/changes.html");
    await expect.poll(() => page.locator("nav a[aria-current=page]").innerText()).toBe("Changes");
    await expect.poll(() => page.locator(".changes-headline").innerText()).toMatch(/since 2014-09/);
    await expect.poll(() => page.getByLabel("Compared with the release").inputValue()).toBe("2014-09");
    await expect.poll(() => page.locator(".changes").innerText()).toContain(release.note);
  });

  it("explains a release that there is not, beside the control, and keeps a view", async () => {
    await open("/changes.html?since=2001-01");
    const words = "There is no release called “2001-01”. The releases are 2014-09.";
    await page.locator("#release-message", { hasText: words }).waitFor();
    await expect.poll(() => page.locator(".changes-headline").innerText()).toMatch(/since 2014-09/);
  });

  it("fits a narrow screen", async () => {
    await open("/changes.html");
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
