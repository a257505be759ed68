import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { DIST } from "../site/folders.js";

/** What a question about one measure costs a reader: times in milliseconds, and bytes of the database file. */
export interface ExploreCost {
  startMilliseconds: number;
  firstAnswerMilliseconds: number;
  /** Fetched while the engine starts and lists its tables, and then for the question. */
  startBytes: number;
  questionBytes: number;
  fileBytes: number;
  rangeRequests: number;
  wholeRequests: number;
  /** Longest time in which the page answered nothing while {@link MANY_ROWS} arrived and were shown. */
  pauseMilliseconds: number;
}

/** What the longest pause may be: without pages of rows it would be ten seconds and more. */
export const PAUSE_BUDGET_MILLISECONDS = 2000;

const RUNS = 5;
const MANY_ROWS = "SELECT range AS n, 'row ' || range AS name FROM range(100000)";
const QUESTION = `SELECT forces.name AS force, month, count FROM offences JOIN forces USING (force)
WHERE series = 'domestic-burglary' ORDER BY 1, 2`;

/** Asks for one measure's series over all forces in browsers that have seen nothing before: the median run. */
export async function exploreCost(browser: Browser, origin: string): Promise<ExploreCost> {
  const runs: ExploreCost[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await oneRun(browser, origin));
  return runs.sort((a, b) => a.firstAnswerMilliseconds - b.firstAnswerMilliseconds)[Math.floor(RUNS / 2)]!;
}

async function oneRun(browser: Browser, origin: string): Promise<ExploreCost> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const read = { bytes: 0, ranges: 0, whole: 0 };
  page.on("response", (response) => {
    if (!response.url().endsWith(".duckdb") || response.request().method() !== "GET") return;
    read.bytes += Number(response.headers()["content-length"]);
    if (response.status() === 206) read.ranges++;
    else read.whole++;
  });
  await page.goto(`${origin}/explore.html`);
  await page.getByRole("textbox", { name: "Query" }).fill(QUESTION);
  const started = performance.now();
  await page.getByRole("button", { name: "Start exploring" }).click();
  await page.getByText("Database ready").waitFor();
  await page.locator(".explore-schema").waitFor();
  const startMilliseconds = performance.now() - started;
  const startBytes = read.bytes;
  const firstAnswerMilliseconds = await answerMilliseconds(page);
  const pauseMilliseconds = await longestPause(page);
  await context.close();
  return {
    startMilliseconds,
    firstAnswerMilliseconds,
    startBytes,
    questionBytes: read.bytes - startBytes,
    fileBytes: databaseBytes(),
    rangeRequests: read.ranges,
    wholeRequests: read.whole,
    pauseMilliseconds
  };
}

/** From the click on Run until the page says how many rows there are. */
function answerMilliseconds(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const status = document.querySelector(".explore-status")!;
        const started = performance.now();
        new MutationObserver(() => {
          if (status.textContent!.includes("Answered")) resolve(performance.now() - started);
        }).observe(status, { childList: true });
        document.querySelector<HTMLButtonElement>(".explore-run .explore-primary")!.click();
      })
  );
}

/** The longest time between two frames from the question for many rows until their first page is shown. */
async function longestPause(page: Page): Promise<number> {
  await page.getByRole("textbox", { name: "Query" }).fill(MANY_ROWS);
  await page.evaluate(NOTE_PAUSES);
  await page.keyboard.press("Control+Enter");
  await page.getByText("100,000 rows. Answered in").waitFor();
  return page.evaluate(() => (window as unknown as { longestPause: number }).longestPause);
}

/** Runs in the page. Text, not a function, for the same reason as in page-cost.ts. */
const NOTE_PAUSES = `{
  let last = performance.now();
  window.longestPause = 0;
  const frame = () => {
    const now = performance.now();
    window.longestPause = Math.max(window.longestPause, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}`;

function databaseBytes(): number {
  const folder = join(DIST, "_file", "plan");
  return statSync(join(folder, readdirSync(folder).find((file) => file.endsWith(".duckdb"))!)).size;
}
