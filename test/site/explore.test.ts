import { once } from "node:events";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import sirv from "sirv";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadData } from "../../loaders/data/load-data.js";
import { ratingRows } from "../../loaders/rows/rating-rows.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { DIST } from "../../scripts/site/folders.js";
import { addMonths } from "../../src/plan/month.js";
import { populationFor } from "../../src/rules/r4-position.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { formatNumber } from "../../src/words/format.js";
import { queryOf, runQuery, untilAnswered } from "./run-query.js";
import { atRest } from "./visit.js";

const origin = inject("origin");
const { data, plan, settings } = loadData("data");
const home = plan.force;

/** The parts of the engine and the database, not the small modules that ask for them. */
const DATABASE = /^(?!.*\/_import\/).*(duckdb|\.wasm)/;

interface Range {
  path: string;
  status: number;
  bytes: number;
}

/** A page with what it fetched of the database. */
interface Explored {
  page: Page;
  fetched: string[];
  ranges: Range[];
  errors: string[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function open(path: string, site = origin): Promise<Explored> {
  const page = await browser.newPage({ acceptDownloads: true });
  page.setDefaultTimeout(60_000);
  const explored: Explored = { page, fetched: [], ranges: [], errors: [] };
  page.on("pageerror", ({ message }) => explored.errors.push(message));
  page.on("request", (request) => {
    if (DATABASE.test(request.url())) explored.fetched.push(request.url());
  });
  page.on("response", (response) => {
    const path = new URL(response.url()).pathname;
    if (!path.endsWith(".duckdb") || response.request().method() !== "GET") return;
    const bytes = Number(response.headers()["content-length"]);
    explored.ranges.push({ path, status: response.status(), bytes });
  });
  await page.goto(site + path, { waitUntil: "load" });
  return explored;
}

const query = queryOf;
const status = (page: Page) => page.locator(".explore-status");
const answered = (page: Page) => status(page).filter({ hasText: "Answered in" }).waitFor();

const run = runQuery;

const cells = (page: Page) => page.locator(".result-table tbody td").allInnerTexts();

/** The last result as the file a reader would save. */
async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the result as CSV" }).click()
  ]);
  return readFileSync(await download.path(), "utf8");
}

/** Rows of a file without quoted cells, as numbers where they are. */
function rowsOf(csv: string): (string | number)[][] {
  const lines = csv.trimEnd().split("\r\n").slice(1);
  return lines.map((line) => line.split(",").map((cell) => (/^-?[\d.]+$/.test(cell) ? Number(cell) : cell)));
}

