import { placeWords } from "../../../src/plan/place-words.js";
import "../document.js";
import { describe, expect, test } from "vitest";
import { basisTable } from "../../../src/components/methodology/basis-table.js";
import { falseAlarmsTable } from "../../../src/components/methodology/false-alarms-table.js";
import { settingsTable } from "../../../src/components/methodology/settings-table.js";
import { definitionTable } from "../../../src/kit/definition-table.js";
import { BASIS_WORDS } from "../../../src/plan/basis.js";
import { defaultSettings, SETTINGS } from "../../../src/plan/settings.js";

const rowsOf = (table: HTMLElement) =>
  [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));

describe("definitionTable", () => {
  const table = definitionTable({
    caption: "A caption",
    headings: ["Name", "Number"],
    rows: [["<b>one</b>", "1"]],
    numeric: [1]
  });

  test("has a caption, and headings for columns and rows", () => {
    expect(table.querySelector("caption")?.textContent).toBe("A caption");
    expect([...table.querySelectorAll("th")].map((th) => th.getAttribute("scope"))).toEqual([
      "col",
      "col",
      "row"
    ]);
  });

  test("keeps text as text and sets numbers apart", () => {
    expect(rowsOf(table)).toEqual([["<b>one</b>", "1"]]);
    expect(table.querySelector("td")?.getAttribute("class")).toBe("definition-cell number");
  });
});

describe("settingsTable", () => {
  test("has a row for every setting of the registry", () => {
    expect(rowsOf(settingsTable(defaultSettings(), placeWords({}))).map((row) => row[0])).toEqual(
      SETTINGS.map((s) => s.label)
    );
  });

  test("marks what differs from the published default", () => {
    const rows = rowsOf(settingsTable({ ...defaultSettings(), z: 2.5 }, placeWords({})));
    expect(rows[0]?.slice(0, 3)).toEqual([
      "Width of control lines",
      "2.5 standard deviations (changed)",
      "1.96 standard deviations"
    ]);
  });

  test("says trend windows in words", () => {
    const rows = rowsOf(settingsTable(defaultSettings(), placeWords({})));
    expect(rows.find((row) => row[0] === "Trend windows")?.[1]).toBe(
      "the last 12, 24 and 36 months, and the months since the baseline began"
    );
  });
});

test("basisTable explains every word that the bases have, strongest first", () => {
  expect(rowsOf(basisTable([...BASIS_WORDS].reverse())).map((row) => row[0])).toEqual([...BASIS_WORDS]);
  const bases = ["published projection", "recorded crime", "recorded quarter, modelled month split"];
  expect(rowsOf(basisTable(bases)).map((row) => row[0])).toEqual(["recorded", "published", "modelled"]);
});

test("falseAlarmsTable prints rates, what was simulated, and the share of wrong colours", () => {
  const table = falseAlarmsTable({
    scenario: "nothing changes",
    seed: 7,
    date: "2026-11-23",
    rates: [
      { rule: "R3", reading: "as-written", runs: 2000, green: 0.01, amber: 0.24, red: 0.75 },
      { rule: "R5", reading: "calibrated", runs: 4000, green: 0.02, amber: 0.95, red: 0.03 }
    ]
  });
  expect(table.querySelector("caption")?.textContent).toBe(
    "Simulated histories (seed 7, 2026-11-23): nothing changes"
  );
  expect(rowsOf(table)).toEqual([
    ["R3, as written", "1.0%", "24.0%", "75.0%", "red", "25.0%", "2,000"],
    ["R5, calibrated", "2.0%", "95.0%", "3.0%", "amber", "5.0%", "4,000"]
  ]);
});
