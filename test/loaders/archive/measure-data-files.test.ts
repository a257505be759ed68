import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { measureDataFiles } from "../../../loaders/archive/measure-data-files.js";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { ratingRows } from "../../../loaders/rows/rating-rows.js";
import { placeNames } from "../../../src/plan/plan-data.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import { measurePageFiles } from "../../../src/views/measure-page-files.js";

/** The texts of a measure's files, the CSV as objects by its headings. */
interface Data {
  rows: Record<string, string>[];
  described: Record<string, unknown> & { columns: { name: string; unit: string | null; meaning: string }[] };
  headings: string[];
}

const files = new Map<string, Data>();
beforeAll(() => {
  const checked = loadData("data");
  const context = ownContext(checked);
  const rows = ratingRows(checked.plan, ratePlan(context), placeNames(checked.data));
  for (const [id, file] of Object.entries(measurePageFiles(context, undefined))) {
    const texts = measureDataFiles(file, rows);
    expect(Object.keys(texts)).toEqual([`${id}.csv`, `${id}.json`]);
    files.set(id, {
      rows: parse(texts[`${id}.csv`]!, { columns: true }),
      headings: parse(texts[`${id}.csv`]!)[0]!,
      described: JSON.parse(texts[`${id}.json`]!)
    });
  }
}, 120_000);

describe("measureDataFiles(file, rows)", () => {
  it("has every month of a series as data/offences.csv has it", () => {
    const { rows } = files.get("domestic-burglary")!;
    expect(rows.filter(({ month }) => month! >= "2014-06" && month! <= "2014-09")).toMatchObject(
      // data/offences.csv, lines 16318 to 16321.
      [275, 297, 301, 282].map((count, i) => ({
        month: `2014-0${6 + i}`,
        offences: String(count),
        basis: "recorded quarter, recorded month split, scaled to the printed totals",
        no_figure_because: ""
      }))
    );
  });

  it("has every wave of a survey as data/surveys.csv has it", () => {
    const { rows } = files.get("domestic-violence-satisfaction")!;
    // data/surveys.csv, line 2.
    expect(rows.at(-1)).toMatchObject({ survey_end: "2014-09", months: "12", base: "600", percent: "90.6" });
  });

  it("tells of a measure without a series by its ratings", () => {
    const { rows } = files.get("first-time-entrants")!;
    // As printed in the paper: 407 at the baseline, 171 now.
    expect(rows[0]).toMatchObject({ rule: "R9", baseline: "407", latest: "171", rating: "not-rated" });
  });

  it("holds the ratings of its own measure, and of no other", () => {
    for (const [id, { described }] of files) {
      const measures = (described.ratings as { measure: string }[]).map(({ measure }) => measure);
      expect(new Set(measures)).toEqual(new Set(measures.length > 0 ? [id] : []));
    }
    // R3, R4, R5 and R8 in both readings.
    expect(files.get("domestic-burglary")!.described.ratings).toHaveLength(8);
  });

  it("describes every column of every measure, in the order of the table", () => {
    expect(files.size).toBeGreaterThan(30);
    for (const { described, headings } of files.values()) {
      expect(described.columns.map(({ name }) => name)).toEqual(headings);
      for (const { meaning } of described.columns) expect(meaning).toMatch(/\.$/);
    }
  });

  it("says what the figures are of, what they rest on, and by which rules they were rated", () => {
    expect(files.get("domestic-burglary")!.described).toMatchObject({
      place: { id: "leicestershire", name: "Leicestershire" },
      period: "2014-09",
      files: { csv: "domestic-burglary.csv", svg: "domestic-burglary.svg" },
      method: expect.arrayContaining([
        { rule: "R5", name: "SPC variance", page: "../methodology/r5-spc.html" }
      ]),
      basis: expect.arrayContaining([
        expect.objectContaining({
          basis: "recorded quarter, recorded month split, scaled to the printed totals"
        })
      ])
    });
    expect(files.get("first-time-entrants")!.described).toMatchObject({ basis: [] });
  });
});
