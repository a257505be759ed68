import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { chartsSvg } from "../../../scripts/static/charts-svg.js";

const chart = (name: string): string =>
  `<svg class="chart-picture" width="640" height="100" viewBox="0 0 640 100" aria-label="${name}"><text fill="var(--text, #3d3d3d)">${name}&nbsp;&amp; more</text></svg>`;

const page = (...parts: string[]) =>
  parseHTML(
    `<!doctype html><html><head><title>A &amp; B</title></head><body><main><div class="measure-charts">${parts.join("")}</div>${chart("elsewhere")}</main></body></html>`
  ).document as unknown as Document;

describe("chartsSvg(document)", () => {
  it("puts the charts that are shown below each other, as XML with colours of its own", () => {
    const svg = chartsSvg(
      page(
        `<section data-part="spc">${chart("first")}</section>`,
        `<section data-part="funnel" hidden>${chart("hidden")}</section>`,
        `<section data-part="trends">${chart("second")}</section>`
      )
    );
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="640" height="248" viewBox="0 0 640 248">/
    );
    expect(svg).toContain("<title>A &amp; B</title>");
    expect([...svg.matchAll(/aria-label="(\w+)"/g)].map(([, name]) => name)).toEqual(["first", "second"]);
    expect([...svg.matchAll(/ y="(\d+)"/g)].map(([, y]) => y)).toEqual(["0", "124"]);
    expect(svg).toContain('<text fill="#3d3d3d">second&#160;&amp; more</text>');
  });

  it("says so where a measure has none", () => {
    expect(chartsSvg(page())).toMatch(
      /^<svg .*<title>A &amp; B<\/title>.*This measure has no chart\..*<\/svg>\n$/
    );
  });
});
