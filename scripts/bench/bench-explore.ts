import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { DIST } from "../site/folders.js";

/** What a question about one measure costs a reader: times in milliseconds, and bytes of the database file. */
export interface ExploreCost {
  startMilliseconds: number;
  /** From the moment that the engine has started to the answer of the question that it was started with. */
  firstAnswerMilliseconds: number;
  /** The same question again. */
  nextAnswerMilliseconds: number;
  /** Fetched until the first answer, and by the time that the tables are listed as well. */
  answerBytes: number;
  allBytes: number;
  fileBytes: number;
  rangeRequests: number;
  wholeRequests: number;
  /** Longest time in which the page answered nothing while {@link MANY_ROWS} arrived and were shown. */
  pauseMilliseconds: number;
}

/** How soon a started engine is to give its first answer. */
export const FIRST_ANSWER_BUDGET_MILLISECONDS = 150;

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
  const { start, answer } = await page.evaluate<{ start: number; answer: number }>(FIRST_ANSWER);
  const answerBytes = read.bytes;
  await page.locator(".explore-schema").waitFor();
  const allBytes = read.bytes;
  const nextAnswerMilliseconds = await page.evaluate<number>(NEXT_ANSWER);
  const pauseMilliseconds = await longestPause(page);
  await context.close();
  return {
    startMilliseconds: start,
    firstAnswerMilliseconds: answer,
    nextAnswerMilliseconds,
    answerBytes,
    allBytes,
    fileBytes: databaseBytes(),
    rangeRequests: read.ranges,
    wholeRequests: read.whole,
    pauseMilliseconds
  };
}

// Text, not functions, for the same reason as in page-cost.ts.

/** Runs in the page: starts the engine, and notes when the page says that it is ready, and how many rows there are. */
const FIRST_ANSWER = `new Promise((resolve) => {
  const [engine, query] = [".explore-engine [role=status]", ".explore-status"].map((s) => document.querySelector(s));
  const clicked = performance.now();
  let ready;
  const look = () => {
    if (engine.textContent.includes("ready")) ready ??= performance.now();
    if (query.textContent.includes("Answered"))
      resolve({ start: ready - clicked, answer: performance.now() - ready });
  };
  for (const status of [engine, query]) new MutationObserver(look).observe(status, { childList: true });
  document.querySelector(".explore-engine button").click();
})`;

/** Runs in the page: from the click on Run until the page says how many rows there are. */
const NEXT_ANSWER = `new Promise((resolve) => {
  const status = document.querySelector(".explore-status");
  const started = performance.now();
  new MutationObserver(() => {
    if (status.textContent.includes("Answered")) resolve(performance.now() - started);
  }).observe(status, { childList: true });
  document.querySelector(".explore-run .explore-primary").click();
})`;

/** The longest time between two frames from the question for many rows until their first page is shown. */
async function longestPause(page: Page): Promise<number> {
  await page.getByRole("textbox", { name: "Query" }).fill(MANY_ROWS);
  await page.evaluate(NOTE_PAUSES);
  await page.keyboard.press("Control+Enter");
  await page.getByText("100,000 rows. Answered in").waitFor();
  return page.evaluate(() => (window as unknown as { longestPause: number }).longestPause);
}

/** Runs in the page. */
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
