import { describe, expect, test } from "vitest";
import { coverageChart } from "../../../src/charts/evidence/evidence-coverage-chart.js";
import { falseAlarmsChart } from "../../../src/charts/evidence/evidence-false-alarms-chart.js";
import { looksChart } from "../../../src/charts/evidence/evidence-looks-chart.js";
import { heldText, pastChart } from "../../../src/charts/evidence/evidence-past-chart.js";
import { powerChart } from "../../../src/charts/evidence/evidence-power-chart.js";
import { reliabilityChart } from "../../../src/charts/evidence/evidence-reliability-chart.js";
import { testDocument } from "../fixtures.js";
import { pictureText, textsOf } from "../picture.js";
import { backtestEvidence, pastProjections, rulesEvidence } from "./evidence-fixtures.js";

const options = (width = 900) => ({ width, document: testDocument() });

describe("falseAlarmsChart", () => {
  const draw = (rules: Parameters<typeof falseAlarmsChart>[1], width?: number) =>
    falseAlarmsChart(rulesEvidence, rules, options(width));

  test("looks as it did", async () => {
    await expect(pictureText(draw(["R8"]))).toMatchFileSnapshot("evidence-false-alarms-chart.snap.svg");
  });

  test("says in its title what each published reading came to", () => {
    expect(textsOf(draw(["R8"]))[0]).toBe(
      "False colours when nothing changes: calibrated 3.9% to 4.5%, as written 0.6% to 6.0%"
    );
  });

  test("has a panel for every form, and a row for every kind of history that was tried", () => {
    const texts = textsOf(draw(["R5", "XmR"]));
    for (const name of ["as written", "as written, spread of a mean", "XmR chart: any run rule"]) {
      expect(texts).toContain(name);
    }
    expect(texts.filter((text) => text === "1,000 a month, counting alone")).toHaveLength(1);
    expect(texts).not.toContain("400 a month, 5% noise, 10% season");
  });

  test("marks 5% in every panel, and draws the interval that the simulation leaves open", () => {
    const chart = draw(["R8"]);
    expect(chart.querySelectorAll('g[class="reference"] line')).toHaveLength(2);
    expect(chart.querySelectorAll('g[class="interval"] line')).toHaveLength(4);
    expect(chart.querySelectorAll('g[class="share"] path, g[class="share"] circle')).toHaveLength(4);
  });

  test("draws one test for both readings of R6 once", () => {
    expect(textsOf(draw(["R6"]))[0]).toBe(
      "False colours when nothing changes: as written and calibrated 4.7%"
    );
  });

  test("takes red as right for R3, which asks for an improvement", () => {
    const texts = textsOf(draw(["R3"]));
    expect(texts[0]).toBe("False colours when nothing changes: as written 50.0%");
    expect(texts[1]).toContain("coloured green or amber");
  });

  test("stands its panels one under another where there is little room", () => {
    const height = (width: number) =>
      Number(draw(["R8"], width).querySelector("svg")!.getAttribute("height"));
    expect(height(360)).toBeGreaterThan(height(900) * 1.5);
  });
});

describe("powerChart", () => {
  const chart = powerChart(rulesEvidence, ["R8"], options());

  test("looks as it did", async () => {
    await expect(pictureText(chart)).toMatchFileSnapshot("evidence-power-chart.snap.svg");
  });

  test("says how often a true fall of 10% is found, and names the sizes of change once", () => {
    const texts = textsOf(chart);
    expect(texts[0]).toBe(
      "A true fall of 10% is found in 78% (calibrated) or 79% (as written) of cases: 400 a month, 5% noise, 10% season"
    );
    for (const percent of ["5", "10", "20"]) {
      expect(texts.filter((text) => text === `true change −${percent}%`)).toHaveLength(1);
    }
  });
});

test("looksChart says how often one of twelve looks is false, and what independent looks would give", () => {
  const texts = textsOf(looksChart(rulesEvidence, ["R8"], options()));
  expect(texts[0]).toBe("At least one false colour in 12 monthly looks: calibrated 13.4%, as written 20.0%");
  expect(texts[1]).toContain("dashed: 46%");
});

describe("coverageChart", () => {
  const chart = coverageChart(backtestEvidence, "forces", options());

  test("looks as it did", async () => {
    await expect(pictureText(chart)).toMatchFileSnapshot("evidence-coverage-chart.snap.svg");
  });

  test("says what the 95% bands of the method in use held, and marks what bands promise", () => {
    expect(textsOf(chart)[0]).toBe(
      "The 95% bands held 94.8% to 95.1% of years’ totals in forces held out, 89.7% to 95.4% in years held out"
    );
    expect(chart.querySelectorAll('g[class="reference"] line')).toHaveLength(3 * 4);
  });
});

describe("pastChart", () => {
  const data = {
    subject: "Domestic burglary",
    place: "Leicestershire",
    line: pastProjections.lines[0]!,
    past: pastProjections,
    candidate: "shared"
  };
  const chart = pastChart(data, options(560));

  test("looks as it did", async () => {
    await expect(pictureText(chart)).toMatchFileSnapshot("evidence-past-chart.snap.svg");
  });

  test("says what was expected, what happened, and which band held it", () => {
    expect(textsOf(chart)[0]).toBe(
      "Domestic burglary: 4,000 expected in 2014/15 (3,280 to 4,720); 4,440 happened, within the 80% band"
    );
  });

  test("tells what was known from what happened afterwards", () => {
    expect(chart.querySelectorAll('g[class="series"] circle')).toHaveLength(4);
    expect(chart.querySelectorAll('g[class="series-later"] circle')).toHaveLength(4);
  });

  test("says plainly when no band held it", () => {
    const flat = pastProjections.lines[0]!.projections[1]!;
    expect(heldText(flat, 4440)).toBe("above the 95% band");
    expect(heldText(flat, 100)).toBe("below the 95% band");
  });
});

describe("reliabilityChart", () => {
  const row = (panel: "quarterly" | "monthly", method: number, tenth: number, met: number) => ({
    panel,
    heldOut: "time" as const,
    method,
    tenth,
    targets: 500,
    stated: tenth / 10 + 0.05,
    met,
    low: met - 0.1,
    high: met + 0.1
  });
  const bands = {
    date: "2026-11-30",
    seed: 7,
    notes: [],
    bands: [],
    small: [],
    chances: [
      row("quarterly", 1, 4, 0.35),
      row("quarterly", 1, 8, 0.65),
      row("quarterly", 2, 4, 0.4),
      row("quarterly", 2, 8, 0.7),
      row("monthly", 1, 4, 0.3),
      row("monthly", 1, 8, 0.6),
      row("monthly", 2, 4, 0.3),
      row("monthly", 2, 8, 0.62)
    ]
  };

  test("looks as it did", async () => {
    const drawn = reliabilityChart(bands, "forces", options());
    await expect(pictureText(drawn)).toMatchFileSnapshot("evidence-reliability-chart.snap.svg");
  });

  test("says in its title how far chances were off, and draws what was said and what came true", () => {
    const chart = reliabilityChart(bands, "forces", options());
    expect(textsOf(chart)[0]).toBe(
      "In years held out, chances lay up to 20 and 25 points from what came true by method 1, 15 and 23 by method 2"
    );
    expect(chart.querySelectorAll('g[class="interval"] line')).toHaveLength(8);
    for (const text of ["said 40 to 50%", "said 80 to 90%"]) expect(textsOf(chart)).toContain(text);
  });
});
