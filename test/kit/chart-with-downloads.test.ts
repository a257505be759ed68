import "../components/document.js";
import { expect, test } from "vitest";
import { missingChart } from "../../src/charts/frame/missing-chart.js";
import { barsChart } from "../../src/charts/simple/bars-chart.js";
import { chartWithDownloads } from "../../src/kit/chart-with-downloads.js";
import { element } from "../../src/kit/element.js";

const options = (width: number) => ({ width, document });
const picture = (width: number): HTMLElement =>
  barsChart(
    {
      bars: [
        { name: "Ash", value: 3 },
        { name: "Bay", value: 2 }
      ],
      barName: "borough",
      home: [],
      valueName: "burglaries"
    },
    options(width)
  );

test.each([
  ["a picture", picture, false],
  [
    "a picture of nothing but the reason",
    (width: number) => missingChart("No group", "", options(width)),
    true
  ],
  ["words in place of a picture", () => element("p", {}, "Nothing was projected here."), true]
])("of %s the downloads are hidden: %o", (_, draw, isHidden) => {
  const { element: figure } = chartWithDownloads(draw, "burglary", () => []);
  const downloads = figure.querySelector<HTMLElement>(".measure-downloads")!;
  expect([Boolean(downloads.hidden), downloads.querySelectorAll("button").length]).toEqual([isHidden, 2]);
});
