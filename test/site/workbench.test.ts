import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { SETTINGS, type Settings, settingAt, withSetting } from "../../src/plan/settings.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { flipsOf, flipsOnPage } from "./flips-on-page.js";
import { atRest, type Visit, visitNext, WINDOW } from "./visit.js";

const origin = inject("origin");
const context = ownContext(loadData("data"));

const flipsInNode = (changed: Settings, period = context.period): string[] =>
  flipsOf(context, changed, period);

let browser: Browser;
/** One reader opens everything, in one window: whoever comes back has the modules of the pages already. */
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ viewport: WINDOW });
});
afterAll(() => browser?.close());

async function open(path: string): Promise<Visit> {
  const opened = await visitNext(page, origin + path);
  await page.getByRole("button", { name: "Change thresholds" }).waitFor();
  return opened;
}

async function openSettings(path: string): Promise<Visit> {
  const opened = await open(path);
  await page.getByRole("button", { name: "Change thresholds" }).click();
  return opened;
}

const field = (label: string) => page.getByLabel(label, { exact: true });
const banner = (of = page) => of.locator(".changed-thresholds");
const parameters = () => new URL(page.url()).search;
const entries = () => page.evaluate(() => history.length);

describe("the settings beside the dashboard", () => {
  it("are closed, and fetch nothing, until they are asked for", async () => {
    const { requests } = await visitNext(page, `${origin}/`);
    expect(await page.locator(".settings-drawer").isVisible()).toBe(false);
    expect(await banner().isVisible()).toBe(false);
    await page.getByRole("button", { name: "Change thresholds" }).click();
    await field("Width of control lines").waitFor();
    expect(requests.filter((url) => /inputs|all-forces/.test(url) && url.endsWith(".json"))).toEqual([]);
  });

  it("offer every setting, with its published value, what it does and its source", async () => {
    await openSettings("/");
    for (const { label, description, source } of SETTINGS) {
      const setting = page.locator(".setting", { has: field(label) });
      await expect.poll(() => setting.count(), { message: label }).toBe(1);
      const text = await setting.innerText();
      for (const words of [description, source, "Published: "]) expect(text).toContain(words);
    }
    await expect.poll(() => page.locator(".setting").count()).toBe(SETTINGS.length);
  });

  it("dragged, flip the colours that the whole data give, as one entry of the history", async () => {
    await openSettings("/");
    const before = await entries();
    const box = (await page.getByLabel("Width of control lines, slider").boundingBox())!;
    const middle = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.33, middle);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.06, middle, { steps: 40 });
    await page.mouse.up();
    await page.waitForURL(/z=/);
    const z = Number(await field("Width of control lines").inputValue());
    expect(z).toBeLessThan(1);
    await expect.poll(parameters).toBe(`?z=${z}`);
    expect((await entries()) - before).toBe(1);
    const expected = flipsInNode(withSetting(context.settings, "z", z));
    expect(expected.length).toBeGreaterThan(0);
    await expect.poll(() => flipsOnPage(page)).toEqual(expected);
  });

  it.each([
    ["z=0.8", "z", 0.8],
    ["reading=calibrated", "reading", "calibrated"],
    ["scheme=continuous-improvement", "scheme", "continuous-improvement"],
    ["layout=old", "layout", "old"],
    ["survey.oldest=0", "survey.oldest", 0],
    ["trends.windows=12", "trends.windows", [12]],
    ["latest.months=3", "latest.months", 3]
  ])("in an address (%s) give the flips of the whole data", async (query, path, value) => {
    await open(`/?${query}`);
    await banner().waitFor();
    await expect
      .poll(() => flipsOnPage(page))
      .toEqual(flipsInNode(withSetting(context.settings, path, value)));
  });

  it("compare with the published view of the same period", async () => {
    await open("/?period=2016-12&z=0.8");
    await banner().waitFor();
    await expect
      .poll(() => flipsOnPage(page))
      .toEqual(flipsInNode(withSetting(context.settings, "z", 0.8), "2016-12"));
    await banner().filter({ hasText: "the published view of the period ended December 2016" }).waitFor();
  });

  it("are explained where they are impossible: nothing typed is lost, and the view stays", async () => {
    await openSettings("/?z=0.8");
    await banner().waitFor();
    const shown = await page.locator(".top-line").innerText();
    await field("Width of control lines").fill("1,96");
    const problem = page.locator("#setting-z-problem");
    await problem.filter({ hasText: "expected a number from 0.5 to 5" }).waitFor();
    expect(await field("Width of control lines").inputValue()).toBe("1,96");
    expect(await field("Width of control lines").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator(".top-line").innerText()).toBe(shown);
    await field("Trend windows").fill("12, soon");
    await page.locator("#setting-trends-windows-problem", { hasText: "the word baseline" }).waitFor();
    expect(await field("Width of control lines").inputValue()).toBe("1,96");
  });

  it("that contradict each other are explained beside the one to change, and hold once they agree", async () => {
    await openSettings("/");
    await field("Months used to learn the season").fill("24");
    const problem = page.locator("#setting-season-minimum-problem");
    await problem.filter({ hasText: "at most season.window, 24" }).waitFor();
    expect(await banner().isVisible()).toBe(false);
    await field("Fewest months for a season").fill("24");
    await banner().waitFor();
    await expect.poll(() => problem.textContent()).toBe("");
    await expect.poll(() => banner().locator(".changed-list li").count()).toBe(2);
  });

  it("go back and forward with the browser, form and view together", async () => {
    await openSettings("/");
    await field("Published reading").selectOption("calibrated");
    await field("Panel layout").selectOption("old");
    await page.goBack();
    await page.waitForFunction(() => !document.body.innerText.includes("This layout does not show"));
    await expect.poll(() => field("Panel layout").inputValue()).toBe("new");
    await expect.poll(() => field("Published reading").inputValue()).toBe("calibrated");
    await page.goBack();
    await banner().waitFor({ state: "hidden" });
    await page.goForward();
    await banner().waitFor();
    await expect.poll(() => field("Published reading").inputValue()).toBe("calibrated");
  });

  it("are reset one by one, and all together", async () => {
    await openSettings("/?z=0.8&spc.recent=3&period=2015-03");
    await banner().waitFor();
    await page
      .getByRole("button", { name: "Reset Width of control lines to 1.96 standard deviations" })
      .click();
    await expect.poll(() => field("Width of control lines").inputValue()).toBe("1.96");
    await expect.poll(parameters).toBe("?period=2015-03&spc.recent=3");
    await banner().getByRole("button", { name: "Reset all" }).click();
    await banner().waitFor({ state: "hidden" });
    await expect.poll(parameters).toBe("?period=2015-03");
    await expect.poll(() => field("SPC, recent months").inputValue()).toBe("6");
  });

  it("work with the keyboard alone", async () => {
    await open("/");
    await page.getByRole("button", { name: "Change thresholds" }).focus();
    await page.keyboard.press("Enter");
    await field("Width of control lines").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("setting-z-slider");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/z=1\.95/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("2.58");
    await page.waitForURL(/z=2\.58/);
    await page.keyboard.press("Escape");
    await page.locator(".settings-drawer").waitFor({ state: "hidden" });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe("Change thresholds");
  });
});

