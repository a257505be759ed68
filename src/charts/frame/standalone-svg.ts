import { FONT_SIZE } from "./chart-options.js";
import { palette } from "./palette.js";
import { LINE_HEIGHT, svgLines } from "./svg-node.js";
import { wrapText } from "./wrap-text.js";

/**
 * A chart's picture as a file of its own: custom properties become the light values they fall back on, the name
 * of the point under the pointer is left out, the page behind is white, and `footer` stands below, a paragraph each:
 * where the picture comes from, and what was in force when it was drawn. It is XML: HTML has words of its own for some
 * characters, such as `&nbsp;`, with which it would be no picture to any program. `asXml` is the browser's way to write it.
 */
export function standaloneSvg(
  picture: SVGSVGElement,
  footer: readonly string[] = [],
  asXml = (node: SVGSVGElement) => new XMLSerializer().serializeToString(node)
): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  copy.querySelector(".chart-cursor")?.remove();
  // By way of the object model: a style written as an attribute is refused by the policy of the pages.
  copy.style.background = "#ffffff";
  addFooter(copy, footer);
  return asXml(copy).replace(/var\(--[a-z0-9-]+, (#[0-9a-fA-F]{6})\)/g, "$1");
}

const GAP = 6;

function addFooter(picture: SVGSVGElement, paragraphs: readonly string[]): void {
  const width = Number(picture.getAttribute("width"));
  let bottom = Number(picture.getAttribute("height"));
  for (const paragraph of paragraphs) {
    const lines = wrapText(paragraph, width, { fontSize: FONT_SIZE });
    const attributes = { class: "chart-footer", fill: palette.muted };
    picture.append(
      svgLines(picture.ownerDocument, lines, { x: 0, y: bottom + GAP, fontSize: FONT_SIZE, attributes })
    );
    bottom += GAP + lines.length * FONT_SIZE * LINE_HEIGHT;
  }
  const height = Math.ceil(bottom);
  picture.setAttribute("height", String(height));
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
}
