import "../document.js";
import { beforeEach, describe, expect, test } from "vitest";
import type { PlanInputs } from "../../../src/components/choice/plan-inputs.js";
import { dashboard } from "../../../src/components/dashboard/dashboard.js";
import type { DashboardFile, InputsFile } from "../../../src/views/page-files.js";
import { burglary, burglaryRating, planRating, priorityWith } from "../samples.js";

const file: DashboardFile = {
  plan: {
    title: "Police and Crime Plan",
    force: "leicestershire",
    periodEnd: "2014-09",
    priorities: [priorityWith(burglary)]
  },
  forces: [{ id: "leicestershire", name: "Leicestershire", code: "E23000021", region: "", policeUkName: "" }],
  view: {
    rating: planRating([burglaryRating]),
    sparklines: { burglary: { start: "2013-10", monthsPerPeriod: 1, counts: Array(12).fill(354) } },
    expectedByChance: { colours: 3, expected: 0.4 }
  },
  periods: { first: "2012-04", last: "2016-03" },
  editions: ["computed-2012"],
  areas: []
};

/** A stand-in for the browser's address and history. */
function visit(address: string) {
  const pushed: string[] = [];
  Object.assign(globalThis, {
    location: { href: address },
    history: { pushState: (_state: unknown, _title: string, url: string) => pushed.push(url) },
    addEventListener: () => {}
  });
  return pushed;
}

const ratings = { json: "./_file/ratings.1.json", csv: "./_file/ratings.1.csv" };
const refused = () => Promise.reject<InputsFile>(new Error("no connection"));
const noInputs: PlanInputs = { own: refused, all: refused };
const text = (page: HTMLElement, selector: string) => page.querySelector(selector)?.textContent;
const turn = () => new Promise((done) => setTimeout(done));

describe("dashboard", () => {
  beforeEach(() => void visit("http://x/"));

  test("shows the view of the build without asking for anything else", () => {
    let asked = 0;
    const own = () => {
      asked += 1;
      return refused();
    };
    const page = dashboard(file, { inputs: { own, all: own }, ratings });
    expect(text(page, "h1")).toBe("Leicestershire, period ended September 2014");
    expect(text(page, ".top-line p")).toBe(
      "0 green, 3 amber, 0 red, 0 not rated; fewer than 1 of these colours would be expected by chance."
    );
    expect(page.querySelectorAll(".panel")).toHaveLength(1);
    expect(page.querySelector("svg.sparkline")).not.toBeNull();
    expect(asked).toBe(0);
  });

  test("says the date of the data, and whose groups are compared", () => {
    const about = text(dashboard(file, { inputs: noInputs, ratings }), ".about-data");
    expect(about).toContain("from April 2012 to March 2016");
    expect(about).toContain("not the Home Office’s own groups");
  });

  test("offers every rating as a file, named as it is at the top of the site", () => {
    const page = dashboard(file, { inputs: noInputs, ratings });
    const links = [...page.querySelectorAll(".rating-files a")];
    expect(links.map((link) => [link.getAttribute("href"), link.getAttribute("download")])).toEqual([
      ["./_file/ratings.1.csv", "ratings.csv"],
      ["./_file/ratings.1.json", "ratings.json"]
    ]);
    expect(text(page, ".rating-files")).toContain("the period ended September 2014");
  });

  test("explains an impossible period in the address and keeps the view", () => {
    visit("http://x/?period=2014-13");
    const page = dashboard(file, { inputs: noInputs, ratings });
    expect(text(page, ".choice-problems")).toContain("“2014-13” is not a month");
    expect(text(page, "h1")).toContain("September 2014");
  });

  test("puts a chosen period in the address, and keeps the view when its data cannot be had", async () => {
    const pushed = visit("http://x/");
    const page = dashboard(file, { inputs: noInputs, ratings });
    const previous = page.querySelector('[aria-label="Previous month"]') as HTMLElement;
    const { Event: DomEvent } = page.ownerDocument.defaultView as unknown as { Event: typeof Event };
    previous.dispatchEvent(new DomEvent("click"));
    await turn();
    expect(pushed).toEqual(["http://x/?period=2014-08"]);
    expect(text(page, ".period-message")).toBe(
      "This view could not be shown: no connection. The last good view stays."
    );
    expect(text(page, "h1")).toContain("September 2014");
  });
});
