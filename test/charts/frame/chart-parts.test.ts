import { expect, test } from "vitest";
import { monthTicks } from "../../../src/charts/frame/month-axis.js";
import { spread } from "../../../src/charts/frame/spread.js";
import { standaloneSvg } from "../../../src/charts/frame/standalone-svg.js";
import { countAxis, startNote, valueAxis } from "../../../src/charts/frame/value-axis.js";
import { balancedText, textWidth, wrapText } from "../../../src/charts/frame/wrap-text.js";
import { spcChart } from "../../../src/charts/spc/spc-chart.js";
import { monthOfIndex } from "../../../src/plan/month.js";
import { spcResult, subject, testDocument } from "../fixtures.js";

test("spread leaves apart what is apart", () => {
  expect(
    spread(
      [
        { at: 10, size: 10 },
        { at: 50, size: 10 }
      ],
      0,
      100
    )
  ).toEqual([10, 50]);
});

test("spread separates what overlaps around where it would be, in order", () => {
  expect(
    spread(
      [
        { at: 52, size: 10 },
        { at: 50, size: 10 }
      ],
      0,
      100
    )
  ).toEqual([56, 46]);
});

test("spread keeps everything inside its bounds when there is room", () => {
  const middles = spread(
    [1, 2, 3].map((at) => ({ at, size: 20 })),
    0,
    100
  );
  expect(middles).toEqual([10, 30, 50]);
});

test("wrapText breaks at spaces and loses no word", () => {
  const text = "The last 6 months averaged 5,012 a month";
  const lines = wrapText(text, 100, { fontSize: 12 });
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(" ")).toBe(text);
  for (const line of lines) expect(textWidth(line, { fontSize: 12 })).toBeLessThanOrEqual(100);
});

test("wrapText gives a word that is too wide a line of its own", () => {
  expect(wrapText("see Northamptonshire now", 20, { fontSize: 12 })).toEqual([
    "see",
    "Northamptonshire",
    "now"
  ]);
});

test("wrapText ends no line with a word of one or two letters", () => {
  const text = "The last 6 months averaged 387 a month";
  expect(wrapText(text, 225, { fontSize: 12 })).toEqual(["The last 6 months averaged 387", "a month"]);
});

test("balancedText takes as many lines as wrapText, of about equal width", () => {
  const text = "From 4,900 to 5,022 a month, +2.5%: between the lines 4,671 and 5,130";
  const lettering = { fontSize: 16, bold: true };
  const lines = balancedText(text, 620, lettering);
  expect(lines).toHaveLength(wrapText(text, 620, lettering).length);
  const [first, second] = lines.map((line) => textWidth(line, lettering)) as [number, number];
  expect(Math.abs(first - second)).toBeLessThan(150);
});

test("monthTicks stand at the start of financial years and quarters", () => {
  const span = { from: "2012-01", to: "2015-12" };
  expect(monthTicks(span, 300).map(monthOfIndex)).toEqual(["2012-04", "2013-04", "2014-04", "2015-04"]);
  expect(monthTicks(span, 600).map(monthOfIndex).slice(0, 3)).toEqual(["2012-04", "2012-10", "2013-04"]);
});

test("countAxis starts at zero unless the counts lie high and close together", () => {
  expect(countAxis([3, 8, null]).domain[0]).toBe(0);
  expect(countAxis([0, 0]).domain).toEqual([0, 1]);
  expect(countAxis([40, 40]).domain[0]).toBe(0);
  expect(countAxis([]).domain).toEqual([0, 1]);
  expect(countAxis([4800, 5200]).domain[0]).toBeGreaterThan(4000);
});

test("startNote speaks only when the axis does not start at zero", () => {
  expect(startNote(valueAxis(0, 10))).toBe("");
  expect(startNote(valueAxis(4200, 5000))).toBe(" (axis from 4,200, not zero)");
});

test("valueAxis labels need only the decimals of their steps", () => {
  const axis = valueAxis(0, 1.2);
  expect(axis.ticks.map(axis.format)).toContain("0.2");
});

test("standaloneSvg keeps the light colours and leaves no custom property", () => {
  const chart = spcChart({ ...subject, result: spcResult }, { width: 600, document: testDocument() });
  const text = standaloneSvg(chart.querySelector("svg")!, [], ({ outerHTML }) => outerHTML);
  expect(text).toContain("#12436D");
  expect(text).not.toContain("var(");
  expect(text).toContain("The last 6 months averaged 5,012 a month");
});
