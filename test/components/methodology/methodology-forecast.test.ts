import "../document.js";
import { describe, expect, test } from "vitest";
import {
  gainText,
  heldText,
  leastHeld,
  methodName,
  otherConstantsText,
  rivalText
} from "../../../src/components/methodology/forecast/forecast-shares.js";
import {
  groupInput,
  groupTable,
  scoresTable,
  summaryTable
} from "../../../src/components/methodology/forecast/forecast-tables.js";
import { backtestEvidence } from "../../charts/evidence/evidence-fixtures.js";

describe("the numbers on the forecast", () => {
  test("say which method is used and how much better it is", () => {
    expect(methodName(backtestEvidence)).toBe("trend of the group");
    expect(gainText(backtestEvidence, "byForce")).toBe("23%");
    expect(gainText(backtestEvidence, "byTime")).toBe("25%");
  });

  test("say of a rival that scored better where it did", () => {
    const better = structuredClone(backtestEvidence);
    better.byTime.overall.total[0]!.intervalScore = 8.1;
    expect(rivalText(backtestEvidence, "byTime")).toBe("nothing scored better");
    expect(rivalText(better, "byForce")).toBe("nothing scored better");
    expect(rivalText(better, "byTime")).toBe("“flat with season” scored 10.0% better");
  });

  test("say what each band held in both kinds of series held out", () => {
    const held = (heldOut: "byForce" | "byTime") =>
      ([50, 80, 95] as const).map((band) => heldText(backtestEvidence, heldOut, band));
    expect(held("byForce")).toEqual(["49.8% to 50.0%", "79.6% to 80.0%", "94.8% to 95.1%"]);
    expect(held("byTime")).toEqual(["43.0% to 53.0%", "71.0% to 83.0%", "89.7% to 95.4%"]);
  });

  test("say plainly where least was held", () => {
    expect(leastHeld(backtestEvidence)).toEqual({ horizon: 10, held: "89.7%", oneIn: "10" });
  });

  test("say how little the choice of the smoothing matters", () => {
    expect(otherConstantsText(backtestEvidence, "byForce")).toBe("0.77 to 0.78");
  });
});

const rowsOf = (table: Element) =>
  [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));

describe("the tables of methods", () => {
  test("summaryTable puts the method in use first, with what its 95% band held at each horizon", () => {
    expect(rowsOf(summaryTable(backtestEvidence, backtestEvidence.byTime, "late"))).toEqual([
      ["trend of the group (R2’s newest method)", "0.75", "1.40", "95.4%", "89.7%"],
      ["flat with season", "1.00", "1.70", "94.7%", "91.2%"]
    ]);
  });

  test("scoresTable has a row for every method at every horizon", () => {
    const rows = rowsOf(scoresTable(backtestEvidence, backtestEvidence.byForce.total, "early"));
    expect(rows).toHaveLength(4);
    expect(rows[1]).toEqual([
      "trend of the group (R2’s newest method)",
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

  test("groupTable has every method for the group that is chosen", () => {
    const input = groupInput(backtestEvidence);
    expect([...input.querySelectorAll("option")].map((option) => option.textContent)).toContain("Robbery");
    expect(input.value).toBe("Robbery");
    expect(rowsOf(groupTable(backtestEvidence, input.value, "forces"))).toHaveLength(2);
  });
});
