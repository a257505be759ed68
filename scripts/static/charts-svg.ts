import { htmlOf } from "./html-of.js";

/** Between two charts, in pixels. */
const GAP = 24;

/**
 * The charts of a measure's page as one picture for a file, one below the other, on white and in the light colours that their
 * custom properties fall back on; for a page without any, a picture that says so.
 */
export function chartsSvg(document: Document): string {
  const charts = [
    ...document.querySelectorAll(".measure-charts [data-part]:not([hidden]) svg.chart-picture")
  ].map((chart) => chart.cloneNode(true) as Element);
  const title = htmlOf(document.querySelector("title")!);
  if (charts.length === 0) {
    const text = `<text x="8" y="24" font-family="system-ui, sans-serif" font-size="14">This measure has no chart.</text>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="40">${title}${text}</svg>\n`;
  }
  let bottom = 0;
  for (const chart of charts) {
    chart.querySelector(".chart-cursor")?.remove();
    chart.setAttribute("y", String(bottom));
    bottom += Number(chart.getAttribute("height")) + GAP;
  }
  const width = Math.max(...charts.map((chart) => Number(chart.getAttribute("width"))));
  const size = `width="${width}" height="${bottom}" viewBox="0 0 ${width} ${bottom}"`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${title}<rect width="100%" height="100%" fill="#ffffff"/>${charts.map(htmlOf).join("\n")}</svg>\n`;
  return picture.replace(/var\(--[a-z0-9-]+, (#[0-9a-fA-F]{6})\)/g, "$1");
}
