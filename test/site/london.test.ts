import { cpSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DATA_VARIABLE } from "../../loaders/options/chosen-folder.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { type FolderServer, serveFolder } from "../../scripts/machine/serve-folder.js";
import { copyProject, type ProjectCopy } from "./project-copy.js";
import { openEverything, visit, visitNext } from "./visit.js";

const LONDON = "examples/london";

/** A page of each kind; those of measures, and of rules, are one page with other data. */
const PAGES = [
  "/",
  "/changes.html",
  "/compare.html?forces=all",
  "/data-quality.html",
  "/explore.html",
  "/history.html",
  "/measures/burglary.html",
  "/measures/burglary.html?borough=hackney",
  "/measures/confidence.html",
  "/methodology/",
  "/methodology/r4-position.html",
  "/methodology/what-would-it-take.html",
  "/settings.html?borough=hackney"
];

/**
 * The word, but for what is no place: thresholds “in force”, and police forces, whom HMIC wrote of and whom the evidence was
 * measured on. Names of files and columns stand in code.
 */
const FORCE = /(?<!\bin |\bpolice |\.)\bforces?\b(?!\.\w)/i;

let copy: ProjectCopy;
let server: FolderServer;
let browser: Browser;
let tab: Page;
beforeAll(async () => {
  copy = copyProject({ with: "packages" });
  cpSync(LONDON, copy.path(LONDON), { recursive: true });
  const { code, output } = copy.build("env", `${DATA_VARIABLE}=${LONDON}`);
  expect(code, output).toBe(0);
  server = await serveFolder(copy.path("dist"));
  browser = await launchChromium();
  tab = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  copy?.remove();
});

/** Runs in the page: every text that a reader meets on it, or is read to, names of files and columns left out. */
function textsOfPage(): string[] {
  const left = "script, style, code, pre, textarea";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [document.title];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.parentElement!.closest(left)) texts.push(text.textContent!.trim());
  }
  for (const name of ["aria-label", "title", "alt", "label", "placeholder"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name)!);
  }
  return texts;
}

describe.each(PAGES)("London’s page %s", (path) => {
  it("opens, and calls its places boroughs, their group neighbours", async () => {
    const opened = await visitNext(tab, server.origin + path);
    await openEverything(opened);
    const texts = await tab.evaluate(textsOfPage);
    expect(opened.problems).toEqual([]);
    expect(texts.join("\n").length).toBeGreaterThan(500);
    expect(texts.filter((text) => FORCE.test(text))).toEqual([]);
    expect(texts.filter((text) => /\bMSG\b/.test(text))).toEqual([]);
  });
});

describe("the way between London and its boroughs", () => {
  const BOROUGHS = 32;

  it.each(["/?period=2014-08&z=2.58", "/measures/burglary.html?period=2014-08&z=2.58"])(
    "leads from %s to each of them with the rest of the choice, and back",
    async (path) => {
      const { page, problems } = await visit(browser, server.origin + path);
      const list = page.locator(".total-and-parts");
      expect(await list.locator("a").count()).toBe(BOROUGHS);
      await list.locator("summary").click();
      await list.getByText("Hackney", { exact: true }).click();
      const way = page.locator("p.total-and-parts");
      await expect.poll(() => way.textContent()).toBe("One of the 32 boroughs of London.");
      const { searchParams } = new URL(page.url());
      expect(Object.fromEntries(searchParams)).toEqual({ borough: "hackney", period: "2014-08", z: "2.58" });
      await way.locator("a").click();
      await expect.poll(() => list.locator("a").count()).toBe(BOROUGHS);
      await page.close();
      expect(problems).toEqual([]);
    }
  );

  it("counts London among no places that are compared, but offers it", async () => {
    const { page, problems } = await visit(
      browser,
      `${server.origin}/compare.html?borough=hackney&forces=all`
    );
    expect(await page.locator(".compare-scope").textContent()).toContain(`all ${BOROUGHS} boroughs`);
    expect(await page.locator(".compare-summary").textContent()).toMatch(/\d+(st|nd|rd|th) of 32/);
    expect(await page.locator("#force option").first().textContent()).toBe("London, the sum of 32 boroughs");
    expect(await page.locator("#force option").count()).toBe(BOROUGHS + 1);
    await page.close();
    expect(problems).toEqual([]);
  });
});

describe("the test of London’s words", () => {
  it("finds the word for a place, and no other", () => {
    for (const text of ["Against all forces", "a force of its group", "Force"]) expect(text).toMatch(FORCE);
    for (const text of ["Settings in force", "police forces held out", "forces.csv", "enforced"])
      expect(text).not.toMatch(FORCE);
  });
});
