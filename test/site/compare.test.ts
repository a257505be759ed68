import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { readData } from "../../loaders/data/read-data.js";
import { pageCost } from "../../scripts/bench/page-cost.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { DIST } from "../../scripts/site/folders.js";
import { contextOf } from "../../src/components/choice/plan-inputs.js";
import { type Measure, planMeasures } from "../../src/plan/plan.js";
import { figuresOf, groupPosition } from "../../src/rules/r4-position.js";
import type { PositionEvidence } from "../../src/rules/rating.js";
import { isFound } from "../../src/rules/windows/series-window.js";
import { formatOrdinal, formatRate } from "../../src/words/format.js";
import { dataFolder } from "../loaders/data/data-folder.js";
import { atRest, visitNext, WINDOW } from "./visit.js";

const origin = inject("origin");
const own = ownContext(loadData("data"));
const { plan, data, period, settings } = own;
const measures = ["all-crime", "domestic-burglary", "violence-with-injury", "theft-of-motor-vehicle"];

const measureOf = (id: string): Measure =>
  planMeasures(plan).find(({ measure }) => measure.id === id)!.measure;

/** "62.7 | 4th of 8 | 3rd to 5th | amber", by R4 over the whole of the data. */
function rowByRule(id: string, force: string, peers: string[] | null = null): string {
  const context = contextOf({ period, force, peers, settings }, plan, data);
  const measure = measureOf(id);
  const [result] = groupPosition(measure, measure.better!, context);
  const evidence = result!.evidence as PositionEvidence;
  const { position, of, lower, upper } = evidence.rank;
  return [
    formatRate(evidence.own.value, evidence),
    `${formatOrdinal(position)} of ${of}`,
    `${formatOrdinal(lower)} to ${formatOrdinal(upper)}`,
    result!.rating
  ].join(" | ");
}

/** The same, as the page shows it. */
function rowOnPage(id: string): Promise<string> {
  return page.locator(`tr[data-measure="${id}"]`).evaluate((row) => {
    const cell = (label: string) => row.querySelector(`td[data-label="${label}"]`)!;
    const rank = cell("Rank");
    return [
      cell("Figure").firstChild!.textContent,
      rank.firstChild!.textContent,
      rank.querySelector(".compare-note")!.textContent,
      row.querySelector(".rating-badge")!.className.match(/rating-(green|amber|red|not-rated)/)![1]
    ].join(" | ");
  });
}

let browser: Browser;
/** One reader opens everything, in one window: whoever comes back has the modules of the pages already. */
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

async function open(path: string): Promise<void> {
  await visitNext(page, origin + path);
  await page.locator(".compare-summary tbody tr").first().waitFor();
}

/** The same in a window of another size. */
async function openIn(size: Partial<typeof WINDOW>, path: string): Promise<void> {
  await page.setViewportSize({ ...WINDOW, ...size });
  await page.goto(origin + path);
  await page.locator(".compare-summary tbody tr").first().waitFor();
}

const parameters = () => new URL(page.url()).search;
const titled = (text: string) => page.locator(".compare-title", { hasText: text }).waitFor();
const openGroup = () => page.locator(".group-editor > summary").click();

/** Waits until the page shows the measures as R4 has them. */
async function showsRows(force: string, peers?: string[]): Promise<void> {
  for (const id of measures) await expect.poll(() => rowOnPage(id)).toBe(rowByRule(id, force, peers));
}

