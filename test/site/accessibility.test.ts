import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import {
  MODES,
  type Mode,
  REFLOW_WIDTH,
  RULE_SETS,
  TARGET_SIZE,
  TEXT_SPACING
} from "../../src/components/site/accessibility-checks.js";
import { builtPages, samplePages } from "./pages.js";
import { isComplete, openEverything } from "./visit.js";

declare global {
  interface Window {
    axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

const origin = inject("origin");
const pages = builtPages();
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** Every page in every mode, not only one page of each kind: ACCESSIBILITY=full. */
const FULL = process.env.ACCESSIBILITY === "full";

const samples = samplePages();

/** All modes for a page of each kind; one for every other page, in turn. */
const modesOf = (path: string): readonly Mode[] =>
  FULL || samples.includes(path) ? MODES : [MODES[pages.indexOf(path) % MODES.length]!];

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchChromium();
  // The tests' own scripts and styles are none that the pages' policy allows.
  context = await browser.newContext({ bypassCSP: true });
});
afterAll(() => browser?.close());

/** Opens a page, with all that is folded away or comes later. */
async function open(path: string, width = 1440): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(origin + path);
  await page.waitForFunction(isComplete);
  await openEverything(page);
  return page;
}

/** What axe-core finds wrong, as "rule: element" lines. */
async function violations(page: Page): Promise<string[]> {
  const tags = RULE_SETS.map(({ tag }) => tag);
  const found = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: values, resultTypes: ["violations"], preload: false }),
    tags
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

describe("every built page", () => {
  const titles = new Map<string, string>();

  it.each(pages)(
    "%s breaks no rule of WCAG 2.2 AA or of good practice that axe-core can check",
    async (path) => {
      const page = await open(path);
      titles.set(path, await page.title());
      await page.evaluate(axe);
      for (const { width, colourScheme } of modesOf(path)) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: colourScheme });
        await page.waitForTimeout(100);
        expect(await violations(page), `${width} pixels wide, ${colourScheme}`).toEqual([]);
      }
      await page.close();
    }
  );

  it("has a title of its own", () => {
    expect(titles.size).toBe(pages.length);
    const repeated = [...titles].filter(([path, title]) =>
      [...titles].some(([p, t]) => p !== path && t === title)
    );
    expect(repeated).toEqual([]);
  });
});

describe("a page of each kind", () => {
  it.each(samples)(
    `%s needs no sideways scrolling at ${REFLOW_WIDTH} pixels, also with wider text`,
    async (path) => {
      const page = await open(path, REFLOW_WIDTH);
      expect(await page.evaluate(clipped)).toEqual([]);
      const { line, paragraph, letter, word } = TEXT_SPACING;
      await page.addStyleTag({
        content: `* { line-height: ${line} !important; letter-spacing: ${letter}em !important;
        word-spacing: ${word}em !important; } p { margin-bottom: ${paragraph}em !important; }`
      });
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await page.evaluate(clipped), "with the text spacing of WCAG 1.4.12").toEqual([]);
      await page.close();
    }
  );

  it.each(samples)("%s names every picture, and shows ratings without colours", async (path) => {
    const page = await open(path);
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    expect(await page.evaluate(unnamedPictures)).toEqual([]);
    expect(await page.evaluate(ratingsWithoutWords)).toEqual([]);
    expect(await page.evaluate(movements)).toEqual([]);
    await page.close();
  });

  it.each(samples)("%s is worked with the keyboard alone, and shows where it is", async (path) => {
    const page = await open(path);
    const { wanted, small } = await page.evaluate(controls, TARGET_SIZE);
    expect(small, `smaller than ${TARGET_SIZE} pixels`).toEqual([]);
    const unseen: string[] = [];
    // Radio buttons of one group share a stop; a section that comes into view may bring controls of its own.
    for (let step = 0; step <= 2 * wanted; step += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(focused);
      if (at === null) break;
      if (!at.visible) unseen.push(at.html);
    }
    expect(unseen, "focus that cannot be seen").toEqual([]);
    expect(await page.evaluate(unreached), "controls that Tab does not reach").toEqual([]);
    await page.close();
  });

  it("lets the keyboard skip to the content", async () => {
    const page = await open("/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement!.id)).toBe("observablehq-main");
    await page.close();
  });
});

