import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { DIST } from "../../scripts/site/folders.js";
import {
  MODES,
  type Mode,
  REFLOW_WIDTH,
  TARGET_SIZE,
  TEXT_SPACING
} from "../../src/components/site/accessibility-checks.js";
import { FULL } from "../size.js";
import { violations } from "./axe-violations.js";
import { builtPages, isTheirTurn, samplePages } from "./pages.js";
import { blocksOfText, staticProse } from "./static-prose.js";
import { atRest, computeEverything, openEverything, type Visit, visitNext, WINDOW } from "./visit.js";
import { contextWithoutScripts, saidOnPage } from "./without-scripts.js";

const origin = inject("origin");
const pages = builtPages();
const samples = samplePages();
/** The first page of a measure of offences. */
const OFFENCES = pages.find((path) => path.startsWith("/measures/") && samples.includes(path))!;

/** The parts of the database engine, and the database itself; modules that only ask for them are small. */
const DUCKDB = /^(?!.*\/_import\/).*(duckdb|\.wasm)/;

const hasItsTurn = (path: string): boolean => isTheirTurn(pages.indexOf(path));

/** Does this run open a page with scripts? Of each kind one always. */
const isOpened = (path: string): boolean => samples.includes(path) || hasItsTurn(path);

/** The pages that most is on, which have another look in each run. */
const isLookedAtTwice = (path: string): boolean => FULL || path === "/" || path === OFFENCES;

/**
 * A mode for a page, another one in the next run, so that each run has both widths and both colour schemes; and its opposite for
 * those that are looked at twice.
 */
const modesOf = (path: string): readonly Mode[] => {
  const turn = pages.indexOf(path) + inject("seed");
  const [first, ...others] = MODES.map((_, i) => MODES[(turn + i) % MODES.length]!);
  const opposite = others.filter(
    ({ width, colourScheme }) => width !== first!.width && colourScheme !== first!.colourScheme
  );
  if (FULL) return MODES;
  return isLookedAtTwice(path) ? [first!, ...opposite] : [first!];
};

/** What was found on each page as it stood when it was complete, before anything was unfolded. */
const found = new Map<string, { title: string; ids: string[]; links: string[] }>();

/** What each page says with all unfolded, a block an entry. */
const texts = new Map<string, string[]>();

/** So many presses of Tab are sent at once. */
const STEPS = 10;

declare global {
  interface Window {
    /** Where the focus could not be seen. */
    unseen: string[];
    /** Has the focus left the page at its end? */
    hasLeft: boolean;
  }
}

/** Least share of the sentences that are the same whatever the data that stands in Markdown, and not in TypeScript. */
const IN_MARKDOWN = 0.9;

let browser: Browser;
let page: Page;
/** The window of a reader without scripts. */
let still: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  still = await (await contextWithoutScripts(browser)).newPage();
});
afterAll(() => browser?.close());

// Each page is opened once, in the same window as the last: whatever is looked at on it is looked at then, one thing after
// the other.
describe.each(pages.filter(isOpened))("%s", (path) => {
  let opened: Visit;
  beforeAll(async () => {
    opened = await visitNext(page, origin + path);
    found.set(path, await page.evaluate(titleIdsAndLinks));
  });

  const isSample = samples.includes(path);
  const readsNoDatabase = path === "/" || path.startsWith("/measures/");

  it("opens without an error, and asks no other machine for anything", () => {
    expect(opened.problems).toEqual([]);
  });

  if (readsNoDatabase) {
    it("is complete without the database", () => {
      expect(opened.requests.filter((url) => DUCKDB.test(url))).toEqual([]);
    });
  }

  it("says all of it without scripts, too: ratings, sentences, rows of tables, names of pictures", async () => {
    await computeEverything(opened);
    const said = await page.evaluate(saidOnPage);
    await still.goto(origin + path);
    const written = new Set(await still.evaluate(saidOnPage));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((text) => !written.has(text))).toEqual([]);
    if (hasItsTurn(path) || isLookedAtTwice(path)) {
      // Its colours are those of the page with scripts.
      expect(await violations(still, { contrast: FULL }), "without scripts").toEqual([]);
    }
    // All that comes after this looks at the page with all unfolded.
    await openEverything(opened);
    texts.set(path, await page.evaluate(blocksOfText));
  });

  it("breaks no rule of WCAG 2.2 AA or of good practice that axe-core can check, with all unfolded", async () => {
    for (const { width, colourScheme } of modesOf(path)) {
      await page.setViewportSize({ ...WINDOW, width });
      await page.emulateMedia({ colorScheme: colourScheme });
      await page.evaluate(atRest);
      expect(await violations(page), `${width} pixels wide, ${colourScheme}`).toEqual([]);
    }
    await page.setViewportSize(WINDOW);
    await page.emulateMedia({ colorScheme: "light" });
  });

  if (isSample) {
    it("names every picture, and shows ratings without colours", async () => {
      await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
      await page.evaluate(atRest);
      expect(await page.evaluate(unnamedPictures)).toEqual([]);
      expect(await page.evaluate(ratingsWithoutWords)).toEqual([]);
      expect(await page.evaluate(movements)).toEqual([]);
      await page.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference" });
    });

    it("is worked with the keyboard alone, and shows where it is", async () => {
      const { wanted, small } = await page.evaluate(controls, TARGET_SIZE);
      expect(small, `smaller than ${TARGET_SIZE} pixels`).toEqual([]);
      await page.evaluate(watchFocus);
      // Radio buttons of one group share a stop; a section that comes into view may bring controls of its own.
      for (let step = 0; step <= 2 * wanted; step += STEPS) {
        await Promise.all(Array.from({ length: STEPS }, () => page.keyboard.press("Tab")));
        if (await page.evaluate(hasLeft)) break;
      }
      const unseen = await page.evaluate(() => window.unseen);
      expect(unseen, "focus that cannot be seen").toEqual([]);
      expect(await page.evaluate(unreached), "controls that Tab does not reach").toEqual([]);
    });

    it(`needs no sideways scrolling at ${REFLOW_WIDTH} pixels, also with wider text`, async () => {
      await page.setViewportSize({ ...WINDOW, width: REFLOW_WIDTH });
      await page.evaluate(atRest);
      expect(await page.evaluate(clipped)).toEqual([]);
      await page.setViewportSize({ ...WINDOW, width: 1280 });
      await page.evaluate(spaceText, TEXT_SPACING);
      await page.evaluate(atRest);
      expect(await page.evaluate(clipped), "with the text spacing of WCAG 1.4.12").toEqual([]);
    });
  }

  it("has shown no error since", () => {
    expect(opened.problems).toEqual([]);
  });
});