describe("the explore page", () => {
  let explored: Explored;
  let page: Page;
  beforeAll(async () => {
    explored = await open("/explore.html");
    page = explored.page;
    await page.getByRole("button", { name: "Start exploring" }).waitFor();
  });
  afterAll(() => page?.close());

  it("fetches nothing of the database before it is asked", async () => {
    await page.evaluate(atRest);
    expect(explored.fetched).toEqual([]);
  });

  it("starts with the query that stands in the editor, and answers it before anything else", async () => {
    await query(page).fill("SELECT 41 AS answer");
    await page.getByRole("button", { name: "Start exploring" }).click();
    await answered(page);
    expect(await cells(page)).toEqual(["41"]);
    await page.getByText(/Database ready, in .* seconds/).waitFor();
  });

  it("then lists the tables with what their columns mean", async () => {
    const counts = Object.values(data.series).flatMap((byForce) =>
      Object.values(byForce).flatMap((s) => s.counts)
    );
    const rows = formatNumber(counts.filter((count) => count !== null).length);
    await page.getByText(`offences ${rows} rows`).click();
    await page.getByText("Length of the period: 1 for a month, 3 for a quarter.").waitFor();
    expect(explored.fetched.length).toBeGreaterThan(0);
  });

  it("answers a saved question with the paper's own figure: 60,260 offences", async () => {
    await untilAnswered(page, () => page.getByRole("button", { name: /latest 12 months compare/ }).click());
    await answered(page);
    expect((await cells(page)).slice(0, 4)).toEqual(["All crime", "58,805", "60,260", "1,455"]);
  });

  it("reads a small database whole, once", () => {
    const { size } = statSync(join(DIST, explored.ranges[0]!.path));
    expect(explored.ranges.map(({ status, bytes }) => [status, bytes])).toEqual([[200, size]]);
  });

  it("shows 1.5 as 1.5, and other decimals as they are", async () => {
    await run(page, "SELECT 1.5, 0.1::DECIMAL(18, 3) * 3, 1e15, -0.25, 7 / 2");
    expect(await cells(page)).toEqual(["1.5", "0.3", "1,000,000,000,000,000", "−0.25", "3.5"]);
  });

  it("gives every count of every series as the build read it", async () => {
    await run(
      page,
      `SELECT series, month, count FROM offences WHERE force = '${home}' ORDER BY series, month`
    );
    const expected = Object.entries(data.series)
      .flatMap(([series, byForce]) => {
        const own = byForce[home];
        return (own?.counts ?? []).flatMap((count, i) =>
          count === null ? [] : [[series, addMonths(own!.start, i * own!.monthsPerPeriod), count]]
        );
      })
      .sort(([a, m], [b, n]) => (`${a} ${m}` < `${b} ${n}` ? -1 : 1));
    expect(rowsOf(await saved(page))).toEqual(expected);
  });

  it("adds up and divides as TypeScript does, on every series and survey", async () => {
    await run(
      page,
      `SELECT series, sum(count), avg(count), sum(count) / 7 FROM offences WHERE force = '${home}' GROUP BY series ORDER BY series`
    );
    const sums = Object.entries(data.series).flatMap(([series, byForce]) => {
      const counts = (byForce[home]?.counts ?? []).filter((count) => count !== null);
      const sum = counts.reduce((a, b) => a + b, 0);
      return counts.length === 0 ? [] : [[series, sum, sum / counts.length, sum / 7]];
    });
    expect(rowsOf(await saved(page))).toEqual(sums.sort(([a], [b]) => (a! < b! ? -1 : 1)));
    await run(
      page,
      `SELECT survey, period_end, percent FROM surveys WHERE force = '${home}' ORDER BY survey, period_end`
    );
    const waves = Object.entries(data.surveys)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([survey, byForce]) => (byForce[home] ?? []).map((w) => [survey, w.periodEnd, w.percent]));
    expect(rowsOf(await saved(page))).toEqual(waves);
  });

  it("gives every rating of every measure with the value and the lines that TypeScript computes", async () => {
    await run(
      page,
      "SELECT measure, rule, reading, rating, value, centre, lower, upper, baseline, latest FROM ratings ORDER BY position"
    );
    const context = { plan, data, settings, force: plan.force, period: plan.periodEnd };
    const expected = ratingRows(plan, ratePlan(context), {}).map((r) =>
      [r.measure, r.rule, r.reading, r.rating, r.value, r.centre, r.lower, r.upper, r.baseline, r.latest].map(
        (cell) => cell ?? ""
      )
    );
    expect(rowsOf(await saved(page))).toEqual(expected);
  });

  it("draws a result by itself, and by the columns that the reader chooses", async () => {
    await run(page, "SELECT 'a' AS force, 2 AS n, 30 AS m UNION ALL SELECT 'b', 1, 40 ORDER BY 1");
    const title = page.locator(".explore-chart .chart-title");
    await title.filter({ hasText: "a has the highest n, 2" }).waitFor();
    await page.getByLabel("Value", { exact: true }).selectOption("m");
    await title.filter({ hasText: "b has the highest m, 40" }).waitFor();
    await page.getByLabel("Draw", { exact: true }).selectOption("dots");
    await title.filter({ hasText: "m against n" }).waitFor();
    await run(page, "SELECT '2014-01' AS month, 1 AS n UNION ALL SELECT '2014-03', 5 ORDER BY 1");
    await title.filter({ hasText: "n: n 5 in March 2014" }).waitFor();
  });

  it("explains a query that cannot run, keeps its text, and keeps the last result", async () => {
    await run(page, "SELECT 42 AS answer");
    const wrong = "SELECT *\nFROM ofences";
    await run(page, wrong);
    const alert = page.getByRole("alert");
    await alert.getByText('Did you mean "offences"?').waitFor();
    expect(await query(page).inputValue()).toBe(wrong);
    expect(await cells(page)).toEqual(["42"]);
    await alert.getByRole("button", { name: "Go to line 2" }).click();
    const at = () => query(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart);
    await expect.poll(async () => wrong.slice(await at())).toBe("ofences");
  });

  it("stops a query that would not end, and answers the next one", async () => {
    await query(page).fill(
      "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 17"
    );
    await query(page).press("Control+Enter");
    await page.getByRole("button", { name: "Cancel" }).click();
    await status(page).getByText("Cancelled.").waitFor();
    await run(page, "SELECT 43 AS answer");
    await answered(page);
    expect(await cells(page)).toEqual(["43"]);
  });

  it("goes on after a statement that has every later one fail", async () => {
    await run(page, "CALL enable_logging(storage = 'file')");
    await run(page, "SELECT 46 AS answer");
    await answered(page);
    expect(await cells(page)).toEqual(["46"]);
  });

  it("shows a hundred of a million rows at a time, and says that there are more", async () => {
    await run(page, "SELECT range AS n FROM range(1000000)");
    await status(page).getByText("The first 100,000 rows; the answer has more.").waitFor();
    expect(await cells(page)).toHaveLength(100);
    await page.getByRole("button", { name: "Last", exact: true }).click();
    await expect.poll(async () => (await cells(page)).at(-1)).toBe("99,999");
  });

  it("never takes text for markup", async () => {
    await run(page, `SELECT '<img src=x onerror="document.title=1">' AS "<b>name</b>"`);
    expect(await cells(page)).toEqual(['<img src=x onerror="document.title=1">']);
    expect(await page.locator(".result-table img, .result-table b").count()).toBe(0);
  });

  it("keeps a query in the address, and what was typed through a saved question and a reload", async () => {
    const mine = "SELECT 44 AS mine";
    await run(page, mine);
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(mine);
    await query(page).fill(`${mine} -- not run`);
    await page.getByRole("button", { name: /How sure are the survey/ }).click();
    await page.getByText(/Your earlier queries/).click();
    await page.getByRole("button", { name: `${mine} -- not run` }).click();
    await page.reload();
    await expect.poll(() => query(page).inputValue()).not.toBe("");
    await page.getByText(/Your earlier queries/).click();
    await page.getByRole("button", { name: `${mine} -- not run` }).waitFor();
  });

  it("has thrown nothing", () => {
    expect(explored.errors).toEqual([]);
  });
});

