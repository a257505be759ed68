import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";

const origin = inject("origin");
const release = JSON.parse(readFileSync("data/releases/2014-09.json", "utf8"));

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  await page.goto(origin + path);
  await page.locator(".changes-headline").waitFor();
  return page;
}

describe("the Changes page", () => {
  it("is in the header, and compares the plan with its release", async () => {
    const page = await open("/changes.html");
    expect(await page.locator("nav a[aria-current=page]").innerText()).toBe("Changes");
    expect(await page.locator(".changes-headline").innerText()).toMatch(/since 2014-09/);
    expect(await page.getByLabel("Compared with the release").inputValue()).toBe("2014-09");
    expect(await page.locator(".changes").innerText()).toContain(release.note);
    await page.close();
  });

  it("explains a release that there is not, beside the control, and keeps a view", async () => {
    const page = await open("/changes.html?since=2001-01");
    expect(await page.locator("#release-message").innerText()).toContain(
      "There is no release called “2001-01”. The releases are 2014-09."
    );
    expect(await page.locator(".changes-headline").innerText()).toMatch(/since 2014-09/);
    await page.close();
  });

  it("fits a narrow screen", async () => {
    const page = await open("/changes.html");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });
});