// What it is made of is on pages that are opened.
describe.each(pages.filter((path) => !isOpened(path)))("%s, which another run opens with scripts", (path) => {
  it("says something of its own without them", async () => {
    const response = await still.goto(origin + path);
    expect(response!.status()).toBe(200);
    expect((await still.evaluate(saidOnPage)).length).toBeGreaterThan(0);
    found.set(path, await still.evaluate(titleIdsAndLinks));
    await still.evaluate(unfold);
    texts.set(path, await still.evaluate(blocksOfText));
  });
});

describe("all pages together", () => {
  it("lead only to pages and places that exist", () => {
    const broken = [...found].flatMap(([path, { links }]) =>
      links.filter((link) => !leadsSomewhere(link)).map((link) => `${path} has a link to ${link}`)
    );
    expect(found.size).toBe(pages.length);
    expect(broken).toEqual([]);
  });

  it("say in Markdown, and not in TypeScript, what is the same whatever the data", async () => {
    expect(texts.size).toBe(pages.length);
    const { markdown, typescript } = await staticProse([...texts.values()].flat());
    const share = markdown.length / (markdown.length + typescript.length);
    console.log(
      `Of ${markdown.length + typescript.length} sentences that are the same whatever the data, ` +
        `${(100 * share).toFixed(1)}% stand in Markdown.`
    );
    expect(share, `in TypeScript:\n${typescript.join("\n")}`).toBeGreaterThanOrEqual(IN_MARKDOWN);
  });

  it("have a title of their own each", () => {
    const titles = [...found.values()].map(({ title }) => title);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  it("let the keyboard skip to the content", async () => {
    await visitNext(page, `${origin}/`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement!.id)).toBe("observablehq-main");
  });
});

function leadsSomewhere(link: string): boolean {
  const { pathname, hash } = new URL(link);
  if (/\.(?!html$)\w+$/.test(pathname)) return existsSync(join(DIST, decodeURIComponent(pathname)));
  const target = found.get(pathname.replace(/\/index\.html$/, "/"));
  return target !== undefined && (hash === "" || target.ids.includes(decodeURIComponent(hash.slice(1))));
}

// The functions below run in the page.

function titleIdsAndLinks(): { title: string; ids: string[]; links: string[] } {
  const hrefs = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map((a) => a.href);
  return {
    title: document.title,
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
    links: [...new Set(hrefs)].filter((href) => new URL(href).origin === location.origin)
  };
}

function unfold(): void {
  for (const details of document.querySelectorAll("details")) details.open = true;
}

/** Sets the text as a reader may, in a sheet that no policy of the page refuses. */
function spaceText({ line, paragraph, letter, word }: typeof TEXT_SPACING): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: ${line} !important; letter-spacing: ${letter}em !important;
    word-spacing: ${word}em !important; } p { margin-bottom: ${paragraph}em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

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
  return (
    [...document.querySelectorAll("main svg")]
      .filter((svg) => !svg.parentElement!.closest("svg") && !svg.closest("[aria-hidden=true]"))
      // Framework's button beside code, which is named, and its picture is not.
      .filter((svg) => !svg.closest("button[title]"))
      .filter(
        (svg) => svg.getAttribute("role") !== "img" || (svg.getAttribute("aria-label") ?? "").length < 15
      )
      .map((svg) => svg.outerHTML.slice(0, 120))
  );
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

/** From now on, marks the controls at each stop of the keyboard as reached, and notes where it cannot be seen, until it leaves the page. */
function watchFocus(): void {
  window.unseen = [];
  window.hasLeft = false;
  document.addEventListener("focusin", ({ target }) => {
    const element = target as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { name, type } = element as HTMLInputElement;
    const stop =
      type === "radio" && name
        ? [...document.querySelectorAll<HTMLElement>(`input[name="${name}"]`)]
        : [element];
    for (const { dataset } of stop) dataset.reached = "yes";
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) === 0)
      window.unseen.push(element.outerHTML.slice(0, 120));
  });
  document.addEventListener("focusout", ({ relatedTarget }) => {
    window.hasLeft ||= relatedTarget === null;
  });
}

const hasLeft = (): boolean => window.hasLeft;

/** The controls that the keyboard has not reached. */
function unreached(): string[] {
  return [...document.querySelectorAll("[data-reached='no']")].map(({ outerHTML }) =>
    outerHTML.slice(0, 120)
  );
}
