import type { ChartOptions } from "./chart-options.js";
import { FONT_SIZE } from "./chart-options.js";
import { palette } from "./palette.js";
import { LINE_HEIGHT, svgLines, svgNode } from "./svg-node.js";
import { balancedText, wrapText } from "./wrap-text.js";

/** The words of a chart. They are part of the picture, so that a copy of it still says what it shows. */
export interface ChartWords {
  /** The finding, with its numbers. */
  title: string;
  /** Measure, place, period, unit. */
  subtitle: string;
  /** Annotations, source and settings: a paragraph each, under the plot. */
  notes: string[];
  /** One sentence for those who do not see the picture. */
  alt: string;
}

/** A framed chart and where its plot lies in it. */
export interface FramedChart {
  svg: SVGSVGElement;
  top: number;
}

interface Paragraph {
  text: string;
  fontSize: number;
  fill: string;
  bold?: boolean;
  className: string;
}

/** Puts title and subtitle above a plot and its notes below, in one picture with a text alternative. */
export function chartFrame(
  plot: SVGSVGElement,
  words: ChartWords,
  { width, document }: Required<ChartOptions>
): FramedChart {
  const heading = column(document, width, 0, [
    { text: words.title, fontSize: 16, fill: palette.text, bold: true, className: "chart-title" },
    { text: words.subtitle, fontSize: 14, fill: palette.muted, className: "chart-subtitle" }
  ]);
  const top = heading.bottom + 4;
  const notes = column(document, width, top + Number(plot.getAttribute("height")) + 8, words.notes.map(note));
  const height = Math.ceil(notes.bottom);
  const svg = svgNode(
    document,
    "svg",
    {
      class: "chart-picture",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": words.alt,
      "font-family": "system-ui, sans-serif"
    },
    ...heading.nodes,
    nested(plot, top),
    ...notes.nodes
  );
  return { svg, top };
}

function note(text: string): Paragraph {
  return { text, fontSize: FONT_SIZE, fill: palette.muted, className: "chart-note" };
}

function column(document: Document, width: number, top: number, paragraphs: Paragraph[]) {
  let bottom = top;
  const nodes = paragraphs.map(({ text, fontSize, fill, bold = false, className }) => {
    const lines = (bold ? balancedText : wrapText)(text, width, { fontSize, bold });
    const attributes = { class: className, fill, "font-weight": bold ? 600 : null };
    const spaced = lines.map((line, i) => (i < lines.length - 1 ? `${line} ` : line));
    const node = svgLines(document, spaced, { x: 0, y: bottom, fontSize, attributes });
    bottom += lines.length * fontSize * LINE_HEIGHT + 3;
    return node;
  });
  return { nodes, bottom };
}

/** Plot names its groups for assistive technology without a role; the picture's own text stands for all of them. */
function nested(plot: SVGSVGElement, top: number): SVGSVGElement {
  plot.querySelector("style")?.remove();
  for (const group of plot.querySelectorAll("[aria-label]")) group.removeAttribute("aria-label");
  plot.setAttribute("y", String(top));
  plot.setAttribute("font-size", String(FONT_SIZE));
  plot.setAttribute("fill", palette.text);
  plot.setAttribute("color", palette.text);
  return plot;
}
