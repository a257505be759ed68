import "../document.js";
import { describe, expect, test } from "vitest";
import { everyMeasureTable } from "../../../src/components/hindsight/every-measure-table.js";
import {
  addressWithHindsight,
  hindsightInAddress
} from "../../../src/components/hindsight/hindsight-choice.js";
import { hindsightRowsFile } from "../../../src/components/hindsight/hindsight-download.js";
import { hindsightTable } from "../../../src/components/hindsight/hindsight-table.js";
import { chancesTable, linesTable } from "../../../src/components/hindsight/reliability-tables.js";
import { SINGLE_READINGS } from "../../../src/plan/readings.js";
import { type Hindsight, outcomesOf } from "../../../src/views/hindsight.js";
import { hindsightTold } from "../../../src/words/hindsight-text.js";
import { offences } from "../../rules/examples.js";
import { SAMPLE, SAMPLE_NAMES, SAMPLE_PLAN } from "../../views/hindsight-sample.js";

const told = hindsightTold(SAMPLE, SAMPLE_PLAN);
const titles = { burglary: "Burglary" };
const outcomes = (of: Hindsight = SAMPLE) =>
  SINGLE_READINGS.flatMap((reading) => outcomesOf(of, reading, [offences]));
const texts = (table: Element, selector: string): string[] =>
  [...table.querySelectorAll(selector)].map((cell) => cell.textContent!);

describe("the address of the page", () => {
  const first = { measure: "burglary", intervals: "calibrated" } as const;
  const read = (query: string) =>
    hindsightInAddress(`http://x/hindsight.html${query}`, ["burglary", "robbery"], first);

  test("has measure and intervals, and nothing of what it begins with", () => {
    const other = { measure: "robbery", intervals: "as-written" } as const;
    const address = addressWithHindsight("http://x/hindsight.html?borough=ash", other, first);
    expect(address).toBe("http://x/hindsight.html?borough=ash&measure=robbery&intervals=as-written");
    expect(read(new URL(address).search)).toEqual({ choice: other, problems: [] });
    expect(addressWithHindsight(address, first, first)).toBe("http://x/hindsight.html?borough=ash");
  });

  test("keeps what can be used, and says what cannot", () => {
    expect(read("?measure=arson&intervals=wide")).toEqual({
      choice: first,
      problems: [
        "“arson” is no measure of this plan that is projected. The first one is shown.",
        "The address asks for the intervals “wide”; expected as-written or calibrated."
      ]
    });
  });
});

describe("the table of targets", () => {
  const [, said] = SAMPLE.said;
  const row = (happened: number | null) => {
    const of = outcomes({ ...SAMPLE, happened: [null, happened, null] });
    return hindsightTable({
      caption: "Burglary, borough by borough",
      heading: "Borough",
      reading: "as-written",
      names: SAMPLE_NAMES,
      rows: [
        {
          name: "Ash",
          better: "lower",
          said: said!,
          happened,
          outcomes: Object.fromEntries(SINGLE_READINGS.map((reading, i) => [reading, of[i]])),
          own: false
        }
      ]
    });
  };

  test("has what both readings said and what happened", () => {
    expect(texts(row(78), "td")).toEqual([
      "at most 80",
      "7560 to 95",
      "95%",
      "70 to 901 of 2 reach it",
      "Greencalibrated: amber",
      "78inside the bandin 0 of 2 lines’ intervals",
      "met"
    ]);
  });

  test("says that what happened is not known", () => {
    expect(texts(row(null), "td").slice(-2)).toEqual(["not known", "not known"]);
  });

  test("names each column beside its cell, for where there is little room", () => {
    const labels = [...row(78).querySelectorAll("td")].map((cell) => cell.getAttribute("data-label"));
    expect(labels).toEqual(texts(row(78), "thead th").slice(1));
  });
});

test("the table of measures counts places, and chooses a measure", () => {
  let chosen = "";
  const table = everyMeasureTable({
    told,
    titles,
    chosen: "burglary",
    link: (id) => `?measure=${id}`,
    onChoose: (id) => {
      chosen = id;
    }
  });
  expect(texts(table, "td")).toEqual(["1 of 2 (50%)", "1.0", "1 of 2 (50%)", "2 of 4 (50%)"]);
  table.querySelector("a")!.click();
  expect(chosen).toBe("burglary");
});

test("the tables of reliability have counts, share and interval", () => {
  // Wilson for 1 of 1 and 0 of 1: 1 / (1 + 3.841) = 20.7%, and 79.3%.
  expect(texts(chancesTable(told), "tbody tr")).toEqual([
    "0–10%5%1100%0% to 79%",
    "90–100%95%111100%21% to 100%"
  ]);
  expect(texts(linesTable(told), "tbody tr")).toEqual(["0 of 21100%0% to 79%", "1 of 2111100%21% to 100%"]);
});

describe("the file of projections", () => {
  const file = hindsightRowsFile(SAMPLE, outcomes(), { measures: titles, names: SAMPLE_NAMES });
  const cells = (i: number) => Object.fromEntries(file.headings.map((name, j) => [name, file.rows[i]![j]]));

  test("has a row a projection, with what happened", () => {
    expect(file.rows).toHaveLength(9);
    for (const row of file.rows) expect(row).toHaveLength(file.headings.length);
    expect(cells(3)).toEqual({
      measure: "burglary",
      measure_name: "Burglary",
      place: "ash",
      place_name: "Ash",
      said_from: "2014-09",
      target_from: "2015-04",
      target_to: "2016-03",
      achievement: "-20%",
      reading: "as-written",
      colour: "green",
      threshold: 80,
      chance: null,
      projection: "12 months",
      projected: 70,
      lower: 60,
      upper: 75,
      confidence: 95,
      reaches: true,
      happened: 78,
      met: true,
      held: false,
      why_not: null
    });
    expect(cells(5)).toMatchObject({
      reading: "calibrated",
      chance: 0.95,
      projection: "forecast",
      held: true
    });
  });

  test("says why a reading said nothing", () => {
    const [first] = SAMPLE.said;
    const unsaid = { reason: "no-scaling", evidence: {} } as const;
    const of: Hindsight = {
      ...SAMPLE,
      said: [{ ...first!, readings: { "as-written": unsaid, calibrated: unsaid } }],
      happened: [165]
    };
    const { headings, rows } = hindsightRowsFile(of, outcomes(of), { measures: titles, names: SAMPLE_NAMES });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveLength(headings.length);
    expect(rows[0]!.at(-1)).toMatch(/no error of a forecast/);
    expect(rows[0]![headings.indexOf("happened")]).toBe(165);
  });
});