describe("a changed view", () => {
  it("opens again from its copied link", async () => {
    const march = (of: Page) => of.getByRole("heading", { level: 1, name: "March 2015" }).waitFor();
    const grant = await browser.newContext();
    await grant.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
    const first = await grant.newPage();
    await first.goto(`${origin}/?z=0.8&trends.windows=12,baseline&period=2015-03`);
    await banner(first).waitFor();
    await march(first);
    await first.getByRole("button", { name: "Copy link" }).click();
    await first.getByText("The link to this view is copied.").waitFor();
    const link = await first.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain("trends.windows=12,baseline");
    const again = await grant.newPage();
    await again.goto(link);
    await banner(again).waitFor();
    await march(again);
    const said = (of: Page) => banner(of).innerText();
    const copied = /\n+The link to this view is copied\./;
    await expect.poll(() => said(again)).toBe((await said(first)).replace(copied, ""));
    const panels = (of: Page) => of.locator(".panels").innerText();
    await expect.poll(() => panels(again)).toBe(await panels(first));
    await grant.close();
  });

  it("says what of a malformed address it could not use, and shows the rest", async () => {
    await open("/?z=abc&spc.recent=999&colour=blue&group=mars&force=&%E0%A4%A=1&survey.oldest=0");
    await banner().waitFor();
    const problem = page.locator(".choice-problems li");
    await expect.poll(() => problem.count()).toBe(6);
    const problems = await problem.allInnerTexts();
    expect(problems.join(" ")).toContain("setting spc.recent is “999”; expected a whole number from 2 to 24");
    const changed = () => banner().locator(".changed-list li").allInnerTexts();
    await expect.poll(changed).toEqual(["Oldest survey wave accepted: published 6 months → now 0 months"]);
  });

  it("downloads settings.yaml that the build accepts unchanged", async () => {
    await open(
      "/?z=2.58&trends.windows=24,baseline&season.method=months&target.end=2018-03&survey.confidence=99.9"
    );
    await banner().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download settings.yaml" }).click()
    ]);
    expect(file.suggestedFilename()).toBe("settings.yaml");
    const folder = mkdtempSync(join(tmpdir(), "control-lines-settings-"));
    try {
      cpSync("data", folder, { recursive: true });
      await file.saveAs(join(folder, "settings.yaml"));
      const { settings } = loadData(folder);
      expect(settings).toEqual(
        (
          [
            ["z", 2.58],
            ["trends.windows", [24, "baseline"]],
            ["season.method", "months"],
            ["target.end", "2018-03"],
            ["survey.confidence", 99.9]
          ] as const
        ).reduce((all, [path, value]) => withSetting(all, path, value), context.settings)
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("does not download what the build would refuse, and says why", async () => {
    await open("/?baseline.start=2015-01&period=2016-12");
    await banner().waitFor();
    await page.getByRole("button", { name: "Download settings.yaml" }).click();
    await page.getByText("the build would refuse the file: the baseline ends in December 2015").waitFor();
  });

  it("says on paper what is changed, and which colours flip", async () => {
    await open("/?z=0.8");
    await banner().waitFor();
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => banner().getByText("You are viewing changed thresholds").isVisible()).toBe(true);
    await page.locator(".flip").first().waitFor();
    expect(await banner().locator(".changed-actions").isVisible()).toBe(false);
    expect(await page.locator(".settings-open").isVisible()).toBe(false);
  });

  it("paints only the panels that say something else, once none stands as the build wrote it", async () => {
    await openSettings("/");
    const confidence = field("Confidence level for surveys");
    await confidence.fill("98");
    await banner().filter({ hasText: "98" }).waitFor();
    await page.locator("[data-still-cell]").first().waitFor({ state: "detached" });
    await page.locator(".panel").evaluateAll((panels) => {
      for (const panel of panels) panel.setAttribute("data-kept", "");
    });
    await confidence.fill("99");
    await banner().filter({ hasText: "99" }).waitFor();
    const kept = await page.locator(".panel[data-kept]").evaluateAll((panels) => panels.map(({ id }) => id));
    const [before, after] = [98, 99].map(
      (level) =>
        ratePlan({ ...context, settings: withSetting(context.settings, "survey.confidence", level) }).measures
    );
    const changed = before!.filter((m, i) => JSON.stringify(m) !== JSON.stringify(after![i]));
    const touched = new Set(changed.map(({ priority }) => priority));
    expect(touched.size).toBeGreaterThan(0);
    expect(kept).toEqual(context.plan.priorities.map(({ id }) => id).filter((id) => !touched.has(id)));
  });

  it("is carried to a measure's page and back, and to every page of the header", async () => {
    await open("/?z=0.8&period=2015-03");
    await banner().waitFor();
    await page.locator('.panel a[href*="domestic-burglary.html"]').first().click();
    await page.getByText("period ended March 2015").first().waitFor();
    await banner().waitFor();
    await expect.poll(parameters).toBe("?period=2015-03&z=0.8");
    const links = page.locator(".site-header a");
    const searches = () => links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).search));
    await expect.poll(async () => [...new Set(await searches())]).toEqual(["?period=2015-03&z=0.8"]);
    await page.getByRole("link", { name: "Dashboard" }).click();
    await page.getByRole("heading", { level: 1, name: "March 2015" }).waitFor();
    await expect.poll(parameters).toBe("?period=2015-03&z=0.8");
  });
});

