import { expect, test } from "vitest";
import { sparkline } from "../../../src/charts/simple/sparkline.js";
import { series, testDocument } from "../fixtures.js";
import { pictureText } from "../picture.js";

const windows = { recent: 6, previous: 12 };
const counts = series.counts.slice(18, 42);
const draw = (some: (number | null)[] = counts, monthsPerPeriod: 1 | 3 = 1) =>
  sparkline(
    { start: "2012-10", monthsPerPeriod, counts: some },
    { name: "All crime", windows, document: testDocument() }
  );

test("sparkline looks as it did", async () => {
  await expect(pictureText(draw())).toMatchFileSnapshot("sparkline.snap.svg");
});

test("sparkline is a picture with the last count and both means in words", () => {
  const picture = draw();
  expect(picture.getAttribute("role")).toBe("img");
  expect(picture.getAttribute("aria-label")).toMatch(
    /^All crime: 5,041 in September 2014; mean of the last 6 months 5,\d{3}, of the 12 months before them 4,\d{3}\.$/
  );
});

test("sparkline tints the two windows next to each other, the recent one last", () => {
  const [earlier, later] = [...draw().querySelectorAll("rect")].map((rect) => ({
    x: Number(rect.getAttribute("x")),
    width: Number(rect.getAttribute("width"))
  }));
  expect(earlier!.x + earlier!.width).toBeCloseTo(later!.x, 0);
  expect(earlier!.width / later!.width).toBeGreaterThan(1.5);
});

test("sparkline marks the last point", () => {
  const circle = draw().querySelector("circle")!;
  expect(Number(circle.getAttribute("cx"))).toBe(116);
});

test("sparkline lifts the pen at a gap", () => {
  const path = draw(counts.map((count, i) => (i === 10 ? null : count))).querySelector("path")!;
  expect(path.getAttribute("d")!.match(/M/g)).toHaveLength(2);
});

test("sparkline converts its windows to quarters", () => {
  expect(draw(counts, 3).getAttribute("aria-label")).toContain("mean of the last 2 quarters");
});

test.each([
  ["nothing", []],
  ["gaps only", [null, null]],
  ["one point", [12]],
  ["zeros", counts.map(() => 0)],
  ["a constant series", counts.map(() => 7)]
])("sparkline can draw %s", (_name, some) => {
  expect(pictureText(draw(some))).not.toMatch(/NaN|Infinity|undefined/);
});
