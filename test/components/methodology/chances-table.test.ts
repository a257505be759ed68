import "../document.js";
import { expect, test } from "vitest";
import { chancesTable, withinAPoint } from "../../../src/components/methodology/chances-table.js";
import type { ChancesEvidence, ChanceTrial, HeldChances } from "../../../src/views/evidence-files.js";

const held = (R8: number): HeldChances => ({
  R3: 0.5,
  R5: 0.02,
  R8,
  "R3 calibrated": 0.12,
  "R5 calibrated": 0.09,
  "R8 calibrated": 0.08
});

const trial = (printed: number, simulated: number): ChanceTrial => ({
  series: "sample: burglary, leicestershire",
  ...{
    level: 356,
    variation: 0.12,
    autocorrelation: 0.5,
    season: 1.3,
    others: null,
    methods: { R1: 2, R2: 1, R5: 2 },
    runs: 40_000
  },
  printed: held(printed),
  simulated: held(simulated)
});

const evidence: ChancesEvidence = {
  date: "2026-11-29",
  trials: [trial(0.117, 0.105), trial(0.25, 0.225), trial(0.1, 0.1)]
};

test("chancesTable(evidence) has, of each rule and reading, the range and how far printed and simulated lie apart", () => {
  const table = chancesTable(evidence);
  expect(table.textContent).toContain("3 series, 40,000 histories each (2026-11-29)");
  const cells = [...table.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent)
  );
  expect(cells).toHaveLength(6);
  expect(cells[2]).toEqual(["R8, as written", "10.0%", "22.5%", "2.50 points", "2", "1"]);
  expect(cells[4]).toEqual(["R5, calibrated", "9.0%", "9.0%", "0.00 points", "0", "0"]);
});

test("withinAPoint(evidence) counts the chances that lie within a point of what was simulated", () => {
  expect(withinAPoint(evidence)).toBe("16 of 18");
});