describe("a measure's page", () => {
  it("follows thresholds, period and force, with the funnel of every force", async () => {
    await open("/measures/domestic-burglary.html?force=kent&period=2015-03&z=0.8");
    await page.getByText("Kent, period ended March 2015").first().waitFor();
    const changed = ratePlan({
      ...context,
      force: "kent",
      period: "2015-03",
      settings: withSetting(context.settings, "z", 0.8)
    }).measures.find(({ id }) => id === "domestic-burglary")!;
    const expected = ["R3", "R4", "R5"].map(
      (rule) => changed.ratings.find((r) => r.rule === rule && r.reading === "as-written")!.rating
    );
    const badges = () =>
      page
        .locator(".measure-colours .rating-badge")
        .evaluateAll((all) =>
          all.map((badge) => badge.className.match(/rating-(green|amber|red|not-rated)/)![1])
        );
    await expect.poll(badges).toEqual(expected);
    expect(await page.locator(".measure-figures").innerText()).not.toContain("Printed in the paper");
    await expect.poll(() => page.locator("#funnel").count()).toBe(1);
  });

  it("keeps its place, and asks for the data of all forces once, at the first change", async () => {
    const { requests } = await visitNext(page, `${origin}/measures/domestic-burglary.html`);
    const all = () => requests.filter((url) => /all-forces\..*json$/.test(url)).length;
    await page.getByRole("button", { name: "Change thresholds" }).click();
    await page.evaluate(() => window.scrollTo(0, 900));
    expect(all()).toBe(0);
    await field("Width of control lines").fill("0.8");
    await banner().waitFor();
    await field("Width of control lines").fill("1");
    await page.waitForURL(/z=1$/);
    expect(all()).toBe(1);
    expect(await page.evaluate(() => Math.abs(window.scrollY - 900) < 400)).toBe(true);
  });
});

