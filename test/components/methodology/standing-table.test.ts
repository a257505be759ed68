import "../document.js";
import { expect, test } from "vitest";
import { standingTable } from "../../../src/components/methodology/standing-table.js";
import { offences, planOf } from "../../rules/examples.js";

test("standingTable(standing, plan) names measure, rule and colour, the surest first", () => {
  const standing = [
    { measure: offences.id, rule: "R8", rating: "red", chance: 0.0234 },
    { measure: offences.id, rule: "R5", rating: "green", chance: 0.0002 }
  ] as const;
  const table = standingTable({ tests: 30, found: 4, standing: [...standing] }, planOf(offences));
  expect(table.textContent).toContain("Of 30 calibrated tests, 2 stand");
  const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent)
  );
  expect(rows).toEqual([
    ["Priority: number of offences", "R5 SPC variance", "Green", "less than 0.001"],
    ["Priority: number of offences", "R8 Continuous improvement", "Red", "0.023"]
  ]);
});
