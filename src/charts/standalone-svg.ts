/**
 * A chart's picture as a file of its own: custom properties become the light values they fall back on, the name
 * of the point under the pointer is left out, and the page behind is white.
 */
export function standaloneSvg(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  copy.querySelector(".chart-cursor")?.remove();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  // By way of the object model: a style written as an attribute is refused by the policy of the pages.
  copy.style.background = "#ffffff";
  return copy.outerHTML.replace(/var\(--chart-[a-z0-9-]+, (#[0-9a-fA-F]{6})\)/g, "$1");
}
