import "../document.js";
import { describe, expect, test } from "vitest";
import { forecastPage } from "../../../src/components/methodology/forecast/methodology-forecast-page.js";
import {
  groupScores,
  scoresTable,
  summaryTable
} from "../../../src/components/methodology/forecast/methodology-forecast-tables.js";
import {
  amountText,
  constantsText,
  coverageText,
  missesText,
  rivalText,
  whyText
} from "../../../src/components/methodology/forecast/methodology-forecast-words.js";
import { backtestEvidence } from "../../charts/evidence/evidence-fixtures.js";
import { evidenceFile, source } from "./methodology-source.js";

describe("the sentences on the forecast", () => {
  test("say which method is used and how much better it is", () => {
    expect(whyText(backtestEvidence)).toBe(
      "The forecast in use is “trend of the group”. Its interval score for a year’s total is 23% better than that of the " +
        "flat forecast with a season when forces are held out, and 25% better when years are held out."
    );
  });

  test("say of a rival that scored better where it did", () => {
    const better = structuredClone(backtestEvidence);
    better.byTime.overall.total[0]!.intervalScore = 8.1;
    expect(rivalText(backtestEvidence)).toBe(
      "With forces held out nothing scored better; with years held out nothing scored better."
    );
    expect(rivalText(better)).toContain("with years held out “flat with season” scored 10.0% better");
  });

  test("say what each band held in both kinds of series held out", () => {
    expect(coverageText(backtestEvidence)).toBe(
      "Of years’ totals, over the horizons: with forces held out the 50% band held 49.8% to 50.0%, the 80% band held 79.6% " +
        "to 80.0%, the 95% band held 94.8% to 95.1%; with years held out the 50% band held 43.0% to 53.0%, the 80% band held " +
        "71.0% to 83.0%, the 95% band held 89.7% to 95.4%."
    );
  });

  test("say plainly what is missed", () => {
    expect(missesText(backtestEvidence)).toContain(
      "held only 89.7% of totals at 10 quarters ahead, where 95% is promised"
    );
    expect(missesText(backtestEvidence)).toContain("about one total in 10 lay outside instead of one in 20");
  });

  test("say how much was tried", () => {
    expect(amountText(backtestEvidence)).toContain("774 series");
    expect(amountText(backtestEvidence)).toContain("28,680 starting points, 207,842 things forecast");
    expect(constantsText(backtestEvidence)).toContain("over 2 choices the score is 0.77 to 0.78");
  });
});

const rowsOf = (table: Element) =>
  [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));

describe("the tables of methods", () => {
  test("summaryTable puts the method in use first, with what its 95% band held at each horizon", () => {
    expect(rowsOf(summaryTable(backtestEvidence, backtestEvidence.byTime, "late"))).toEqual([
      ["trend of the group (in use)", "0.75", "1.40", "95.4%", "89.7%"],
      ["flat with season", "1.00", "1.70", "94.7%", "91.2%"]
    ]);
  });

  test("scoresTable has a row for every method at every horizon", () => {
    const rows = rowsOf(scoresTable(backtestEvidence, backtestEvidence.byForce.total, "early"));
    expect(rows).toHaveLength(4);
    expect(rows[1]).toEqual([
      "trend of the group (in use)",
      "10",
      "49.8%",
      "79.6%",
      "94.8%",
      "12.0",
      "1.00",
      "80.0%",
      "100"
    ]);
  });

  test("an absurd score is called what it is", () => {
    const absurd = structuredClone(backtestEvidence);
    absurd.byForce.overall.total[0]!.ratio = 2481;
    expect(rowsOf(summaryTable(absurd, absurd.byForce, "early"))[1]![1]).toBe("over 1,000");
  });

  test("groupScores shows the group that is chosen", () => {
    const node = groupScores(backtestEvidence);
    expect(node.querySelector("option")?.textContent).toBe("Robbery");
    expect(rowsOf(node)).toHaveLength(2);
  });
});

test("forecastPage draws every offence line, from the evidence in the project", () => {
  const past = evidenceFile("projections-2014");
  const page = forecastPage({
    backtest: evidenceFile("backtest"),
    past,
    plan: source.rating.plan,
    forceName: "Leicestershire",
    download: "backtest.json"
  });
  expect(page.querySelectorAll(".past-charts .measure-figure")).toHaveLength(past.lines.length);
  expect(page.textContent).not.toMatch(/NaN|undefined/);
});