describe("the explore page without its engine", () => {
  it("says what went wrong where the reader is looking, and starts when it can", async () => {
    const { page } = await open("/explore.html");
    await page.route("**/*.wasm", (route) => route.abort());
    await query(page).fill("SELECT 45 AS answer");
    await page.getByRole("button", { name: "Start exploring" }).click();
    await page.locator(".explore-engine").getByText("The database could not be opened").waitFor();
    await page.getByRole("alert").getByText("The query did not run; its text is unchanged.").waitFor();
    await page.unroute("**/*.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Database ready").waitFor();
    await answered(page);
    expect(await cells(page)).toEqual(["45"]);
    await page.close();
  });
});

/** More than a database that is fetched whole has; zeros behind what it holds make no difference to what it says. */
const LARGE_BYTES = 4_000_001;
/** A database is three headers, and blocks behind them, each with a checksum. */
const HEADER_BYTES = 3 * 4096;
const BLOCK_BYTES = 1 << 18;

describe("the explore page with a large database", () => {
  let server: Server;
  let folder: string;
  let file: string;
  let sendsParts = true;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "control-lines-large-"));
    cpSync(join(DIST, "_file/plan"), join(folder, "_file/plan"), { recursive: true });
    const name = readdirSync(join(folder, "_file/plan")).find((name) => name.endsWith(".duckdb"))!;
    file = join(folder, "_file/plan", name);
    truncateSync(file, LARGE_BYTES);
    const [large, files] = [sirv(folder), sirv(DIST)];
    server = createServer((request, response) => {
      if (!sendsParts) delete request.headers.range;
      large(request, response, () => files(request, response));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  async function started(): Promise<Explored> {
    const explored = await open(
      "/explore.html",
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    );
    await explored.page.getByRole("button", { name: "Start exploring" }).click();
    return explored;
  }

  async function answers({ page, errors }: Explored): Promise<void> {
    await answered(page);
    expect((await cells(page)).slice(0, 4)).toEqual(["All crime", "58,805", "60,260", "1,455"]);
    await page.getByText("Listed once the database is open.").waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  }

  it("reads parts of it, never the whole at once", async () => {
    const explored = await started();
    await answers(explored);
    expect(explored.ranges.length).toBeGreaterThan(0);
    expect(explored.ranges.filter(({ status, bytes }) => status !== 206 || bytes >= LARGE_BYTES)).toEqual([]);
    await explored.page.close();
  });

  it("reads it whole, once, from a server that does not send parts of files", async () => {
    sendsParts = false;
    const explored = await started();
    await answers(explored);
    expect(explored.ranges.map(({ status, bytes }) => [status, bytes])).toEqual([[200, LARGE_BYTES]]);
    await explored.page.close();
    sendsParts = true;
  });

  it("says so when a part of it comes corrupt, by its checksum, and shows no figure", async () => {
    const bytes = readFileSync(file);
    const used = statSync(join(DIST, "_file/plan", basename(file))).size;
    for (let at = HEADER_BYTES + BLOCK_BYTES / 2; at < used; at += BLOCK_BYTES) bytes[at]! ^= 1;
    writeFileSync(file, bytes);
    const { page } = await started();
    await page
      .getByText(/Corrupt database file: computed checksum/)
      .first()
      .waitFor();
    expect(await cells(page)).toEqual([]);
    await page.close();
  });
});

