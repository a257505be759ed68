import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { publishedOf } from "../../src/rules/published-ratings.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import type { Rating } from "../../src/rules/rating.js";
import { type Visit, visitNext } from "./visit.js";

const origin = inject("origin");
const context = ownContext(loadData("data"));

/** "3 green, 25 amber, 2 red, 11 not rated", from the whole of the data: the page has the force and its group only. */
function colours(period: string): string {
  const published = publishedOf(ratePlan({ ...context, period }));
  const count = (rating: Rating) => published.filter((result) => result.rating === rating).length;
  return `${count("green")} green, ${count("amber")} amber, ${count("red")} red, ${count("not-rated")} not rated`;
}

let browser: Browser;
/** One reader opens everything, in one window: whoever comes back has the modules of the pages already. */
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

const open = (path: string): Promise<Visit> => visitNext(page, origin + path);

/** Waits until the line above the panels says this. */
const says = (text: string) => page.locator(".top-line", { hasText: text }).waitFor();
const shows = (period: string) => page.getByRole("heading", { level: 1, name: period }).waitFor();

describe("the dashboard", () => {
  it("shows every priority of the paper, in its order", async () => {
    await open("/");
    const titles = await page.locator(".panel h2").allInnerTexts();
    const expected = "1 2 3 4 5 6 7 8 9 10 11 12 13 14A 14B 15 16 17 18".split(" ");
    expect(titles.map((text) => text.trim().split(/\s/)[0])).toEqual(expected);
    await says(colours("2014-09"));
  });

  it("leaves no large room empty, in or below a panel, at any width, and keeps the panels in order", async () => {
    await open("/");
    const window = page.viewportSize()!;
    // A panel of the paper's plan is 120 to 740 px high; where each waited for the highest in its row, up to 340 stood empty.
    const most = 100;
    for (const width of [1440, 1280, 1120, 1000, 768]) {
      await page.setViewportSize({ width, height: 900 });
      const { empty, tops } = await page.evaluate(() => {
        const panels = [...document.querySelectorAll<HTMLElement>(".panel")].map((panel) => {
          const { left, top, bottom } = panel.getBoundingClientRect();
          const said = panel.lastElementChild!.getBoundingClientRect().bottom;
          return { number: panel.id, left: Math.round(left), top: Math.round(top), bottom, said };
        });
        const empty = panels.map(({ number, left, bottom, said }, i) => {
          const next = panels.slice(i + 1).find((other) => other.left === left);
          return { number, within: Math.round(bottom - said), below: next ? next.top - bottom : 0 };
        });
        return { empty, tops: panels.map(({ top }) => top) };
      });
      expect(
        empty.filter(({ within, below }) => within > most || below > most),
        `${width} px`
      ).toEqual([]);
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    }
    await page.setViewportSize(window);
  });

  it("asks for no data beyond its own until another period is chosen", async () => {
    const { requests } = await open("/");
    expect(requests.filter((url) => /(inputs|all-forces)[^/]*\.json$/.test(url))).toEqual([]);
    expect(requests.some((url) => url.includes("dashboard") && url.includes(".json"))).toBe(true);
  });

  it("fetches the code of what stands as the build wrote it when another view is asked for, and no sooner", async () => {
    const { requests, problems } = await open("/");
    const later = () => requests.filter((url) => /\/index-later-[^/]*\.js$/.test(url)).length;
    const standing = page.locator("observablehq-loading[data-still-cell]");
    expect(later()).toBe(0);
    expect(await standing.count()).toBeGreaterThan(10);
    // A part that the reader has opened there is open afterwards, too.
    await page.locator("details", { hasText: "as written" }).first().locator("summary").click();
    await page.getByLabel("Period ended").selectOption("2013-06");
    await shows("period ended June 2013");
    await standing.first().waitFor({ state: "detached" });
    await expect.poll(() => page.locator(".panels .panel").count()).toBe(19);
    await expect.poll(later).toBe(1);
    await says(colours("2013-06"));
    const opened = page.locator("details[open]", { hasText: "as written" });
    await expect.poll(() => opened.count()).toBe(1);
    expect(problems).toEqual([]);
  });

  it("moves whole to any month, to the colours that the whole data give", async () => {
    await open("/");
    for (const [period, name] of [
      ["2016-12", "December 2016"],
      ["2013-06", "June 2013"],
      ["2006-04", "April 2006"]
    ] as const) {
      await page.getByLabel("Period ended").selectOption(period);
      await shows(`period ended ${name}`);
      await says(colours(period));
    }
  });

  it("keeps the period in the address, and follows back and forward", async () => {
    await open("/");
    await page.getByLabel("Period ended").selectOption("2015-03");
    await shows("period ended March 2015");
    await expect.poll(() => new URL(page.url()).searchParams.get("period")).toBe("2015-03");
    await page.goBack();
    await shows("period ended September 2014");
    await page.goForward();
    await shows("period ended March 2015");
  });

  it("does not show the plan's figures as another period's", async () => {
    await open("/?period=2015-03");
    await shows("period ended March 2015");
    const missing = page.locator(".panel", { hasText: "Repeat missing person reports" });
    const words = "the figures in the plan are those of the period ended September 2014";
    await expect.poll(() => missing.innerText()).toContain(words);
    expect(await missing.innerText()).not.toContain("3,804");
  });

  it("explains an impossible period under the control, and keeps the last good view", async () => {
    await open("/?period=1999-01");
    await page.locator(".choice-problems", { hasText: "April 2006" }).waitFor();
    await says("period ended September 2014");
    await says(colours("2014-09"));
  });
});

describe("the dashboard of a local area", () => {
  it("says what it is, gives its own counts, and why they cannot be judged yet", async () => {
    await open("/?force=rutland");
    await shows("Rutland, period ended September 2014");
    await page.locator(".area-note", { hasText: "A local area (district)" }).waitFor();
    const allCrime = page.locator(".panel", { hasText: "All crime" });
    await expect.poll(() => allCrime.innerText()).toContain("Not rated");
  });

  it("is chosen from the list of forces and areas, and leads to the area's measures", async () => {
    await open("/");
    await page.getByLabel("Force or area").selectOption("leicester");
    await shows("Leicester, period ended September 2014");
    await page
      .locator(".panel", { hasText: "All crime" })
      .getByRole("link", { name: "Number of offences" })
      .click();
    await page.locator(".measure-page", { hasText: "Leicester" }).first().waitFor();
    expect(new URL(page.url()).searchParams.get("force")).toBe("leicester");
    // January to September 2014 are there; the rule asks for 18 months.
    await page.getByText("9 periods of data, 18 needed").first().waitFor();
  });
});
