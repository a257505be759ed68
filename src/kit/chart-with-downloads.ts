import { standaloneSvg } from "../charts/frame/standalone-svg.js";
import { fileNameOf, type ViewSaid } from "../words/view-said.js";
import { element } from "./element.js";
import { saveFile } from "./measure-save-file.js";

/** A chart that is drawn again when its room changes. */
export interface ChartWithDownloads {
  element: HTMLElement;
  /** Draws the chart again, for another reading. */
  redraw: () => void;
}

/** Narrower than this the picture scrolls rather than shrinks further. */
const NARROWEST = 256;
/** Width for a document without layout. */
const STANDARD = 640;

/** A picture that shows more than the sentence why there is none. */
const PICTURE = "svg.chart-picture:not([data-missing])";

/** What a downloaded picture says below the chart: its source and the settings in force, a paragraph each. */
export type PictureFooter = () => string[];

/** How wide the figure of a file name last was: the next of that name is drawn before the page has laid it out. */
const widths = new Map<string, number>();

/**
 * A chart as wide as the page allows, with its picture to download. `fileName` has no ending; `said` is what files say of
 * the view, and ends their names.
 */
export function chartWithDownloads(
  draw: (width: number) => HTMLElement,
  fileName: string,
  footer: PictureFooter,
  said: () => ViewSaid | null = () => null
): ChartWithDownloads {
  const room = element("div", { class: "measure-chart" });
  let width = 0;
  const redraw = () => {
    if (width === 0) return;
    room.replaceChildren(draw(width));
    // Words in place of a picture are no picture to download.
    downloads.hidden = !room.querySelector(PICTURE);
  };
  const resize = (available: number) => {
    const next = Math.max(NARROWEST, Math.floor(available));
    if (next === width || available === 0) return;
    width = next;
    widths.set(fileName, width);
    redraw();
  };
  const downloads = element(
    "p",
    { class: "measure-downloads" },
    "Download this chart: ",
    downloadButton("SVG", () => saveSvg(picture(), fileNameOf(fileName, said()))),
    downloadButton("PNG", () => savePng(picture(), fileNameOf(fileName, said())))
  );
  resize(widths.get(fileName) ?? 0);
  if (typeof ResizeObserver === "undefined") resize(STANDARD);
  else new ResizeObserver(([entry]) => resize(entry!.contentRect.width)).observe(room);
  const picture = () => {
    // A chart that the page has not laid out yet is drawn for its file.
    if (width === 0) resize(room.clientWidth || STANDARD);
    const svg = room.querySelector<SVGSVGElement>(PICTURE);
    return svg && standaloneSvg(svg, footer());
  };
  return { element: element("div", { class: "measure-figure" }, room, downloads), redraw };
}

function downloadButton(format: string, onclick: () => void): HTMLElement {
  return element("button", { type: "button", class: "measure-link", onclick }, format);
}

function saveSvg(picture: string | null, fileName: string): void {
  if (picture) saveFile(new Blob([picture], { type: "image/svg+xml" }), `${fileName}.svg`);
}

/** Twice the size on screen, so that print is sharp. */
const PNG_SCALE = 2;

async function savePng(picture: string | null, fileName: string): Promise<void> {
  if (!picture) return;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  await image.decode();
  const canvas = element("canvas", {
    width: image.width * PNG_SCALE,
    height: image.height * PNG_SCALE
  });
  const context = canvas.getContext("2d")!;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveFile(blob, `${fileName}.png`), "image/png");
}
