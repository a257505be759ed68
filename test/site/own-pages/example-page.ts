import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasNginx } from "../../../scripts/machine/ensure-nginx.js";
import { hasPoppler } from "../../../scripts/machine/ensure-poppler.js";
import { type Nginx, startNginx } from "../nginx.js";
import { complete, openEverything, visit } from "../visit.js";
import { countsIn, spcByHand, whole } from "./from-files.js";
import type { OwnSite } from "./own-site.js";

/** Most lines under the front matter that a page of an SPC chart, a fan, a group, a SQL table and a sentence may take. */
const MOST_LINES = 25;

/** Room on a sheet of A4 within the margins of print.css, in CSS pixels. */
const A4_WIDTH = 718;

const FIGURES = ["spc", "fan", "msg"];

/** The words of R5 for these lines. */
const sentence = ({ mean, lower, upper }: ReturnType<typeof spcByHand>, months = 6): string =>
  `The ${months}-month mean ${mean} lies between ${lower} and ${upper}`;

/** The page that stands for what an author writes: it runs, follows its reader, saves and prints. */
export function examplePageRuns(site: () => OwnSite): void {
  const open = (query = "") => visit(site().browser, `${site().origin}/winter.html${query}`);
  const counts = (series: string, force = "leicestershire") =>
    countsIn(site().copy.path("data"), force, series);
  const tableOf = (page: Page) => page.locator("main form table tbody tr").allInnerTexts();

  it("the example is short, and imports once", () => {
    const [, , body] = readFileSync(site().copy.path("data/pages/winter.md"), "utf8").split(/^---$/m);
    expect(body!.trim().split("\n").length).toBeLessThanOrEqual(MOST_LINES);
    expect(body!.match(/^import /gm)).toHaveLength(1);
  });

  it("the example shows the numbers of the data, and of what its reader chooses on it", async () => {
    const { page, problems } = await open();
    expect(await page.locator("main").innerText()).toContain(sentence(spcByHand(counts("all-crime"))));
    expect(await page.locator("main svg.chart-picture").count()).toBe(FIGURES.length);
    await page
      .getByLabel("Measure", { exact: true })
      .selectOption({ label: "Domestic burglary: number of offences" });
    await page.getByLabel("Recent months").first().fill("3");
    await page.getByText(sentence(spcByHand(counts("domestic-burglary"), { recent: 3 }), 3)).waitFor();
    const latest = counts("domestic-burglary").slice(-1)[0]!;
    await page
      .locator("main form td", { hasText: new RegExp(`^${whole(latest.count)}$`) })
      .first()
      .waitFor();
    expect((await tableOf(page))[0]).toMatch(new RegExp(`${latest.month}\\s+${whole(latest.count)}$`));
    await page.close();
    expect(problems).toEqual([]);
  });

  it("the example follows thresholds that were chosen on the page of settings, by its link in the header", async () => {
    const opened = await visit(site().browser, `${site().origin}/settings.html`);
    const { page, problems } = opened;
    await page.getByLabel("Width of control lines", { exact: true }).fill("2.58");
    const link = page.locator("#observablehq-header").getByRole("link", { name: "Burglary this winter" });
    await expect.poll(() => link.getAttribute("href")).toContain("z=2.58");
    await link.click();
    await page.getByText(sentence(spcByHand(counts("all-crime"), { z: 2.58 }))).waitFor();
    expect(new URL(page.url()).searchParams.get("z")).toBe("2.58");
    await complete(opened);
    expect(await page.locator("main").innerText()).toMatch(/Reading: as written.*2\.58 standard deviations/);
    await page.close();
    const kent = await open("?force=kent");
    expect(await kent.page.locator("main").innerText()).toContain("Kent and its group");
    const latest = counts("all-crime", "kent").slice(-1)[0]!;
    expect((await tableOf(kent.page))[0]).toContain(whole(latest.count));
    await kent.page.close();
    expect([...problems, ...kent.problems]).toEqual([]);
  });

  it("the example saves each picture, as SVG with its source and as PNG", async () => {
    const { page, problems } = await open("?z=2.58");
    for (const [i] of FIGURES.entries()) {
      const figure = page.locator(".measure-figure").nth(i);
      const title = (await figure.locator(".chart-title").textContent())!.trim();
      const svg = await savedBy(page, figure.getByRole("button", { name: "SVG" }));
      const text = svg
        .toString("utf8")
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ");
      expect(text).toContain(title.split(" ").slice(0, 3).join(" "));
      expect(text).toContain("2.58");
      const png = await savedBy(page, figure.getByRole("button", { name: "PNG" }));
      expect(png.subarray(1, 4).toString()).toBe("PNG");
    }
    await page.close();
    expect(problems).toEqual([]);
  });

  it("the example is on paper whole: every chart within the sheet, every row of its table, no controls", async () => {
    const opened = await open();
    const { page, problems } = opened;
    await page.setViewportSize({ width: A4_WIDTH, height: 1000 });
    await page.emulateMedia({ media: "print" });
    await openEverything(opened);
    expect(await tableOf(page)).toHaveLength(60);
    expect(await page.evaluate(cutOff)).toEqual([]);
    for (const hidden of ["Methodology", "SVG"]) {
      expect(await page.getByText(hidden, { exact: true }).filter({ visible: true }).count()).toBe(0);
    }
    if (hasPoppler()) {
      const file = site().copy.path("winter.pdf");
      writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
      const text = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).stdout;
      expect(text.match(/^ *20\d\d-\d\d +[\d,]+$/gm)).toHaveLength(60);
      expect(text.replace(/\s+/g, " ")).toContain(sentence(spcByHand(counts("all-crime"))));
      expect(text).toContain("target period");
      expect(text).toContain("Hertfordshire");
    }
    await page.close();
    expect(problems).toEqual([]);
  });
}

/** The same where the built site of the copy is served as deploy/nginx.conf sets it up. */
export function examplePageRunsBehindNginx(site: () => OwnSite): void {
  describe.skipIf(!hasNginx())("behind nginx, as deploy/nginx.conf sets it up", () => {
    let nginx: Nginx;
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
