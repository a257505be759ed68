import "../document.js";
import { expect, test } from "vitest";
import {
  changeFigures,
  shuffledYearsTable,
  simulatedChangesTable,
  triedYearsTable
} from "../../../src/components/methodology/change-methods-tables.js";
import type { ChangeMethodsEvidence } from "../../../src/views/change-evidence.js";

const by = (second: number, withoutYears: number, third: number) => ({
  second,
  "third without years": withoutYears,
  third
});

const evidence: ChangeMethodsEvidence = {
  date: "2026-11-30",
  seed: 1,
  tried: [{ deviation: 1.5, wrong: { sample: 5.9, london: 4.8 }, turn: 61.4 }],
  shuffled: [
    {
      ...{ plan: "sample", trend: 24, between: 0, series: 131, histories: 2620 },
      ...{ wrong: by(10.1, 11, 5.3), error: by(0.9, 0.9, 0.6) }
    },
    {
      ...{ plan: "sample", trend: 24, between: 1, series: 131, histories: 2620 },
      ...{ wrong: by(9.9, 12, 5.8), error: by(0.9, 0.9, 0.7) }
    }
  ],
  simulated: [
    { id: "turn", name: "a turn", change: null, runs: 4000, found: by(51.2, 77.1, 61.4) },
    { id: "noise", name: "noise", change: 0, runs: 4000, found: by(4.5, 5, 1) },
    { id: "noise", name: "noise", change: -5, runs: 1000, found: by(43.8, 46.9, 28) }
  ],
  swings: [
    {
      plan: "sample",
      looks: 37,
      series: 140,
      median: { second: 10.74, third: 0 },
      largest: { second: 70, third: 0 }
    },
    {
      plan: "london",
      looks: 37,
      series: 288,
      median: { second: 10.2, third: 0 },
      largest: { second: 76, third: 0 }
    }
  ]
};

const rowsOf = (table: HTMLElement) =>
  [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));

test("every kind of history has the three methods beside each other", () => {
  expect(rowsOf(shuffledYearsTable(evidence, "forces"))[0]).toEqual([
    "43 forces",
    "of 24 months",
    "0",
    "131",
    "2,620",
    "10.1%",
    "11.0%",
    "5.3%",
    "0.6%"
  ]);
  expect(rowsOf(simulatedChangesTable(evidence)).map((row) => row.slice(1))).toEqual([
    ["lower by the turn", "4,000", "51.2%", "77.1%", "61.4%"],
    ["unchanged: either finding is false", "4,000", "4.5%", "5.0%", "1.0%"],
    ["lower by 5%", "1,000", "43.8%", "46.9%", "28.0%"]
  ]);
  expect(rowsOf(triedYearsTable(evidence, "forces"))).toEqual([["1.5%", "5.9%", "4.8%", "61.4%"]]);
});

test("sentences quote the larger share of years side by side and with one between, and how far targets move", () => {
  const { shuffled, of, swing } = changeFigures(evidence);
  expect(shuffled("sample", 24)).toEqual({ second: "10.1%", withoutYears: "12.0%", third: "5.8%" });
  expect(of("turn", null).withoutYears).toBe("77.1%");
  expect(of("noise", -5).third).toBe("28.0%");
  expect(swing).toEqual({ second: "10.7 and 10.2", third: "0.0 and 0.0", largest: "0.0" });
});
