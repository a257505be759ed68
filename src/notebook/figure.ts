import {
  type ChartWithDownloads,
  chartWithDownloads,
  type PictureFooter
} from "../kit/chart-with-downloads.js";
import { element } from "../kit/element.js";
import type { ViewSaid } from "../words/view-said.js";

/**
 * A picture with its downloads. `draw` is given the room there is, in pixels, and returns the picture; `name` names the
 * downloaded file. A figure of a name that the page has shown before is drawn at once, as wide as it was: nothing
 * moves when a cell runs again.
 */
export function figure(
  name: string,
  draw: (width: number) => HTMLElement | SVGSVGElement,
  footer: PictureFooter = () => [],
  said: ViewSaid | null = null
): HTMLElement {
  const made: ChartWithDownloads = chartWithDownloads(
    (width) => pictured(draw(width)),
    name,
    footer,
    () => said
  );
  return made.element;
}

/** Any picture as one that can be downloaded. */
function pictured(picture: HTMLElement | SVGSVGElement): HTMLElement {
  if (picture.querySelector?.("svg.chart-picture")) return picture as HTMLElement;
  const svg = picture.localName === "svg" ? picture : picture.querySelector("svg");
  svg?.classList.add("chart-picture");
  return picture.localName === "svg" ? element("div", { class: "chart" }, picture) : (picture as HTMLElement);
}