describe("the exploring section of a measure's page", () => {
  let explored: Explored;
  let page: Page;
  beforeAll(async () => {
    explored = await open("/measures/domestic-burglary.html");
    page = explored.page;
  });
  afterAll(() => page?.close());

  const title = () => page.locator(".explore-picture .chart-title").textContent();

  it("is closed, and fetches nothing, until it is asked", async () => {
    await page.getByRole("button", { name: "Explore this measure in your browser" }).waitFor();
    await page.evaluate(atRest);
    expect(explored.fetched).toEqual([]);
  });

  it("draws the force and its group, by rate, as TypeScript computes it", async () => {
    await page.getByRole("button", { name: "Explore this measure in your browser" }).click();
    await answered(page);
    const counts = data.series["domestic-burglary"]![home]!;
    const month = plan.periodEnd;
    const index = (Number(month.slice(0, 4)) - Number(counts.start.slice(0, 4))) * 12;
    const count = counts.counts[index + Number(month.slice(5)) - Number(counts.start.slice(5))]!;
    const { population } = populationFor(data.population[home]!, month, month)!;
    await expect
      .poll(title)
      .toContain(`: ${((1000 * count) / population).toFixed(2)} offences per 1,000 residents`);
    await expect.poll(title).toContain("of 8 forces");
  });

  it("draws the control chart of one force by count", async () => {
    await page.getByRole("button", { name: /only$/ }).click();
    await page.locator(".explore-units").getByLabel("Number of offences").check();
    await page.locator(".explore-picture .chart-title", { hasText: "The last 6 months averaged" }).waitFor();
    await expect.poll(() => query(page).inputValue()).toContain(`offences.force IN ('${home}')`);
  });

  it("follows the keyboard: space chooses a force, and its line is drawn", async () => {
    await page.getByRole("checkbox", { name: "Wiltshire" }).focus();
    await page.keyboard.press("Space");
    await page.locator(".explore-picture .chart-title", { hasText: "of 2 forces" }).waitFor();
  });

  it("explains an impossible choice beside the control, and keeps the last answer", async () => {
    const before = await title();
    await page.getByLabel("From", { exact: true }).selectOption("2018-12");
    await page.getByText("December 2018 is after September 2014. The last answer stays.").waitFor();
    expect(await title()).toBe(before);
    await page.getByRole("button", { name: "Back to the first choice" }).click();
    await page.locator(".explore-picture .chart-title", { hasText: "of 8 forces" }).waitFor();
  });

  it("draws the reader's own query, and says when there is nothing to draw", async () => {
    await run(page, "SELECT 'Kent' AS force, '2014-09' AS month, 7 AS rate");
    await page.locator(".explore-picture .chart-title", { hasText: "Kent: 7.00" }).waitFor();
    await run(page, "SELECT 1 AS one");
    await page.getByText("No picture: A chart needs columns named force").waitFor();
    expect(await cells(page)).toEqual(["1"]);
    expect(explored.errors).toEqual([]);
  });
});
