import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { WINDOW } from "./visit.js";
import { saidOnPage } from "./without-scripts.js";

/** What one file may weigh in bytes: that of a whole plan, and that of one measure. */
export const AT_MOST = { plan: 1_500_000, measure: 600_000 };

/** One file, opened from a disk in a browser that reaches no network. */
export interface OpenedFile {
  page: Page;
  address: string;
  /** What went wrong, and every address that was asked for besides the file's own. */
  problems: string[];
  close(): Promise<void>;
}

/** How a file is opened: by a browser that runs scripts, runs none, or cannot unpack what they need. */
type Mode = "scripts" | "no scripts" | "no unpacking";

/** Opens a file of this content; with scripts it waits until they have taken over. */
export async function openFile(browser: Browser, html: string, mode: Mode = "scripts"): Promise<OpenedFile> {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-one-file-"));
  const file = join(folder, "plan.html");
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({
    viewport: WINDOW,
    offline: true,
    javaScriptEnabled: mode !== "no scripts"
  });
  if (mode === "no unpacking")
    await context.addInitScript(() => Reflect.deleteProperty(globalThis, "DecompressionStream"));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (said) => said.type() === "error" && problems.push(said.text()));
  page.on("request", (request) => {
    const asked = request.url();
    if (asked.replace(/[?#].*/, "") !== address && !/^(data|blob):/.test(asked))
      problems.push(`asks for ${asked}`);
  });
  await page.goto(address);
  if (mode === "scripts") await live(page);
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page, address, problems, close };
}

/** Waits until scripts have put a page in the place of the text. */
export async function live(page: Page): Promise<void> {
  await page.locator(":root[data-live]").waitFor({ state: "attached", timeout: 120_000 });
}

/** Opens a file that is open anew, at a query and hash of its address: as a page of it does that is followed to another. */
export async function openAt({ page, address }: OpenedFile, place: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(address + place);
  await live(page);
}

/** What a page of the site, opened without scripts, says that one file is to say, too: a rating, sentence, row, or name of a picture each. */
export async function shownOnPage(page: Page): Promise<string[]> {
  await page.evaluate(leaveShown);
  return page.evaluate(saidOnPage);
}

/** Runs in the page of a site: takes away what is not shown, controls, and what only the site has. */
function leaveShown(): void {
  // What ends a cell's text takes that text away with it when it goes.
  const notShown =
    "[hidden]:not(observablehq-loading), [data-part=explore], .measure-downloads, fieldset, label, select, input, textarea";
  for (const button of document.querySelectorAll("main th button")) button.replaceWith(...button.childNodes);
  for (const left of document.querySelectorAll(`main :is(${notShown}, button)`)) left.remove();
  for (const only of document.querySelectorAll("main .only")) if (!only.checkVisibility()) only.remove();
}

/** Runs in one file without scripts: the text of a page in it, with the names of its pictures. Null when it has none. */
export function textInFile(name: string): string | null {
  const article = document.getElementById(name);
  const names = [...(article?.querySelectorAll("svg[role=img]") ?? [])].map((picture) =>
    picture.getAttribute("aria-label")
  );
  for (const picture of article?.querySelectorAll("svg") ?? []) picture.remove();
  return article && [article.textContent, ...names].join(" ");
}

/** Which of what a page says is not in a text, wherever either breaks its lines. */
export function missingIn(text: string, said: readonly string[]): string[] {
  const joined = (words: string): string => words.replaceAll(/\s+/g, "");
  const whole = joined(text);
  return said.filter((part) => !whole.includes(joined(part)));
}
