import "../document.js";
import { expect, test } from "vitest";
import {
  planDelaysTable,
  planDistance,
  planLimitsTable,
  planSharesTable
} from "../../../src/components/methodology/plan-life-tables.js";
import type { PlanEvidence } from "../../../src/views/plan-evidence.js";

const evidence: PlanEvidence = {
  date: "2026-11-30",
  seed: 1,
  scenarios: [{ id: "typical", name: "400 a month" }],
  trials: [
    {
      ...{ scenario: "typical", rule: "R5", share: 5, runs: 1000, looks: 43 },
      ...{ multiple: 1.634, simulated: 5.6, single: 67.2 }
    },
    {
      ...{ scenario: "typical", rule: "R8", share: 10, runs: 1000, looks: 37 },
      ...{ multiple: 1.3, simulated: 8.9, single: 30.8 }
    }
  ],
  delays: [
    { scenario: "typical", share: 0, runs: 300, median: 3, never: 0 },
    { scenario: "typical", share: 5, runs: 300, median: null, never: 60 }
  ],
  estimated: [{ scenario: "typical", rule: "R5", share: 5, runs: 40, simulated: 7.5 }],
  offences: [{ scenario: "typical", reading: "plan-life", share: 5, runs: 40, ever: 2.5 }]
};

const rowsOf = (table: HTMLElement) =>
  [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));

test("what is stated stands beside what was simulated, and the largest distance is told", () => {
  const table = planSharesTable(evidence);
  expect(table.textContent).toContain("1,000 of each kind (2026-11-30)");
  expect(rowsOf(table)[0]).toEqual(["400 a month", "R5", "43", "67%", "5%", "1.63", "5.6%"]);
  expect(planDistance(evidence)).toBe("1.1 points");
});

test("a fall that fewer than half find has no median", () => {
  expect(rowsOf(planDelaysTable(evidence))).toEqual([
    ["400 a month", "of one look, 5%", "3", "0.0%"],
    ["400 a month", "of the plan, 5%", "none", "60.0%"]
  ]);
});

test("estimated fits and R3 stand together", () => {
  const rows = rowsOf(planLimitsTable(evidence));
  expect(rows.map((row) => [row[1], row[4]])).toEqual([
    ["R5", "7.5%"],
    ["R3", "2.5%"]
  ]);
});
