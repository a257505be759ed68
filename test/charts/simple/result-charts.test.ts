import { describe, expect, test } from "vitest";
import { standaloneSvg } from "../../../src/charts/frame/standalone-svg.js";
import { barsChart } from "../../../src/charts/simple/bars-chart.js";
import { dotsChart } from "../../../src/charts/simple/dots-chart.js";
import { testDocument } from "../fixtures.js";

const document = testDocument();
const text = (chart: HTMLElement, selector: string) => chart.querySelector(selector)!.textContent;

describe("barsChart(data, options)", () => {
  const bars = Array.from({ length: 60 }, (_, i) => ({ name: `force ${i}`, value: i }));
  const draw = (some: typeof bars) =>
    barsChart(
      { bars: some, valueName: "rate", barName: "force", home: ["force 1"] },
      { width: 640, document }
    );

  test("says which is highest, and draws the longest first", () => {
    const chart = draw(bars.slice(0, 3));
    expect(text(chart, ".chart-title")).toBe("force 2 has the highest rate, 2");
    const widths = [...chart.querySelectorAll("rect[width]")].map((rect) =>
      Number(rect.getAttribute("width"))
    );
    expect(widths.filter((width) => width > 0)).toEqual(
      [...widths.filter((w) => w > 0)].sort((a, b) => b - a)
    );
    expect(widths.length).toBeGreaterThan(1);
  });

  test("says how many bars it left out", () => {
    expect(text(draw(bars), ".chart-note")).toBe("Not drawn: 10 lower values. The table has them all.");
  });
});

describe("dotsChart(data, options)", () => {
  test("draws every row as a dot, and says when there are too many", () => {
    const dots = Array.from({ length: 2500 }, (_, i) => ({ x: i, y: i % 50, name: "" }));
    const chart = dotsChart({ dots, xName: "a", yName: "b", home: [] }, { width: 640, document });
    expect(chart.querySelectorAll("circle")).toHaveLength(2000);
    expect(text(chart, ".chart-note")).toBe("Only the first 2,000 rows are drawn.");
  });
});

test("standaloneSvg puts source and settings under the picture, which grows by them", () => {
  const chart = barsChart(
    { bars: [{ name: "a", value: 1 }], valueName: "n", barName: "x", home: [] },
    { width: 320, document }
  );
  const svg = chart.querySelector("svg")!;
  const plain = Number(svg.getAttribute("height"));
  const footer = ["Source: here.", "Settings in force. z 1.96."];
  const saved = standaloneSvg(svg as unknown as SVGSVGElement, footer, ({ outerHTML }) => outerHTML);
  expect(saved).toContain("Source: here.");
  expect(saved).toContain("Settings in force. z 1.96.");
  expect(Number(/height="(\d+)"/.exec(saved)![1])).toBeGreaterThanOrEqual(plain + 2 * 12);
  expect(svg.getAttribute("height")).toBe(String(plain));
});
