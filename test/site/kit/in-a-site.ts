import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { kit } from "../../../scripts/kit.js";
import { runCommand } from "../../loaders/commands/run-command.js";
import type { OwnSite } from "../own-pages/own-site.js";
import type { ProjectCopy } from "../project-copy.js";
import { openEverything, visitNext } from "../visit.js";
import { IMPORT, SHOW, showsThePlan, USE, WORDS } from "./elsewhere.js";

const cell = (code: string): string => `\`\`\`js\n${code}\n\`\`\``;
const FRAMEWORK_PAGE = [
  "---\nnav: false\n---",
  "# Elsewhere",
  cell(IMPORT),
  cell(USE),
  WORDS,
  cell(SHOW)
].join("\n\n");

/** Puts beside the data of a copy a page with the kit as one file, and pages that were written for versions before this one. */
export async function addKitPages(copy: ProjectCopy): Promise<void> {
  const { code, err } = await runCommand(kit, ["--out", copy.path("kit")]);
  expect(code, err).toBe(0);
  mkdirSync(copy.path("data/pages/elsewhere"), { recursive: true });
  copyFileSync("test/site/kit-1.0/page.md", copy.path("data/pages/kit-1.md"));
  copyFileSync("test/formats/format-0/pages/winter.md", copy.path("data/pages/no-number.md"));
  copyFileSync("test/formats/format-1/pages/winter.md", copy.path("data/pages/format-1.md"));
  copyFileSync(copy.path("kit/control-lines.js"), copy.path("data/pages/elsewhere/control-lines.js"));
  writeFileSync(copy.path("data/pages/elsewhere/page.md"), FRAMEWORK_PAGE);
}

/** Both of these pages, in a site that was built with them. */
export function kitRunsInASite(site: () => OwnSite): void {
  it("the kit as one file runs in a page of Framework", async () => {
    const opened = await visitNext(site().page, `${site().origin}/elsewhere/page.html`);
    await showsThePlan(opened);
  });

  it("a page written for version 1.0 shows what it showed then", async () => {
    const opened = await visitNext(site().page, `${site().origin}/kit-1.html`);
    await openEverything(opened);
    const words = (await opened.page.locator("main").innerText()).replace(/\s+/g, " ");
    for (const text of SHOWN_BY_1_0) expect(words).toContain(text);
    expect(await chartsOf(opened.page)).toBeGreaterThanOrEqual(15);
    expect(opened.problems).toEqual([]);
  });

  it.each(["no-number", "format-1"])(
    "a page that npm run new-page wrote shows its charts: %s",
    async (name) => {
      const opened = await visitNext(site().page, `${site().origin}/${name}.html`);
      await openEverything(opened);
      const words = (await opened.page.locator("main").innerText()).replace(/\s+/g, " ");
      expect(words).toContain("Leicestershire, period ended September 2014: ");
      expect(await chartsOf(opened.page)).toBe(3);
      expect(opened.problems).toEqual([]);
    }
  );
}

const chartsOf = (page: Page): Promise<number> => page.locator("main svg.chart-picture").count();

/**
 * What does not depend on the plan: own rows, worked out by hand, and words and numbers as they are written. The mean of
 * 17, 16, 15, 18, 16 and 14 is 16; that of the twelve before 131/12, their standard deviation 1.782; 10.917 + 1.96 · 1.782 = 14.4.
 */
const SHOWN_BY_1_0 = [
  "5,012 and 5,012.3; not known: –",
  "41.7 on average, 82.9% of them, −2.0 points",
  "the 7th of 8 forces, in September 2014",
  "The 6-month mean 16.0 lies above the upper line, 14.4, the lines of April 2013 to March 2014.",
  "Wigston",
  "Values of now",
  "now.spc.mean",
  "Force or area",
  "What the colours mean",
  "Download the data (CSV)",
  "Show the chart of single months",
  "Not asked yet.",
  "Explore this measure in your browser",
  "Opened: 38 measures; Domestic burglary: number of offences."
];
