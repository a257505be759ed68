import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Visit, visitNext } from "../visit.js";
import { type Count, countsIn, ratingsIn, spcByHand, whole } from "./from-files.js";
import type { OwnSite } from "./own-site.js";

/** The pages that docs/pages.md holds as examples, in its order, and what each is called here. */
const NAMES = ["one-measure", "two-forces", "board-note"];

/** The Markdown of each, out of the documentation itself. */
export function workedPages(): [name: string, markdown: string][] {
  const blocks = [...readFileSync("docs/pages.md", "utf8").matchAll(/^````md\n([\s\S]*?)^````$/gm)];
  expect(blocks, "docs/pages.md holds as many pages as are named here").toHaveLength(NAMES.length);
  return blocks.map(([, markdown], i) => [NAMES[i]!, markdown!]);
}

/** What these pages show is what the files of data and of ratings say. `site` gives the site once it is there. */
export function workedPagesAgree(site: () => OwnSite): void {
  const shown = async (name: string, look: (words: string, visited: Visit) => Promise<void> | void) => {
    const opened = await visitNext(site().page, `${site().origin}/${name}.html`);
    const words = (await opened.page.locator("main").innerText()).replace(/\s+/g, " ");
    await look(words, opened);
    expect(opened.problems).toEqual([]);
  };
  const rating = (wanted: Record<string, string>): Record<string, string> => {
    const rows = ratingsIn(site().copy.path("dist"));
    const found = rows.filter((row) => Object.entries(wanted).every(([name, value]) => row[name] === value));
    expect(found, JSON.stringify(wanted)).toHaveLength(1);
    return found[0]!;
  };
  const counts = (force: string, series: string) => countsIn(site().copy.path("data"), force, series);

  it("docs/pages.md: a question about one measure has the numbers of the data and the ratings", () =>
    shown("one-measure", async (words, { page }) => {
      const { mean, lower, upper } = spcByHand(counts("leicestershire", "domestic-burglary"));
      expect(words).toContain(`The 6-month mean ${mean} lies between ${lower} and ${upper}`);
      const spc = rating({ measure: "domestic-burglary", rule: "R5", reading: "as-written" });
      expect(spc.rating).toBe("amber");
      expect(words).toContain(`To September 2014: Amber ${spc.sentence}`);
      const position = rating({ measure: "domestic-burglary", rule: "R4", reading: "as-written" });
      const [value, least, most] = [position.value, position.lower, position.upper].map((one) =>
        Number(one).toFixed(2)
      );
      expect(words).toContain(`at ${value}: between the lines ${least} and ${most}`);
      const three = spcByHand(counts("leicestershire", "domestic-burglary"), { recent: 3 });
      await page.getByLabel("Recent months").first().fill("3");
      await page.getByText(`The 3-month mean ${three.mean} lies between ${three.lower}`).waitFor();
    }));

  it("docs/pages.md: two forces side by side draws every month of both where its count is", () =>
    shown("two-forces", async (words, { page }) => {
      expect(words).toContain("essex kent");
      const lines = page.locator("main [aria-label=line] path");
      const drawn = await lines.evaluateAll((paths) => paths.map((path) => path.getAttribute("d")!));
      const data = ["essex", "kent"].map((force) =>
        counts(force, "domestic-burglary").filter(({ month }) => month >= "2012-04")
      );
      // One scale for both: what stands between a count and its height holds for every month of either line.
      const heights = drawn.map(heightsOf);
      expect(heights.map(({ length }) => length)).toEqual(data.map(({ length }) => length));
      expect(data[0]!.length).toBeGreaterThan(70);
      expect(offScale(data.flat(), heights.flat())).toBeLessThan(0.01);
    }));

  it("docs/pages.md: a board note has the counts of the ratings file", () =>
    shown("board-note", (words) => {
      const published = ratingsIn(site().copy.path("dist")).filter((row) => row.published === "true");
      const count = (colour: string) => published.filter((row) => row.rating === colour).length;
      expect(words).toContain(
        `In Leicestershire: ${count("green")} green, ${count("amber")} amber, ${count("red")} red, ${count("not-rated")} not rated`
      );
      const year = counts("leicestershire", "all-crime")
        .filter(({ month }) => month > "2013-09" && month <= "2014-09")
        .reduce((sum, { count: one }) => sum + one, 0);
      expect(words).toContain(
        `All crime in the 12 months to September 2014: ${whole(year)}. The mean of ${whole(year / 12)} a month (October 2013 to September 2014)`
      );
    }));
}

/** The heights of a line's points: "M0,1L2,3" has 1 and 3. */
const heightsOf = (path: string): number[] =>
  [...path.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y));

/** How far, in pixels, a point lies at most from where the scale of the first and the highest count puts it. */
function offScale(counts: readonly Count[], heights: readonly number[]): number {
  const values = counts.map(({ count }) => count);
  const top = values.indexOf(Math.max(...values));
  const low = values.indexOf(Math.min(...values));
  const each = (heights[top]! - heights[low]!) / (values[top]! - values[low]!);
  return Math.max(
    ...values.map((value, i) => Math.abs(heights[low]! + each * (value - values[low]!) - heights[i]!))
  );
}
