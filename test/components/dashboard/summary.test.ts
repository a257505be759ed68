import "../document.js";
import { describe, expect, test } from "vitest";
import { summaryRows } from "../../../src/components/dashboard/summary-rows.js";
import { inOrder, summaryTable } from "../../../src/components/dashboard/summary-table.js";
import type { Measure } from "../../../src/plan/plan.js";
import type { Response } from "../../../src/plan/response.js";
import type { TrendsEvidence } from "../../../src/rules/rating.js";
import {
  burglary,
  burglaryRating,
  forecast,
  outcome,
  outcomeRating,
  planRating,
  priorityWith,
  ratingOf,
  satisfaction,
  satisfactionRating
} from "../samples.js";

const action: Response = {
  date: "2014-10-01",
  action: "Patrols",
  owner: "Head of Crime",
  due: null,
  status: "under way",
  link: null
};
const answered: Measure = { ...burglary, responses: [action] };
const figure: Measure = {
  id: "missing",
  kind: "figure",
  name: "Missing persons",
  better: "lower",
  baseline: 407,
  latest: 171,
  responses: []
};

const rating = planRating([
  burglaryRating,
  satisfactionRating,
  outcomeRating,
  ratingOf(figure, { baseline: 407, latest: 171 })
]);
const chances = { burglary: 0.12 };
const rows = summaryRows([priorityWith(answered, satisfaction, outcome, figure)], rating, chances);
const texts = (i: number) => Object.values(rows[i]!.cells).map(({ text, result }) => [text, result?.rating]);

describe("summaryRows", () => {
  test("has the target of the reading shown, and beside it the chance that it is told", () => {
    const evidence = { ...(forecast.evidence as TrendsEvidence), threshold: 2500 };
    const lasting = { ...forecast, reading: "plan-life", evidence } as typeof forecast;
    const shown = { ...burglaryRating, findings: [...burglaryRating.findings, lasting] };
    const published = planRating([shown], { reading: "plan-life" });
    const [row] = summaryRows([priorityWith(burglary)], published, { burglary: 0.04 });
    expect([row?.cells.target.text, row?.cells.chance.text]).toEqual(["below 2,500", "4%"]);
  });

  test("has of offences every column", () => {
    // The recent mean of the sample is 345.4, the earlier 355.5: −2.8%.
    expect(texts(0)).toEqual([
      ["4,253", undefined],
      ["+8.1%", undefined],
      ["below 3,600", undefined],
      ["12%", undefined],
      ["−2.8%", "amber"],
      ["7th of 8", "amber"],
      ["", "amber"],
      ["", "red"],
      ["under way", undefined]
    ]);
  });

  test("has of a survey percentages and points, and no target", () => {
    expect(texts(1)).toEqual([
      ["88.3%", undefined],
      ["−1.4 points", undefined],
      ["", undefined],
      ["", undefined],
      ["", undefined],
      ["8th of 8", "red"],
      ["", "amber"],
      ["", "amber"],
      ["", undefined]
    ]);
  });

  test("has of a figure its change as the paper prints it, and says that nobody answers", () => {
    // 171 of 407 is 42.0%.
    expect(texts(3).map(([text]) => text)).toEqual(["171", "−58%", "", "", "", "", "", "", "none"]);
  });

  test("says that figures are withheld", () => {
    const withheld = { ...burglary, withheld: "A trial" } as Measure;
    const [row] = summaryRows([priorityWith(withheld)], planRating([ratingOf(withheld)]), {});
    expect(row!.cells.latest.text).toBe("withheld");
  });
});

describe("summaryTable", () => {
  const ids = (column: Parameters<typeof inOrder>[1]["column"], descending: boolean) =>
    inOrder(rows, { column, descending }).map(({ id }) => id);

  test("sorts by value, what has none last both ways, the worst colour first", () => {
    expect(ids("latest", false)).toEqual(["satisfaction", "missing", "burglary", "outcome"]);
    expect(ids("latest", true)).toEqual(["burglary", "missing", "satisfaction", "outcome"]);
    expect(ids("calibrated", false)[0]).toBe("burglary");
    expect(ids(null, false)).toEqual(["burglary", "satisfaction", "outcome", "missing"]);
  });

  test("sorts when a heading is pressed, the other way round when it is pressed again, and says so", () => {
    const table = summaryTable(rows, {}, rating.settings);
    const heading = [...table.querySelectorAll<HTMLElement>("th button")].find(
      ({ textContent }) => textContent === "Change"
    )!;
    const first = () => table.querySelector("tbody th")!.textContent;
    const pressed = () => {
      heading.click();
      return [heading.parentElement!.getAttribute("aria-sort"), first()];
    };
    expect(first()).toBe("Domestic burglary: number of offences");
    expect(pressed()).toEqual(["ascending", "Domestic burglary: missing persons"]);
    expect(pressed()).toEqual(["descending", "Domestic burglary: number of offences"]);
    expect(table.querySelectorAll("[aria-sort]")).toHaveLength(1);
    // The same order when the reader's choice makes the table anew.
    expect(summaryTable(rows, {}, rating.settings).querySelectorAll("[aria-sort=descending]")).toHaveLength(
      1
    );
  });

  test("has a column of the plan-life reading where that is published", () => {
    const headings = (table: HTMLElement) =>
      [...table.querySelectorAll("thead th")].map((cell) => cell.textContent);
    expect(headings(summaryTable(rows, {}, rating.settings))).not.toContain("Plan life");
    const published = { ...rating, settings: { ...rating.settings, reading: "plan-life" as const } };
    const table = summaryTable(
      summaryRows([priorityWith(answered)], published, chances),
      {},
      published.settings
    );
    expect(headings(table).slice(-4)).toEqual(["As written", "Calibrated", "Plan life", "Response"]);
  });
});