describe("the charts of a measure's page", () => {
  const lines = () => page.locator("#spc").textContent();
  const buttons = () => page.getByRole("group", { name: "Control lines in the charts" });

  it("draw any reading that a reader presses, also one that the plan does not publish", async () => {
    const { problems, requests } = await open("/measures/domestic-burglary.html");
    await expect.poll(lines).toContain("Reading: as written");
    expect(requests.filter((url) => /all-forces|inputs/.test(url))).toEqual([]);
    for (const reading of ["plan life", "calibrated"]) {
      await buttons().getByLabel(reading).check();
      await expect.poll(lines).toContain(`Reading: ${reading}`);
    }
    // The page itself shows what is published.
    expect(parameters()).toBe("");
    expect(await page.locator(".measure-verdicts").innerText()).toContain(
      "Published: the reading as written"
    );
    expect(problems).toEqual([]);
  });

  it("begin with the reading of the address, and the page says that its reader chose it", async () => {
    const { problems } = await open("/measures/domestic-burglary.html?reading=plan-life");
    await expect.poll(lines).toContain("Reading: plan life");
    expect(await buttons().getByLabel("plan life").isChecked()).toBe(true);
    await expect
      .poll(() => page.locator(".measure-verdicts").innerText())
      .toContain("Chosen here, not published: the reading plan life");
    expect(problems).toEqual([]);
  });
});

describe("the settings page", () => {
  it("shows every setting, and what changing it does to the plan", async () => {
    await visitNext(page, `${origin}/settings.html`);
    await field("Width of control lines").fill("0.8");
    await banner().waitFor();
    await expect.poll(() => flipsOnPage(page)).toEqual(flipsInNode(withSetting(context.settings, "z", 0.8)));
    for (const setting of SETTINGS) {
      const value = settingAt(context.settings, setting.path);
      if (setting.path === "z") continue;
      const shown = await field(setting.label).inputValue();
      expect(shown, setting.path).toBe(Array.isArray(value) ? value.join(", ") : String(value));
    }
  });
});

describe("files of a view that is not the published one", () => {
  const VIEW = "&period=2014-06&force=kent&z=3";
  const NAME = "kent-2014-06-changed-thresholds.csv";
  const SAID =
    /Not the published view: Kent; period ended June 2014; Width of control lines: 3 standard deviations \(published: 1.96 standard deviations\)\./;

  /** The name and the lines of the file that a button saves. */
  async function saved(button: string): Promise<{ name: string; lines: string[] }> {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: button }).click()
    ]);
    const lines = readFileSync(await file.path(), "utf8")
      .trimEnd()
      .split("\r\n");
    return { name: file.suggestedFilename(), lines };
  }

  it.each([
    ["/measures/domestic-burglary.html?", "Download the data (CSV)", "domestic-burglary"],
    [
      "/compare.html?measure=domestic-burglary",
      "Download these figures with ranks and lines (CSV)",
      "compare-domestic-burglary"
    ]
  ])("of %s say so in name and rows, and the published ones do not", async (path, button, name) => {
    await open(path);
    const before = await saved(button);
    expect(before.name).toBe(`${name}.csv`);
    expect(before.lines.filter((line) => line.includes("published view"))).toEqual([]);

    await open(path + VIEW);
    await page.getByText("Kent, period ended June 2014").first().waitFor();
    await page.evaluate(atRest);
    const after = await saved(button);
    expect(after.name).toBe(`${name}-${NAME}`);
    const [heading, ...rows] = after.lines;
    expect(heading!.endsWith(",view")).toBe(true);
    expect(rows.filter((row) => !SAID.test(row))).toEqual([]);
  });
});
