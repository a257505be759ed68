import { max, median } from "d3-array";
import type { Browser, Page } from "playwright-core";
import { RATING_MEASURE } from "../../src/components/choice/rate-choice.js";
import { settingId } from "../../src/components/choice/setting-control.js";
import { SETTINGS, type Setting } from "../../src/plan/settings.js";
import { DIST } from "../site/folders.js";
import { pageCost } from "./page-cost.js";

/** Budgets, from the project's own targets: kB with brotli, milliseconds. */
const DASHBOARD_KB = 250;
const MEASURE_KB = 350;
const RECOMPUTE_MS = 16;
const REPAINT_MS = 100;

/** Slider steps measured for each setting, all at values not seen before. */
const STEPS = 30;

/** Milliseconds of each slider step: to rate the whole plan anew, and until the browser has painted the dashboard. */
export interface StepTimes {
  recompute: number[];
  repaint: number[];
}

/** Values along a slider, the published one left out. */
function valuesAlong({ value: type, default: published }: Setting): number[] {
  if (type.type !== "number" && type.type !== "whole") return [];
  const step = type.type === "number" ? type.step : 1;
  const all = Math.round((type.max - type.min) / step);
  const count = Math.min(STEPS, all);
  const values = Array.from({ length: count }, (_, i) => {
    const steps = Math.round((i * all) / (count - 1));
    return Number((type.min + steps * step).toFixed(4));
  });
  return values.filter((value) => value !== published);
}

/** Moves a slider through the values, in the page, and times each step until after the frame that shows it. */
async function timeSlider(page: Page, setting: Setting): Promise<StepTimes> {
  const times = await page.evaluate(
    async ({ id, values, measure }) => {
      const slider = document.getElementById(`${id}-slider`) as HTMLInputElement;
      const recompute: number[] = [];
      const repaint: number[] = [];
      for (const value of values) {
        performance.clearMeasures(measure);
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
        const started = performance.now();
        slider.value = String(value);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
        const [entry] = performance.getEntriesByName(measure);
        // A value that contradicts another setting is explained, and rates nothing.
        if (!entry) continue;
        recompute.push(entry.duration);
        repaint.push(performance.now() - started);
      }
      return { recompute, repaint };
    },
    { id: settingId(setting), values: valuesAlong(setting), measure: RATING_MEASURE }
  );
  await page.getByRole("complementary").getByRole("button", { name: "Reset all" }).click();
  return times;
}

function stepRow(name: string, { recompute, repaint }: StepTimes): string[] {
  const figures = [median(recompute)!, max(recompute)!, median(repaint)!, max(repaint)!];
  return [name, String(recompute.length), ...figures.map((figure) => figure.toFixed(1))];
}

/** What slider steps of each numeric setting cost on a dashboard, by the setting's path. */
export async function sliderSteps(browser: Browser, dashboard: string): Promise<Map<string, StepTimes>> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(dashboard);
  await page.getByRole("button", { name: "Change thresholds" }).click();
  const sliders = SETTINGS.filter((setting) => valuesAlong(setting).length > 0);
  // A first round warms up, as a reader's first movements do, and fetches the data.
  await page.locator(`#${settingId(sliders[0]!)}-slider`).press("ArrowRight");
  await page.locator(".changed-thresholds").waitFor();
  const steps = new Map<string, StepTimes>();
  for (const setting of sliders) steps.set(setting.path, await timeSlider(page, setting));
  await page.close();
  return steps;
}

/** The steps of all settings together. */
export function allSteps(steps: ReadonlyMap<string, StepTimes>): StepTimes {
  const times = [...steps.values()];
  return {
    recompute: times.flatMap(({ recompute }) => recompute),
    repaint: times.flatMap(({ repaint }) => repaint)
  };
}

/** Rows to print: what a slider step costs for each numeric setting on the built dashboard, and what two pages transfer. */
export async function workbenchLines(browser: Browser, origin: string): Promise<string[][]> {
  const steps = await sliderSteps(browser, `${origin}/index.html`);
  const all = allSteps(steps);
  const rows = [...steps].map(([path, times]) => stepRow(path, times));
  const budgets: [string, string, number][] = [
    ["dashboard, kB brotli", "index.html", DASHBOARD_KB],
    ["measure page, kB brotli", "measures/domestic-burglary.html", MEASURE_KB]
  ];
  const transfers: string[][] = [];
  for (const [name, path, budget] of budgets) {
    const { compressedBytes } = await pageCost(browser, origin, DIST, path);
    transfers.push([name, (compressedBytes / 1000).toFixed(0), `of ${budget}`]);
  }
  return [
    [],
    ["slider step, ms", "steps", "rate, median", "rate, max", "paint, median", "paint, max"],
    ...rows,
    stepRow("all of them", all),
    ["targets", "", `${RECOMPUTE_MS}.0`, "", "", `${REPAINT_MS}.0`],
    [],
    ["transferred", "kB", "budget"],
    ...transfers
  ];
}
