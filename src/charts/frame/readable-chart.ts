import type * as Plot from "@observablehq/plot";
import {
  cursorNodes,
  type PlacedReading,
  placeReading,
  type Reading,
  type Stage,
  stageOf
} from "./chart-cursor.js";
import type { FramedChart } from "./chart-frame.js";
import { svgNode } from "./svg-node.js";

export interface Readings {
  document: Document;
  /** The direction in which the pointer looks for the nearest reading. */
  along: "x" | "y";
  /** In the order of the arrow keys. */
  readings: Reading[];
}

/** Sent by a chart when a reader points at something, with its key (null: no longer); it bubbles. */
export const POINTED = "chart-pointed";
/** Sent to a chart to have it name a key. */
export const SHOWN = "chart-shown";

/**
 * A figure in which the point under the pointer is named. The same points are reached with the arrow keys: the
 * plot's area is a slider over the readings, and a line for assistive technology announces each.
 */
export function readableChart(
  { svg, top }: FramedChart,
  plot: Plot.Plot,
  { document, along, readings }: Readings
): HTMLElement {
  const stage = stageOf(svg, plot, top);
  const placed = readings.map((reading) => placeReading(reading, plot, top));
  const figure = htmlNode(document, "figure", { class: "chart" });
  const picture = htmlNode(document, "div", { class: "chart-stage" });
  figure.append(picture);
  picture.append(svg);
  if (placed.length === 0) return figure;
  const slider = sliderOver(document, stage, placed);
  const live = htmlNode(document, "p", { class: "chart-live visually-hidden", "aria-live": "polite" });
  const marker = svgNode(document, "g", { class: "chart-cursor", "aria-hidden": "true" });
  svg.append(marker);
  picture.append(slider);
  figure.append(live);
  const draw = (reading: PlacedReading | undefined) =>
    marker.replaceChildren(...(reading ? cursorNodes(document, reading, stage, along) : []));
  listen({ figure, slider, live, stage, placed, along, draw });
  return figure;
}

interface Parts {
  figure: HTMLElement;
  slider: HTMLElement;
  live: HTMLElement;
  stage: Stage;
  placed: PlacedReading[];
  along: "x" | "y";
  draw: (reading: PlacedReading | undefined) => void;
}

function listen(parts: Parts): void {
  const { figure, slider, live, placed } = parts;
  let at = placed.length - 1;
  const point = (index: number) => {
    at = index;
    tell(parts, placed[at]);
  };
  const pointAt = (event: Event) => point(nearest(event as PointerEvent, parts));
  const leave = (event: Event) => {
    // A finger that is lifted leaves as well: what it pointed at stays named.
    if ((event as PointerEvent).pointerType !== "touch") tell(parts, undefined);
  };
  slider.addEventListener("pointermove", pointAt);
  slider.addEventListener("pointerdown", pointAt);
  slider.addEventListener("pointerleave", leave);
  slider.addEventListener("blur", leave);
  slider.addEventListener("keydown", (event) => {
    const next = afterKey((event as KeyboardEvent).key, at, placed.length);
    if (next === undefined) return;
    event.preventDefault();
    point(next);
    live.textContent = placed[next]!.text;
  });
  figure.addEventListener(SHOWN, (event) => {
    const key = (event as CustomEvent<string | null>).detail;
    parts.draw(placed.find((p) => p.key === key));
  });
}

/** Draws the reading, puts the slider on it, and tells the page. */
function tell({ figure, slider, placed, draw }: Parts, reading: PlacedReading | undefined): void {
  draw(reading);
  if (reading) {
    slider.setAttribute("aria-valuenow", String(placed.indexOf(reading) + 1));
    slider.setAttribute("aria-valuetext", reading.text);
  }
  figure.dispatchEvent(keyEvent(figure, POINTED, reading?.key ?? null));
}

/** An event about a key, of the window that the element lives in. */
export function keyEvent(element: Element, type: string, detail: string | null): CustomEvent<string | null> {
  const View = element.ownerDocument.defaultView?.CustomEvent ?? CustomEvent;
  return new View(type, { bubbles: type === POINTED, detail });
}

/** Index after a key of a slider, or undefined for other keys. */
export function afterKey(key: string, at: number, count: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    PageUp: at - 12,
    PageDown: at + 12,
    Home: 0,
    End: count - 1
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}

function nearest(event: PointerEvent, { slider, stage, placed, along }: Parts): number {
  const box = slider.getBoundingClientRect();
  const at =
    along === "x"
      ? stage.left + ((event.clientX - box.left) / box.width) * (stage.right - stage.left)
      : stage.top + ((event.clientY - box.top) / box.height) * (stage.bottom - stage.top);
  const distance = (p: PlacedReading) => Math.abs((p[along] ?? Number.POSITIVE_INFINITY) - at);
  return placed.reduce((best, p, i) => (distance(p) < distance(placed[best]!) ? i : best), 0);
}

/** Takes pointer and keys over the plot's area; placed in shares of the picture, which may shrink. */
function sliderOver(document: Document, stage: Stage, placed: PlacedReading[]): HTMLElement {
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(3)}%`;
  const { left, right, top, bottom, pictureWidth, pictureHeight } = stage;
  const slider = htmlNode(document, "div", {
    class: "chart-reader",
    role: "slider",
    tabindex: "0",
    "aria-label": "Read the values of this chart with the arrow keys",
    "aria-valuemin": "1",
    "aria-valuemax": String(placed.length),
    "aria-valuenow": String(placed.length),
    "aria-valuetext": placed.at(-1)!.text
  });
  slider.style.left = share(left, pictureWidth);
  slider.style.width = share(right - left, pictureWidth);
  slider.style.top = share(top, pictureHeight);
  slider.style.height = share(bottom - top, pictureHeight);
  return slider;
}

function htmlNode(document: Document, tag: string, attributes: Record<string, string>): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
