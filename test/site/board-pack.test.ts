import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { siteIdentity } from "../../loaders/archive/site-identity.js";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { type BoardPackOptions, boardPack } from "../../scripts/hand-over/board-pack.js";
import { hasPoppler } from "../../scripts/machine/ensure-poppler.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { countRatings, countsInWords } from "../../src/components/dashboard/rating-counts.js";
import { type Month, monthsBetween } from "../../src/plan/month.js";
import { planMeasures } from "../../src/plan/plan.js";
import { withSetting } from "../../src/plan/settings.js";
import { publishedOf } from "../../src/rules/published-ratings.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { formatNumber } from "../../src/words/format.js";
import { readPdf } from "./read-pdf.js";
import { visitNext } from "./visit.js";

const origin = inject("origin");
const checked = loadData("data");
const context = ownContext(checked);
/** The first measure of offences of the plan. */
const { measure, priority } = planMeasures(context.plan).find((entry) => entry.measure.kind === "offences")!;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(join(tmpdir(), "control-lines-pack-"));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What Debian's poppler reads in a pack: the text of each page, in one line, and each page's size. */
async function readPack(options: BoardPackOptions): Promise<{ pages: string[]; sizes: string[] }> {
  const file = join(folder, "pack.pdf");
  writeFileSync(file, await boardPack(browser, origin, options));
  return readPdf(file);
}

/** The top line's colours, from the data and not from the site. */
function colours(period: Month, z = context.settings.z): string {
  const settings = withSetting(context.settings, "z", z);
  return countsInWords(countRatings(publishedOf(ratePlan({ ...context, period, settings }))));
}

/** Offences in the months from one to another, added up from the data. */
function total(from: Month, to: Month): string {
  const series = context.data.series[(measure as { series: string }).series]![context.force]!;
  const at = (month: Month): number => monthsBetween(series.start, month) / series.monthsPerPeriod;
  const counts = series.counts.slice(at(from), at(to) + 1);
  return formatNumber(counts.reduce<number>((sum, count) => sum + count!, 0));
}

