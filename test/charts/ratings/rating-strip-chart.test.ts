import { expect, test } from "vitest";
import { ratingCountsChart } from "../../../src/charts/ratings/rating-counts-chart.js";
import { ratingStripChart, runsOf } from "../../../src/charts/ratings/rating-strip-chart.js";
import { monthRange } from "../../../src/plan/month.js";
import type { Rating } from "../../../src/rules/rating.js";
import { testDocument } from "../fixtures.js";
import { pictureText, textsOf } from "../picture.js";

const values = [1, 1.5, 2, 2.5, 3, 3.5];
const rows: { name: string; ratings: Rating[] }[] = [
  { name: "R5 as written", ratings: ["red", "red", "amber", "amber", "amber", "green"] },
  { name: "R5 calibrated", ratings: ["not-rated", "not-rated", "amber", "green", "green", "green"] }
];
const words = { title: "Title", subtitle: "Subtitle", notes: ["Note"], alt: "Alternative." };
const draw = (width = 720) =>
  ratingStripChart(
    {
      values,
      rows,
      marks: [{ value: 1.96, label: "in force: 1.96" }],
      ticks: [1, 2, 3],
      format: (value) => value.toFixed(1),
      read: (i) => `z ${values[i]}: ${rows.map(({ ratings }) => ratings[i]).join(", ")}`,
      words
    },
    { width, document: testDocument() }
  );

test("ratingStripChart looks as it did", async () => {
  await expect(pictureText(draw())).toMatchFileSnapshot("rating-strip-chart.snap.svg");
});

test("ratingStripChart puts the names above the rows where there is no room beside them", async () => {
  await expect(pictureText(draw(320))).toMatchFileSnapshot("rating-strip-chart-narrow.snap.svg");
});

test("ratingStripChart tells colours apart by letter and by height", () => {
  const chart = draw();
  const letters = [...chart.querySelectorAll('g[class="strip-letter"] text')].map((text) => text.textContent);
  expect(letters).toEqual(["R", "A", "G", "A", "G"]);
  const heights = [...chart.querySelectorAll('g[class="strip"] rect')].map((r) =>
    Number(r.getAttribute("height"))
  );
  const [red, amber, green, none] = heights as [number, number, number, number];
  expect(red).toBeGreaterThan(amber);
  expect(amber).toBeGreaterThan(green);
  expect(green).toBeGreaterThan(none);
});

test("ratingStripChart can be read with the keys, value by value", () => {
  const slider = draw().querySelector('[role="slider"]')!;
  expect(slider.getAttribute("aria-valuemax")).toBe("6");
  expect(slider.getAttribute("aria-valuetext")).toBe("z 3.5: green, green");
});

test("runsOf(ratings) joins equal neighbours", () => {
  expect(runsOf(["red", "red", "amber", "red"])).toEqual([
    { rating: "red", first: 0, last: 1 },
    { rating: "amber", first: 2, last: 2 },
    { rating: "red", first: 3, last: 3 }
  ]);
  expect(runsOf([])).toEqual([]);
});

const months = monthRange("2014-01", "2014-04");
const counts = [
  { green: 0, amber: 0, red: 0, "not-rated": 6 },
  { green: 1, amber: 2, red: 3, "not-rated": 0 },
  { green: 2, amber: 4, red: 0, "not-rated": 0 },
  { green: 1, amber: 3, red: 2, "not-rated": 0 }
];
const countsChart = () =>
  ratingCountsChart(
    { months, counts, inWords: (c) => `${c.green}, ${c.amber}, ${c.red}`, words },
    { width: 480, document: testDocument() }
  );

test("ratingCountsChart looks as it did", async () => {
  await expect(pictureText(countsChart())).toMatchFileSnapshot("rating-counts-chart.snap.svg");
});

test("ratingCountsChart names the layers at its end", () => {
  expect(textsOf(countsChart())).toEqual(expect.arrayContaining(["red", "amber", "green"]));
});
