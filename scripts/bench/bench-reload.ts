import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "d3-array";
import type { Page } from "playwright-core";
import { launchChromium } from "../machine/launch-chromium.js";

/** Most seconds from saving a setting to seeing it on the open dashboard. */
export const RELOAD_BUDGET_SECONDS = 5;

/** Widths of control lines to save, one after the other; none is the published one. */
const WIDTHS = ["2.58", "2.33", "1.64", "2.81", "3.09"];

const PORT = "3917";

/** Waits for no more than this, in milliseconds. */
const PATIENCE = 120_000;

/** What who runs `npm start` waits for, in seconds: the first dashboard, and then a saved setting on it, the median and every one. */
export interface ReloadSeconds {
  start: number;
  median: number;
  all: number[];
}

/** How long `npm start` takes to show the dashboard of a data folder, and the open dashboard to show a saved setting. */
export async function reloadSeconds(folder: string): Promise<ReloadSeconds> {
  const data = mkdtempSync(join(tmpdir(), "control-lines-bench-"));
  cpSync(folder, data, { recursive: true });
  const started = performance.now();
  const server = spawn(process.execPath, ["scripts/run.mjs", "scripts/start.ts", "--data", data], {
    env: { ...process.env, PORT },
    stdio: ["ignore", "pipe", "inherit"]
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(await addressOf(server));
    await page.locator(".paper-thresholds").waitFor({ state: "attached", timeout: PATIENCE });
    const start = (performance.now() - started) / 1000;
    const all: number[] = [];
    for (const width of WIDTHS) all.push(await secondsToShow(width, join(data, "settings.yaml"), page));
    return { start, median: median(all)!, all };
  } finally {
    await browser.close();
    server.kill();
    rmSync(data, { recursive: true });
  }
}

/** The address that the server prints once it is ready. */
function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    stdout!.on("data", (text) => {
      printed += text;
      const address = /http:\/\/[\d.]+:\d+\//.exec(printed)?.[0];
      if (address) resolve(address);
    });
    stdout!.on("end", () => reject(new Error(`npm start ended, having printed:\n${printed}`)));
  });
}

/** Saves the settings with this width of control lines, and waits for the dashboard to name it among its thresholds. */
async function secondsToShow(width: string, settings: string, page: Page): Promise<number> {
  const shown = page.locator(".paper-thresholds", { hasText: `control lines ${width} ` });
  const before = readFileSync(settings, "utf8");
  const after = before.replace(/^z: .*$/m, `z: ${width}`);
  if (after === before) throw new Error(`${settings} names no width of control lines that is not ${width}`);
  const saved = performance.now();
  writeFileSync(settings, after);
  await shown.waitFor({ state: "attached", timeout: PATIENCE });
  return (performance.now() - saved) / 1000;
}
