const SVG = "http://www.w3.org/2000/svg";

export type SvgAttributes = Record<string, string | number | null | undefined>;

/** Makes an SVG element in the given document; strings become text, and attributes that are null are left out. */
export function svgNode<Tag extends keyof SVGElementTagNameMap>(
  document: Document,
  tag: Tag,
  attributes: SvgAttributes = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

export interface TextBlock {
  x: number;
  /** Top of the first line. */
  y: number;
  fontSize: number;
  attributes?: SvgAttributes;
}

/** Lines of text one under another, as one text element. */
export function svgLines(document: Document, lines: string[], block: TextBlock): SVGTextElement {
  const { x, y, fontSize } = block;
  const spans = lines.map((line, i) =>
    svgNode(document, "tspan", { x, y: y + fontSize * (0.9 + i * LINE_HEIGHT) }, line)
  );
  return svgNode(document, "text", { "font-size": fontSize, ...block.attributes }, ...spans);
}

/** Distance of two baselines, in font sizes. */
export const LINE_HEIGHT = 1.3;
