import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadData } from "../../loaders/data/load-data.js";
import { RATING_COLUMNS, ratingRows } from "../../loaders/rows/rating-rows.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { DIST } from "../../scripts/site/folders.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { workbook } from "../loaders/sources/workbooks.js";
import { sized } from "../size.js";
import { runQuery } from "./run-query.js";

const origin = inject("origin");
const { data, plan, settings } = loadData("data");
const names = Object.fromEntries(data.forces.map((force) => [force.id, force.name]));
const context = { plan, data, settings, force: plan.force, period: plan.periodEnd };
const ratings = ratingRows(plan, ratePlan(context), names);

/** Longer than a large file or a long answer takes on a machine that has other work, in milliseconds. */
const PATIENCE = 240_000;

/** Size of the largest file that is added. */
const MEGABYTES = sized(10, 50);
const ROWS_OF_A_MEGABYTE = 44_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** The built page's own policy would be stricter still: nothing may be evaluated, nothing fetched elsewhere. */
const POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self' blob:";

describe("a reader's own CSV file", () => {
  let page: Page;
  const errors: string[] = [];
  const posted: string[] = [];
  beforeAll(async () => {
    page = await browser.newPage({ acceptDownloads: true });
    page.setDefaultTimeout(PATIENCE);
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("request", (request) => {
      if (request.method() !== "GET" && request.method() !== "HEAD") posted.push(request.url());
      if (!request.url().startsWith(origin) && !/^(blob|data):/.test(request.url()))
        posted.push(request.url());
    });
    await page.route("**/explore.html", async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), "content-security-policy": POLICY }
      });
    });
    await page.goto(`${origin}/explore.html`);
    // As the page is read without scripts it has the control, too, which answers to nobody.
    await page.locator("#explore-file:enabled").waitFor({ state: "attached" });
  });
  afterAll(() => page?.close());

  /** Adds a file of this name and content, or without content the one at this path. */
  const add = async (name: string, content?: string | Buffer): Promise<string> => {
    const file = content === undefined ? name : { name, mimeType: "text/csv", buffer: Buffer.from(content) };
    await page.locator("#explore-file").setInputFiles(file);
    const done = page.locator(".explore-local-status, .explore-local > [role=alert]").filter({
      hasText: /is the table|Nothing was changed/,
      visible: true
    });
    await done.waitFor({ timeout: PATIENCE });
    const text = await done.innerText();
    return text;
  };
  const run = async (sql: string): Promise<string[]> => {
    await runQuery(page, sql);
    return page.locator(".result-table tbody td").allInnerTexts();
  };

  const series = data.series["domestic-burglary"]!.leicestershire!;
  const last = (2014 - Number(series.start.slice(0, 4))) * 12 + 9 - Number(series.start.slice(5));
  const months = Array.from({ length: 60 }, (_, i) => {
    const index = last - 59 + i;
    const month = Number(series.start.slice(0, 4)) * 12 + Number(series.start.slice(5)) - 1 + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")},${series.counts[index]}`;
  });

  it("may be a workbook: each sheet becomes a table, dates as text and long ids as they are written", async () => {
    const id = "12345678901234567890";
    const rows = [
      ["Month", "Id", "N"],
      ["2014-09", id, 3],
      ["2014-10", "007", 4]
    ];
    const said = await add("book.xlsx", workbook({ A: rows, B: [["Titled"], [], ...rows] }));
    expect(said).toBe(
      "book, A.csv is the table local.book_a: 2 rows. book, B.csv is the table local.book_b: 2 rows."
    );
    expect(await run("SELECT min(Id), sum(N)::INTEGER, typeof(min(N)) FROM local.book_b")).toEqual([
      "007",
      "7",
      "BIGINT"
    ]);
  });

  it("becomes a table under a safe name, with months as text and counts as numbers", async () => {
    const said = await add(`Burglary "2014"; DROP.csv`, `month,count\n${months.join("\n")}\n`);
    expect(said).toBe(`Burglary "2014"; DROP.csv is the table local.burglary_2014_drop: 60 rows.`);
    const sum = months.reduce((total, line) => total + Number(line.split(",")[1]), 0);
    expect(
      await run("SELECT sum(count)::INTEGER, max(month), typeof(min(month)) FROM local.burglary_2014_drop")
    ).toEqual([sum.toLocaleString("en-GB"), "2014-09", "VARCHAR"]);
  });

  it("becomes a control chart with the rating that the plan has for the same counts", async () => {
    await page.getByText("Control chart of local.burglary_2014_drop").click();
    const rated = page.locator(".explore-local-ratings li").first();
    await rated.waitFor();
    const published = ratings.find(
      (r) => r.measure === "domestic-burglary" && r.rule === "R5" && r.reading === "as-written"
    )!;
    await expect.poll(() => rated.innerText()).toContain(published.sentence);
    await expect.poll(() => page.locator(".explore-local-charts .chart-picture").count()).toBe(2);
  });

  it("gives pictures with title, source and settings in them, as SVG and as PNG", async () => {
    const save = async (format: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(".explore-local-charts").getByRole("button", { name: format }).first().click()
      ]);
      return readFileSync(await download.path());
    };
    const svg = (await save("SVG")).toString();
    expect(svg).toContain("The last 6 months averaged");
    const footer = [...svg.matchAll(/<tspan[^>]*>([^<]*)/g)].map(([, text]) => text).join(" ");
    expect(footer).toContain("Source: Control Lines.");
    expect(footer).toContain("Settings in force. Reading: as written; Width of control lines: 1.96");
    const png = await save("PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(svg)![1]));
    expect(png.readUInt32BE(20)).toBe(2 * Number(/height="(\d+)"/.exec(svg)![1]));
  });

  it.each([
    ["empty.csv", "", "is empty"],
    ["header.csv", "month,count\n", "has a header and no rows"],
    [
      "long.csv",
      "month,count\n2014-01,1\n2014-02,1,500\n",
      "line 3: the row has 3 cells and the header has 2"
    ],
    ["short.csv", "month,count\n2014-01\n", "line 2: the row has 1 cell and the header has 2"],
    ["quote.csv", 'month,count\n"2014-01,5\n', "line 2: a quotation mark is opened and not closed"],
    ["latin.csv", Buffer.from([109, 44, 99, 10, 0xa3, 44, 53, 10]), "line 2: a character is not in UTF-8"],
    ["book.xlsx", "PK\u0003\u0004rest", "is a zip file or a damaged workbook"],
    ["twice.csv", "month,Month\n1,2\n", "two columns are named “Month”"],
    ["unnamed.csv", "month,,count\n1,2,3\n", "column 2 has no name"]
  ])("says what is wrong with %s, and changes nothing", async (name, content, words) => {
    expect(await add(name, content)).toContain(words);
    expect(await run("SELECT count(*)::INTEGER FROM local.burglary_2014_drop")).toEqual(["60"]);
  });

  it.each([
    ["days.csv", "month,count\nJan-14,5\nFeb-14,6\n", "“Feb-14” is not a month written YYYY-MM"],
    ["double.csv", "month,count\n2014-01,5\n2014-01,6\n", "January 2014 has 2 rows"],
    [
      "commas.csv",
      'month,count\n2014-01,"1,005"\n',
      "A control chart needs a column of months and one of counts"
    ],
    ["gap.csv", "month,count\n2014-01,5\n2014-03,6\n", "No count for 1 month: February 2014"],
    ["minus.csv", "month,count\n2014-01,-5\n", "The count of 2014-01 is “-5”"]
  ])("says why %s makes no chart that can be trusted", async (name, content, words) => {
    await add(name, content);
    const table = `local.${name.replace(".csv", "")}`;
    await page.getByText(`Control chart of ${table}`, { exact: true }).click();
    await page.getByText(words).waitFor();
  });

  it("lets the reader choose the rows of one kind", async () => {
    const lines = ["force,month,count", ...["a", "b"].flatMap((f) => months.map((line) => `${f},${line}`))];
    await add("two.csv", `${lines.join("\n")}\n`);
    await page.getByText("Control chart of local.two", { exact: true }).click();
    const section = page.locator("details", { hasText: "Control chart of local.two" }).last();
    await section.getByText("has 2 rows").waitFor();
    await section.getByLabel("Rows").selectOption({ label: "force: b" });
    await section.locator(".explore-local-ratings").waitFor();
  });

  it("is still there after a query that never ends has been stopped", async () => {
    await page
      .getByRole("textbox", { name: /SQL/ })
      .fill("SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 17");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator(".explore-status", { hasText: "Cancelled." }).waitFor();
    expect(await run("SELECT count(*)::INTEGER FROM local.burglary_2014_drop")).toEqual(["60"]);
  });

  it(`takes a file of ${MEGABYTES} MB, and the page keeps answering`, async () => {
    const count = MEGABYTES * ROWS_OF_A_MEGABYTE;
    const rows = Array.from({ length: count }, (_, i) => `2014-0${1 + (i % 9)},${i},area ${i % 7}`);
    // From disk, as a reader's is: to be sent to the browser by its driver takes longer than all else.
    const folder = mkdtempSync(join(tmpdir(), "control-lines-large-"));
    const file = join(folder, "large.csv");
    writeFileSync(file, `month,count,area\n${rows.join("\n")}\n`);
    await add(file);
    rmSync(folder, { recursive: true });
    expect(await run("SELECT count(*)::INTEGER, sum(count)::BIGINT FROM local.large")).toEqual([
      count.toLocaleString("en-GB"),
      ((count * (count - 1)) / 2).toLocaleString("en-GB")
    ]);
  });

  it("is sent nowhere, and nothing was evaluated", () => {
    expect(posted).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe("the ratings as files", () => {
  it("stand at the top of the site, every rating with its evidence", () => {
    expect(JSON.parse(readFileSync(`${DIST}/ratings.json`, "utf8"))).toEqual(
      JSON.parse(JSON.stringify(ratings))
    );
    const [header, ...lines] = readFileSync(`${DIST}/ratings.csv`, "utf8").trimEnd().split("\r\n");
    expect(header).toBe(RATING_COLUMNS.join(","));
    expect(lines).toHaveLength(ratings.length);
  });

  it("stand beside the account of what they come from", () => {
    const { software, files, sources } = JSON.parse(readFileSync(`${DIST}/provenance.json`, "utf8"));
    expect(software).toMatch(/^control-lines \d/);
    expect(files.map(({ name }: { name: string }) => name)).toContain("offences.csv");
    expect(sources).toEqual([]);
  });

  it("are linked from the foot of the dashboard", async () => {
    const page = await browser.newPage();
    await page.goto(origin);
    const link = page.getByRole("link", { name: "ratings.csv" });
    await link.waitFor();
    const response = await page.request.get(await link.evaluate((a: HTMLAnchorElement) => a.href));
    expect(await response.text()).toBe(readFileSync(`${DIST}/ratings.csv`, "utf8"));
    expect((await page.request.get(`${origin}/ratings.json`)).status()).toBe(200);
    await page.close();
  });
});
