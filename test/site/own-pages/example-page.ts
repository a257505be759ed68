import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasNginx } from "../../../scripts/machine/ensure-nginx.js";
import { hasPoppler } from "../../../scripts/machine/ensure-poppler.js";
import { startNginx } from "../nginx.js";
import { complete, openEverything, type Visit, visitNext } from "../visit.js";
import type { WebServer } from "../web-server.js";
import { countsIn, spcByHand, whole } from "./from-files.js";
import type { OwnSite } from "./own-site.js";

/** Most lines under the front matter that a page of an SPC chart, a fan, a group, a SQL table and a sentence may take. */
const MOST_LINES = 25;

/** Room on a sheet of A4 within the margins of print.css, in CSS pixels. */
const A4_WIDTH = 718;

/** What the example shows. */
const CHARTS = 3;
const ROWS = 60;

/** The words of R5 for these lines. */
const sentence = ({ mean, lower, upper }: ReturnType<typeof spcByHand>, months = 6): string =>
  `The ${months}-month mean ${mean} lies between ${lower} and ${upper}`;

/** The page that stands for what an author writes: it runs, follows its reader, saves and prints. */
export function examplePageRuns(site: () => OwnSite): void {
  const counts = (series: string, force = "leicestershire") =>
    countsIn(site().copy.path("data"), force, series);

  it("the example is short, and imports once", () => {
    const [, , body] = readFileSync(site().copy.path("data/pages/winter.md"), "utf8").split(/^---$/m);
    expect(body!.trim().split("\n").length).toBeLessThanOrEqual(MOST_LINES);
    expect(body!.match(/^import /gm)).toHaveLength(1);
  });

  it("the example shows, saves and prints the numbers of the data, for what its reader chooses on it", async () => {
    const opened = await visitNext(site().page, `${site().origin}/winter.html?force=kent`);
    const { page, problems } = opened;
    for (const words of [sentence(spcByHand(counts("all-crime", "kent"))), "Kent and its group"])
      await expect.poll(() => page.locator("main").innerText()).toContain(words);
    await page
      .getByLabel("Measure", { exact: true })
      .selectOption({ label: "Domestic burglary: number of offences" });
    await page.getByLabel("Recent months").first().fill("3");
    const burglary = counts("domestic-burglary", "kent");
    const said = sentence(spcByHand(burglary, { recent: 3 }), 3);
    await page.getByText(said).waitFor();
    const { month, count } = burglary.at(-1)!;
    await page
      .locator("main form tbody tr", { hasText: new RegExp(`${month}\\s*${whole(count)}$`) })
      .waitFor();
    await complete(opened);
    await savesItsPictures(page);
    await isWholeOnPaper(opened, said, site().copy.path("winter.pdf"));
    expect(problems).toEqual([]);
  });

  it("the example follows thresholds that were chosen on the page of settings, by its link in the header", async () => {
    const opened = await visitNext(site().page, `${site().origin}/settings.html`);
    const { page, problems } = opened;
    await page.getByLabel("Width of control lines", { exact: true }).fill("2.58");
    const link = page.locator("#observablehq-header").getByRole("link", { name: "Burglary this winter" });
    await expect.poll(() => link.getAttribute("href")).toContain("z=2.58");
    await link.click();
    await page.getByText(sentence(spcByHand(counts("all-crime"), { z: 2.58 }))).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get("z")).toBe("2.58");
    await complete(opened);
    await expect
      .poll(() => page.locator("main").innerText())
      .toMatch(/Reading: as written.*2\.58 standard deviations/);
    expect(problems).toEqual([]);
  });
}

/** Every chart gives its picture as SVG, with the settings behind it, and as PNG. */
async function savesItsPictures(page: Page): Promise<void> {
  const figures = await page.locator(".measure-figure").all();
  expect(figures).toHaveLength(CHARTS);
  for (const figure of figures) {
    const title = (await figure.locator(".chart-title").textContent())!.trim();
    const svg = await savedBy(page, figure.getByRole("button", { name: "SVG" }));
    const text = svg
      .toString("utf8")
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");
    expect(text).toContain(title.split(" ").slice(0, 3).join(" "));
    expect(text).toContain("1.96");
    const png = await savedBy(page, figure.getByRole("button", { name: "PNG" }));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
  }
}

/** On paper every chart is within the sheet, every row of the table is there, and nothing that needs a screen. */
async function isWholeOnPaper(opened: Visit, said: string, file: string): Promise<void> {
  const { page } = opened;
  await page.setViewportSize({ width: A4_WIDTH, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await openEverything(opened);
  await expect.poll(() => page.locator("main form tbody tr").count()).toBe(ROWS);
  expect(await page.evaluate(cutOff)).toEqual([]);
  for (const hidden of ["Methodology", "SVG"]) {
    expect(await page.getByText(hidden, { exact: true }).filter({ visible: true }).count()).toBe(0);
  }
  if (!hasPoppler()) return;
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const text = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).stdout;
  expect(text.match(/^ *20\d\d-\d\d +[\d,]+$/gm)).toHaveLength(ROWS);
  expect(text.replace(/\s+/g, " ")).toContain(said);
  expect(text).toContain("target period");
  expect(text).toContain("Hertfordshire");
}

/** The same where the built site of the copy is served as deploy/nginx.conf sets it up. */
export function examplePageRunsBehindNginx(site: () => OwnSite): void {
  describe.skipIf(!hasNginx())("behind nginx, as deploy/nginx.conf sets it up", () => {
    let nginx: WebServer;
    beforeAll(async () => {
      nginx = await startNginx({ brotli: false, dist: site().copy.path("dist") });
    });
    afterAll(() => nginx?.stop());
    examplePageRuns(() => ({ ...site(), origin: nginx.origin }));
  });
}

async function savedBy(page: Page, button: ReturnType<Page["locator"]>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return readFileSync(await download.path());
}

/** Runs in the page: what sticks out of the sheet, or is hidden in a box smaller than it is. */
function cutOff(): string[] {
  const sheet = document.documentElement.clientWidth;
  return [
    ...document.querySelectorAll(
      "main svg.chart-picture, main form, main table, main p:not(.measure-downloads)"
    )
  ]
    .filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return (
        width === 0 ||
        right > sheet + 1 ||
        (element.matches("form") && element.scrollHeight > element.clientHeight + 1)
      );
    })
    .map((element) => element.outerHTML.slice(0, 80));
}