describe("the compare page", () => {
  it("shows the figures, ranks and colours of R4 for the plan's own force", async () => {
    await open("/compare.html");
    await showsRows(plan.force);
  });

  it("shows any other force against its own group, and keeps it in the address", async () => {
    await open("/compare.html");
    for (const [force, name] of [
      ["kent", "Kent"],
      ["northumbria", "Northumbria"]
    ] as const) {
      await page.getByLabel("Force", { exact: true }).selectOption(force);
      await titled(`${name}, period ended September 2014`);
      await showsRows(force);
      await expect.poll(parameters).toBe(`?force=${force}`);
    }
    await page.goBack();
    await titled("Kent,");
  });

  it("adds and removes forces by keyboard, and rates against the group that results", async () => {
    await open("/compare.html");
    await page.locator(".group-editor > summary").press("Enter");
    await page.getByRole("button", { name: "Remove Essex" }).press("Enter");
    const after = ["bedfordshire", "hertfordshire", "cambridgeshire", "kent", "thames-valley", "surrey"];
    await expect.poll(parameters).toBe(`?group=${after.join(",")}`);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain("group-remove");
    await page.getByLabel("Add a force").selectOption("derbyshire");
    await page.getByRole("button", { name: "Add", exact: true }).press("Enter");
    const peers = [...after, "derbyshire"];
    await showsRows(plan.force, peers);
    await page.getByRole("button", { name: "Back to the published group" }).press("Enter");
    await expect.poll(parameters).toBe("");
    await showsRows(plan.force);
  });

  it("explains beside the control that two peers are too few, and in the table that nothing is rated", async () => {
    await open("/compare.html?group=kent,essex");
    await openGroup();
    await page.locator(".group-problem", { hasText: "3 are the fewest" }).waitFor();
    const row = page.locator('tr[data-measure="all-crime"]');
    await expect.poll(() => row.innerText()).toContain("2 peers in the group, 3 needed");
  });

  it("saves rows that the build accepts, and says beside the field what it would refuse", async () => {
    await open("/compare.html?group=kent,essex,surrey");
    await openGroup();
    const save = page.getByRole("button", { name: "Download rows for comparison-groups.csv" });
    await page.getByLabel("Name of the edition").fill("Board 2014");
    await save.click();
    await page.locator("#group-edition-problem", { hasText: "small letters, digits and hyphens" }).waitFor();
    expect(await page.getByLabel("Name of the edition").inputValue()).toBe("Board 2014");
    await page.getByLabel("Name of the edition").fill("board-2014");
    await page.getByLabel("Who chose these forces").fill("the board, in March 2014");
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const rows = readFileSync(await download.path(), "utf8");
    const folder = dataFolder(
      Object.fromEntries(
        ["plan.yaml", "settings.yaml", "forces.csv", "offences.csv", "offences-quarterly.csv", "surveys.csv"]
          .concat("population.csv", "comparison-groups.csv", "annotations.csv")
          .map((name) => [name, readFileSync(join("data", name), "utf8")])
      )
    );
    const file = join(folder, "comparison-groups.csv");
    writeFileSync(file, readFileSync(file, "utf8") + rows);
    const { problems, checked } = readData(folder);
    expect(problems).toEqual([]);
    expect(checked!.data.groups["board-2014"]![plan.force]).toEqual({
      peers: ["kent", "essex", "surrey"],
      source: "the board, in March 2014"
    });
  });

  it("ranks a force among all forces as their figures do, and gives no colour", async () => {
    await open("/compare.html?force=kent&measure=domestic-burglary");
    await page.getByLabel("all 43 forces").check();
    await expect.poll(parameters).toBe("?force=kent&measure=domestic-burglary&forces=all");
    await expect.poll(() => page.locator(".compare-page .rating-badge").count()).toBe(0);
    for (const id of measures) {
      const ids = data.forces.map((force) => force.id).filter((force) => force !== "kent");
      const context = { data, force: "kent", period, settings };
      const figures = ["kent", ...ids]
        .map(figuresOf(measureOf(id), ["kent", ...ids], context)!)
        .filter(isFound);
      const kent = figures[0]!.value;
      const place = figures.filter(({ value }) => value < kent).length + 1;
      const rank = page.locator(`tr[data-measure="${id}"] td[data-label="Rank"]`);
      await expect.poll(() => rank.innerText()).toContain(`${formatOrdinal(place)} of ${figures.length}`);
    }
    await page.locator(".compare-room").scrollIntoViewIfNeeded();
    const intervals = page.locator("#compare-ranks ~ .measure-figure .interval line");
    await intervals.first().waitFor({ state: "attached" });
    await expect.poll(() => intervals.count()).toBe(43);
  });

  it("draws small charts when they are scrolled into view, and each leads to its force's pages", async () => {
    // A window so low that the charts are far below it.
    await openIn({ height: 200 }, "/compare.html?forces=all");
    await page.evaluate(atRest);
    expect(await page.locator(".chart").count()).toBe(0);
    await page.locator(".compare-room").scrollIntoViewIfNeeded();
    await page.locator(".multiple").first().waitFor();
    await expect.poll(() => page.locator(".multiple").count()).toBe(43);
    expect(await page.locator(".small-spc").count()).toBeLessThan(43);
    const kent = page.locator('.multiple[data-force="kent"]');
    await kent.scrollIntoViewIfNeeded();
    await kent.locator(".small-spc").waitFor();
    await kent.getByRole("link", { name: "Kent", exact: true }).click();
    await page.getByText("Kent, period ended September 2014").first().waitFor();
    expect(new URL(page.url()).pathname).toBe("/measures/all-crime.html");
    await page.goBack();
    // What is read without scripts has given way to what they show.
    await page.evaluate(atRest);
    await page.locator(".compare-room").scrollIntoViewIfNeeded();
    await page
      .locator('.multiple[data-force="kent"]')
      .getByRole("link", { name: "Dashboard of Kent" })
      .click();
    await page.locator(".top-line", { hasText: "Kent" }).waitFor();
  });

  it("says why measures are not compared", async () => {
    await open("/compare.html");
    const without = await page.locator(".compare-without dl").innerText();
    expect(without).toContain("A survey whose results are known for the force of this plan only");
    expect(without).toContain("Figures of this plan only; the data have none of other forces");
  });

  it("explains what of its address cannot be used, and shows the rest", async () => {
    await open("/compare.html?force=kent&measure=nothing&forces=some&group=atlantis");
    const said = page.locator(".choice-problems li");
    for (const word of ["nothing", "some", "atlantis"])
      await said.filter({ hasText: word }).first().waitFor();
    await titled("Kent,");
  });

  it("does not scroll sideways on a telephone", async () => {
    await openIn({ width: 390 }, "/compare.html?forces=all");
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it("stays under 350 kB compressed before anything is asked of it", async () => {
    const { compressedBytes } = await pageCost(browser, origin, DIST, "compare.html");
    expect(compressedBytes).toBeGreaterThan(50_000);
    expect(compressedBytes).toBeLessThan(350_000);
  });
});

describe("the dashboard", () => {
  it("shows any force that is chosen on it, and says whose figures it does not have", async () => {
    await visitNext(page, `${origin}/`);
    await page.getByLabel(/^Force/).selectOption("kent");
    await page.locator(".top-line", { hasText: "Kent" }).waitFor();
    await expect.poll(parameters).toBe("?force=kent");
    const missing = page.locator(".panel", { hasText: "Repeat missing person reports" });
    await expect
      .poll(() => missing.innerText())
      .toContain("the figures in the plan are those of Leicestershire");
  });

  it("changes the group where it stands", async () => {
    await visitNext(page, `${origin}/`);
    await openGroup();
    await page.getByRole("button", { name: "Remove Essex" }).click();
    await page.locator(".changed-thresholds", { hasText: "another comparison group" }).waitFor();
    await expect.poll(parameters).toContain("?group=bedfordshire,");
  });
});

describe("a measure's page", () => {
  it("leads to its comparison, with the period and the force in view", async () => {
    await visitNext(page, `${origin}/measures/domestic-burglary.html?force=kent&period=2013-06`);
    await page.locator("h1", { hasText: "Domestic burglary" }).waitFor();
    await page.locator(".measure-context", { hasText: "Kent" }).first().waitFor();
    await page.getByRole("link", { name: "Compare with another group, or with every force" }).click();
    await page.locator(".compare-title", { hasText: "Kent, period ended June 2013" }).waitFor();
    expect(new URL(page.url()).searchParams.get("measure")).toBe("domestic-burglary");
  });
});