describe.skipIf(!hasPoppler())(
  "the board pack (left out without pdftotext: apt-get install poppler-utils)",
  () => {
    it("has the dashboard on one A3 sheet, and a measure on at most two of A4, with the numbers that the data give", async () => {
      const { pages, sizes } = await readPack({
        measures: [measure.id, "savings"],
        query: "",
        annexes: false
      });
      expect(sizes[0]).toBe("A3 landscape");
      // Two of the offences, one of the savings, which have neither trends nor a history.
      expect(sizes.slice(1)).toEqual(["A4", "A4", "A4"]);
      const [dashboard, first, second] = pages as [string, string, string];
      expect(first).toMatch(/for green the rule asks for .*; it would be amber/);
      expect(first).toMatch(/Recent months against those before.*To reach green/);
      expect(first).toMatch(/R3 as written: red since [A-Z][a-z]+ 2\d{3}/);
      expect(second).toMatch(/Trends to the target date.*Against similar forces/);
      expect(dashboard).toContain("period ended September 2014");
      expect(dashboard).toContain(colours("2014-09"));
      for (const { number, title } of context.plan.priorities) {
        expect(dashboard.replace(/\s/g, "")).toContain(number);
        for (const word of title.split(" ")) expect(dashboard).toContain(word);
      }
      expect(dashboard).toContain("Thresholds in force: width of control lines 1.96 standard deviations");
      expect(dashboard).toContain("Data to December 2018");
      expect(first).toContain(`${priority.title}: number of offences`);
      expect(first).toContain(total("2012-04", "2013-03"));
      expect(first).toContain(total("2013-10", "2014-09"));
    });

    it("with annexes has the whole page, numbered, of what it was made from, what is folded away opened, without controls", async () => {
      const { pages } = await readPack({ measures: [measure.id], query: "", annexes: true });
      const { data, software } = siteIdentity("data", checked);
      for (const [i, page] of pages.entries()) {
        expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
        expect(page).toContain(`${context.plan.title}. From data ${data.slice(0, 12)}, ${software}.`);
      }
      const text = pages.join(" ");
      expect(text).toContain("Every change of colour");
      expect(text).toMatch(/April 2006 [\d,]+/);
      expect(text).toContain("Signals in words");
      expect(text).toContain("Control lines in the charts as written (published)");
      expect(text).not.toContain("calibrated (published)");
      for (const control of ["Download", "Copy link", "Period ended ", "Computing…", "Reading the history"])
        expect(text).not.toContain(control);
    });

    it("says which thresholds are changed, and shows their colours, with the period of the address", async () => {
      const { pages, sizes } = await readPack({
        measures: [measure.id],
        query: "z=2.58&period=2015-03",
        annexes: false
      });
      expect(sizes.filter((size) => size === "A3 landscape")).toHaveLength(1);
      const [dashboard, first] = pages as [string, string];
      expect(dashboard).toContain("period ended March 2015");
      expect(colours("2015-03", 2.58)).not.toBe(colours("2015-03"));
      expect(dashboard).toContain(colours("2015-03", 2.58));
      for (const page of [dashboard, first]) {
        expect(page).toContain("You are viewing changed thresholds");
        expect(page).toMatch(/Width of control lines: published 1\.96 .* now 2\.58/);
      }
      expect(dashboard).toContain("width of control lines 2.58 standard deviations (default 1.96");
      expect(first).toContain(total("2014-04", "2015-03"));
    });

    it("refuses an address that cannot be shown as it was asked for", async () => {
      const pack = readPack({ measures: [], query: "period=1999-01", annexes: false });
      await expect(pack).rejects.toThrow("There are no data for January 1999");
    });

    it("is written by npm run pdf, which names the measures when one is unknown", () => {
      const out = join(folder, "command.pdf");
      const run = (...args: string[]) =>
        spawnSync(process.execPath, ["scripts/run.mjs", "scripts/pdf.ts", ...args], { encoding: "utf8" });
      const wrong = run("--measures", "no-such-measure", "--out", out);
      expect(wrong.status).toBe(2);
      expect(wrong.stderr).toContain("The plan has no measure “no-such-measure”");
      expect(wrong.stderr).toContain(measure.id);
      expect(run("--query", "?period=2013-06", "--out", out).status).toBe(0);
      expect(readPdf(out).pages[0]).toContain(colours("2013-06"));
    });
  }
);

describe.skipIf(!hasPoppler())("printing from the browser (left out without pdftotext)", () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
  });

  it.each([
    ["A3", true],
    ["A4", true],
    ["A4", false]
  ] as const)("puts the whole dashboard on %s, landscape: %s", async (format, landscape) => {
    await visitNext(page, `${origin}/`);
    const file = join(folder, "dashboard.pdf");
    writeFileSync(file, await page.pdf({ format, landscape }));
    const { pages } = readPdf(file);
    const text = pages.join(" ");
    if (format === "A3") expect(pages).toHaveLength(1);
    expect(pages.length).toBeLessThanOrEqual(4);
    expect(text).toContain(colours("2014-09"));
    expect(text).toContain("Thresholds in force");
    expect(text).toContain(`Page ${pages.length} of ${pages.length}`);
    for (const { title } of context.plan.priorities)
      for (const word of title.split(" ")) expect(text).toContain(word);
  });

  it("prints a measure's folded table, and no buttons", async () => {
    await visitNext(page, `${origin}/measures/${measure.id}.html`);
    const file = join(folder, "measure.pdf");
    writeFileSync(file, await page.pdf({ format: "A4" }));
    const text = readPdf(file).pages.join(" ");
    expect(text).toMatch(/April 2006 [\d,]+/);
    expect(text).not.toContain("Download");
    expect(text).not.toContain("Computing");
  });

  it("waits, with Ctrl+P, for what is computed only when a reader comes near it", async () => {
    await page.addInitScript(() => {
      window.print = () => document.body.setAttribute("data-printed", document.body.innerText);
    });
    await page.goto(`${origin}/measures/${measure.id}.html`);
    await expect.poll(() => page.locator("[aria-busy]").count()).toBe(2);
    await page.keyboard.press("Control+P");
    const printed = await page.locator("body[data-printed]").getAttribute("data-printed");
    expect(printed).toMatch(/To reach green.*stays (red|amber|green) from \d/s);
    expect(printed).not.toMatch(/Computing|Reading the history/);
  });
});