// The functions below run in the page.

/** The page itself, when it scrolls sideways, and text cut off at an edge; what scrolls in a region of its own may. */
function clipped(): string[] {
  const root = document.documentElement;
  const wide = root.scrollWidth > root.clientWidth ? [`page ${root.scrollWidth} wide`] : [];
  const cut = [...document.querySelectorAll<HTMLElement>("main *, header *, footer *")].filter((element) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    if (clipPath !== "none" || element.closest("svg, input, .visually-hidden, [hidden]")) return false;
    const hides = (overflow: string, inner: number, outer: number) =>
      (overflow === "hidden" || overflow === "clip") && inner > outer + 1;
    return (
      hides(overflowX, element.scrollWidth, element.clientWidth) ||
      hides(overflowY, element.scrollHeight, element.clientHeight)
    );
  });
  return [...wide, ...cut.map((element) => `cut off: ${element.outerHTML.slice(0, 120)}`)];
}

/** Pictures without a role and a sentence, unless they are there to be looked at only. */
function unnamedPictures(): string[] {
  return [...document.querySelectorAll("main svg")]
    .filter((svg) => !svg.parentElement!.closest("svg") && !svg.closest("[aria-hidden=true]"))
    .filter((svg) => svg.getAttribute("role") !== "img" || (svg.getAttribute("aria-label") ?? "").length < 15)
    .map((svg) => svg.outerHTML.slice(0, 120));
}

/** Ratings that say themselves by colour alone. */
function ratingsWithoutWords(): string[] {
  return [...document.querySelectorAll(".rating-badge")]
    .filter((badge) => !badge.querySelector("svg") || !/green|amber|red|not rated/i.test(badge.textContent!))
    .map((badge) => badge.outerHTML.slice(0, 120));
}

/** What moves although the reader asked for less movement. */
function movements(): string[] {
  return document
    .getAnimations()
    .map((animation) => (animation as CSSAnimation).animationName ?? "a transition");
}

/** Marks the controls that a reader can see as not reached yet, and tells which are smaller than a target has to be. */
function controls(size: number): { wanted: number; small: string[] } {
  const selector = "a[href], button, select, input, textarea, summary, [tabindex='0']";
  const seen = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !(element as HTMLButtonElement).disabled &&
      element.tabIndex >= 0
  );
  const small: string[] = [];
  for (const element of seen) {
    element.dataset.reached = "no";
    const box = element.getBoundingClientRect();
    const label = (element as HTMLInputElement).labels?.[0]?.getBoundingClientRect();
    const width = Math.max(box.width, label?.width ?? 0);
    const height = Math.max(box.height, label?.height ?? 0);
    // Links in sentences are excepted by WCAG 2.5.8, and so is what the browser draws.
    const excepted = getComputedStyle(element).display === "inline";
    if (!excepted && !element.matches(".skip-link") && (width < size || height < size))
      small.push(`${width.toFixed(0)} × ${height.toFixed(0)}: ${element.outerHTML.slice(0, 120)}`);
  }
  return { wanted: seen.length, small };
}

/** Marks the controls at the stop where the keyboard is as reached; null when it has left the page. */
function focused(): { visible: boolean; html: string } | null {
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { name, type } = element as HTMLInputElement;
  const stop =
    type === "radio" && name
      ? [...document.querySelectorAll<HTMLElement>(`input[name="${name}"]`)]
      : [element];
  for (const { dataset } of stop) dataset.reached = "yes";
  return {
    visible: outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0,
    html: element.outerHTML.slice(0, 120)
  };
}

/** The controls that the keyboard has not reached. */
function unreached(): string[] {
  return [...document.querySelectorAll("[data-reached='no']")].map(({ outerHTML }) =>
    outerHTML.slice(0, 120)
  );
}
