import { expect, inject, it } from "vitest";
import { visitNext } from "../visit.js";
import type { OwnSite } from "./own-site.js";

const ADDED = "What we did about it";

/** The page of every measure with one section moved, one left out and one added: by editing its Markdown alone. */
export function editedMeasurePage(markdown: string): string {
  const [why, takes, fragile] = ["why", "takes", "fragile"].map((part) => sectionOf(markdown, part));
  const added = `<section>\n\n## ${ADDED}\n\nPatrols in \${now.force.name} were doubled.\n\n</section>\n`;
  return markdown
    .replace(fragile!, "")
    .replace(takes!, "")
    .replace(why!, () => `${takes}${why}${added}`);
}

function sectionOf(markdown: string, part: string): string {
  const found = new RegExp(`^<section [^>]*data-part="${part}"[\\s\\S]*?^</section>\n`, "m").exec(
    markdown
  )?.[0];
  if (!found) throw new Error(`src/measures/[measure].md has no section “${part}”: mend this test`);
  return found;
}

/** What a reader meets of it, and of the page of one measure that takes the place of the site's. */
export function measurePagesFollowEdits(site: () => OwnSite): void {
  const opened = async (origin: string, path: string) => {
    const { page, problems } = await visitNext(site().page, origin + path);
    const headings = await page.locator("main h2:visible").allInnerTexts();
    const contents = await page.locator("#observablehq-toc li:visible").allInnerTexts();
    const words = await page.locator("main").innerText();
    expect(problems).toEqual([]);
    return { headings, contents, words };
  };

  it.each(["all-crime", "domestic-burglary-satisfaction"])(
    "moves, hides and adds a section of the page of %s, and of its contents, by Markdown alone",
    async (measure) => {
      const path = `/measures/${measure}.html`;
      const before = await opened(inject("origin"), path);
      const after = await opened(site().origin, path);
      const rest = before.headings.filter((one) => !/^(What would it take|How fragile)/.test(one));
      const why = rest.indexOf("What colour, and why");
      expect(before.headings.length - rest.length).toBe(2);
      const expected = [
        ...rest.slice(0, why),
        "What would it take?",
        "What colour, and why",
        ADDED,
        ...rest.slice(why + 1)
      ];
      expect(after.headings).toEqual(expected);
      expect(after.contents.slice(-expected.length)).toEqual(expected);
      expect(after.words).toContain("Patrols in Leicestershire were doubled.");
      expect(before.words).not.toContain("Patrols");
    }
  );

  it("shows an author's own page of a measure in place of the site's, from the dashboard on", async () => {
    const { page, problems } = await visitNext(site().page, `${site().origin}/`);
    await page.locator('main a[href*="measures/domestic-burglary.html"]').first().click();
    await page.getByRole("heading", { level: 1, name: "Domestic burglary, as we tell it" }).waitFor();
    await page.getByText("The 6-month mean 304 lies between 203 and 497").first().waitFor();
    expect(await page.getByRole("heading", { level: 2 }).filter({ visible: true }).count()).toBe(0);
    expect(problems).toEqual([]);
  });
}
