import { expect, test } from "vitest";
import { linkCharts } from "../../../src/charts/frame/link-charts.js";
import { afterKey } from "../../../src/charts/frame/readable-chart.js";
import { changeChart } from "../../../src/charts/spc/change-chart.js";
import { spcChart } from "../../../src/charts/spc/spc-chart.js";
import { changeFinding, spcResult, subject, testDocument } from "../fixtures.js";

function twoCharts() {
  const document = testDocument();
  const options = { width: 600, document };
  const charts = [
    spcChart({ ...subject, result: spcResult }, options),
    changeChart({ ...subject, finding: changeFinding }, options)
  ] as const;
  document.body.append(...charts);
  linkCharts(document.body);
  const press = (key: string) => {
    const event = new (document.defaultView as unknown as { Event: typeof Event }).Event("keydown");
    charts[0].querySelector("[role=slider]")!.dispatchEvent(Object.assign(event, { key }));
  };
  return { charts, press };
}

const cursorText = (chart: Element) => chart.querySelector(".chart-cursor text")?.textContent;

test("readableChart can be reached with the keyboard and says its last value first", () => {
  const [chart] = twoCharts().charts;
  const slider = chart.querySelector("[role=slider]")!;
  expect(slider.getAttribute("tabindex")).toBe("0");
  expect(slider.getAttribute("aria-valuetext")).toMatch(/^March 2015: 4,\d{3} \(after the period end\)$/);
});

test("readableChart announces the month and value that the arrow keys reach", () => {
  const { charts, press } = twoCharts();
  press("Home");
  press("ArrowRight");
  const count = subject.series.counts[13]!.toLocaleString("en-GB");
  expect(charts[0].querySelector("[aria-live]")!.textContent).toBe(`May 2012: ${count}`);
  expect(cursorText(charts[0])).toBe(`May 2012: ${count}`);
});

test("linkCharts names the same month in the other charts", () => {
  const { charts, press } = twoCharts();
  press("Home");
  expect(cursorText(charts[1])).toBe(cursorText(charts[0]));
  expect(cursorText(charts[1])).toMatch(/^April 2012: /);
});

test("readableChart puts the ring on the value", () => {
  const { charts, press } = twoCharts();
  press("Home");
  const ring = charts[0].querySelector(".chart-cursor circle")!;
  const dot = charts[0].querySelector('g[class="series"] circle')!;
  const top = Number(charts[0].querySelector("svg svg")!.getAttribute("y"));
  expect(Number(ring.getAttribute("cx"))).toBeCloseTo(Number(dot.getAttribute("cx")));
  expect(Number(ring.getAttribute("cy"))).toBeCloseTo(Number(dot.getAttribute("cy")) + top);
});

test("afterKey moves within the readings and leaves other keys alone", () => {
  expect(afterKey("ArrowLeft", 0, 10)).toBe(0);
  expect(afterKey("ArrowRight", 9, 10)).toBe(9);
  expect(afterKey("End", 0, 10)).toBe(9);
  expect(afterKey("PageDown", 0, 30)).toBe(12);
  expect(afterKey("Tab", 3, 10)).toBeUndefined();
});
