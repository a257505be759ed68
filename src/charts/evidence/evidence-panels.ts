import * as Plot from "@observablehq/plot";
import { formatPercent } from "../../words/format.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, FONT_SIZE, withDocument } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { LINE_HEIGHT, svgNode } from "../frame/svg-node.js";
import { type ValueAxis, valueAxis } from "../frame/value-axis.js";
import { textWidth, wrapText } from "../frame/wrap-text.js";

/** A measured share in per cent, perhaps with the interval that its simulation leaves open. */
export interface PanelPoint {
  value: number;
  lower?: number;
  upper?: number;
}

/** One row of every panel, such as a kind of history; a panel may have no point there. */
export interface Panel {
  title: string;
  /** Points by row, in the order of the rows; several points are told apart by the key. */
  points: PanelPoint[][];
}

/** Shares side by side: panels with the same rows and the same scale. */
export interface PanelsData {
  /** The finding, with its numbers. */
  title: string;
  subtitle: string;
  notes: string[];
  rows: string[];
  panels: Panel[];
  /** Values marked by a dashed line in every panel. */
  references: number[];
  /** Names of the points of a row, when there are several. */
  key?: string[];
  /** Top of the scale at least, in per cent. */
  top?: number;
}

const NARROWEST_PANEL = 170;
const WIDEST_LABELS = 260;
/** Room at the right of a panel for the values in figures. */
const FIGURES = 48;
/** Room that the label of a tick needs. */
const TICK = 56;
const PAD = 12;

interface Layout {
  columns: number;
  labels: string[][];
  titles: string[][];
  labelWidth: number;
  panelWidth: number;
  rowHeight: number;
  titleBands: number;
}

/** Draws the panels in as many columns as the width allows; the row names stand once a line of panels. */
export function evidencePanels(data: PanelsData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const layout = layoutOf(data, options.width);
  const plot = panelsPlot(data, layout, options);
  if (data.key) plot.append(keyOf(data.key, options.document));
  const words = { ...data, alt: `${data.title}. ${data.subtitle}.` };
  const figure = options.document.createElement("figure");
  figure.setAttribute("class", "chart");
  figure.append(chartFrame(plot as SVGSVGElement, words, options).svg);
  return figure;
}

function layoutOf({ rows, panels }: PanelsData, width: number): Layout {
  const room = Math.min(WIDEST_LABELS, width * 0.42);
  const labels = rows.map((name) => wrapText(name, room, { fontSize: FONT_SIZE }));
  const labelWidth = Math.ceil(widest(labels.flat())) + PAD;
  const fitting = Math.floor((width - labelWidth) / NARROWEST_PANEL);
  const columns = Math.max(1, Math.min(panels.length, 4, fitting));
  const panelWidth = (width - labelWidth) / columns - PAD;
  const titles = panels.map(({ title }) => wrapText(title, panelWidth, { fontSize: FONT_SIZE, bold: true }));
  const lines = Math.max(...labels.map((l) => l.length));
  const rowHeight = Math.max(22, Math.ceil(lines * FONT_SIZE * LINE_HEIGHT) + 4);
  const titleHeight = Math.max(...titles.map((t) => t.length)) * FONT_SIZE * LINE_HEIGHT + 6;
  return {
    columns,
    labels,
    titles,
    labelWidth,
    panelWidth,
    rowHeight,
    titleBands: Math.ceil(titleHeight / rowHeight)
  };
}

const widest = (texts: string[]) => Math.max(0, ...texts.map((t) => textWidth(t, { fontSize: FONT_SIZE })));

interface Place {
  column: number;
  line: number;
}

interface PlacedPoint extends PanelPoint, Place {
  /** Middle of the row, in rows from the top of the panel. */
  y: number;
  series: number;
}

const FACET = { fx: "column", fy: "line" } as const;
const LINE_GAP = 28;
const KEY_HEIGHT = 22;

function panelsPlot(data: PanelsData, layout: Layout, { width, document }: Required<ChartOptions>) {
  const { columns, labelWidth, rowHeight, titleBands } = layout;
  const lines = Math.ceil(data.panels.length / columns);
  const places = data.panels.map((_, i) => ({ column: i % columns, line: Math.floor(i / columns) }));
  const points = placedPoints(data, places, titleBands);
  const axis = panelsAxis(data, points, layout.panelWidth);
  const bands = titleBands + data.rows.length;
  const panelHeight = bands * rowHeight;
  const keyHeight = data.key ? KEY_HEIGHT : 0;
  return Plot.plot({
    document,
    width,
    height: lines * panelHeight + (lines - 1) * LINE_GAP + keyHeight + 30,
    marginTop: keyHeight + 2,
    marginBottom: 28,
    marginLeft: labelWidth,
    marginRight: 10,
    x: { domain: axis.domain, axis: null },
    // Rows are counted from the top.
    y: { domain: [bands, 0], axis: null },
    fx: { axis: null, padding: columns > 1 ? 0.08 : 0 },
    fy: { axis: null, padding: lines > 1 ? LINE_GAP / (panelHeight + LINE_GAP) : 0 },
    marks: [
      gridMarks(places, axis, data, { y1: titleBands, y2: bands }),
      titleMarks(places, layout, axis),
      labelMarks(places, layout),
      pointMarks(points),
      data.key ? null : figureMarks(points, axis)
    ]
  });
}

function pointMarks(points: PlacedPoint[]): Plot.Markish {
  const measured = points.filter(({ lower }) => lower !== undefined);
  const interval = { x1: "lower", x2: "upper", stroke: palette.force, strokeWidth: 2, className: "interval" };
  return [
    Plot.ruleY(measured, { ...FACET, y: "y", ...interval }),
    Plot.dot(points, {
      ...FACET,
      y: "y",
      x: "value",
      r: 4,
      symbol: (p: PlacedPoint) => SYMBOLS[p.series]!,
      fill: (p: PlacedPoint) => FILLS[p.series]!,
      stroke: palette.force,
      strokeWidth: 1.25,
      className: "share"
    })
  ];
}

/** Points of a row are told apart by shape and by fill. */
const SYMBOLS = ["circle", "triangle", "square", "circle"] as const;
const FILLS = [palette.paper, palette.comparison, palette.force, palette.force];
/** A point that is alone in its row. */
const SINGLE = SYMBOLS.length - 1;

function placedPoints({ panels, key }: PanelsData, places: Place[], titleBands: number): PlacedPoint[] {
  return panels.flatMap(({ points }, i) =>
    points.flatMap((row, r) =>
      row.map((point, s) => ({
        ...point,
        ...places[i]!,
        y: titleBands + r + 0.5,
        series: key ? s : SINGLE
      }))
    )
  );
}

/** The scale, with as many labels as fit, and room for figures beyond its last one. */
function panelsAxis(
  { references, top = 0, key }: PanelsData,
  points: PlacedPoint[],
  panelWidth: number
): ValueAxis {
  const values = points.map(({ value, upper }) => Math.max(value, upper ?? 0));
  const axis = valueAxis(0, Math.min(100, Math.max(top, ...references, ...values)), "%");
  const room = key ? panelWidth - PAD : panelWidth - FIGURES;
  const step = Math.ceil((axis.ticks.length - 1) / Math.max(1, Math.floor(room / TICK)));
  const last = axis.domain[1];
  return {
    ...axis,
    domain: [0, (last * panelWidth) / room],
    ticks: axis.ticks.filter((_, i) => i % step === 0)
  };
}

/** The value of each row in figures, at the right of its panel. */
function figureMarks(points: PlacedPoint[], axis: ValueAxis): Plot.Markish {
  return Plot.text(points, {
    ...FACET,
    x: axis.domain[1],
    y: "y",
    text: ({ value }: PlacedPoint) => formatPercent(value),
    textAnchor: "end",
    fill: palette.text
  });
}

/** Grid, the lines to compare with, and the scale under the lowest panel of each column. */
function gridMarks(
  places: Place[],
  axis: ValueAxis,
  { references }: PanelsData,
  over: { y1: number; y2: number }
): Plot.Markish {
  const each = (values: number[]) => places.flatMap((place) => values.map((x) => ({ ...place, x, ...over })));
  const along = { ...FACET, x: "x", y1: "y1", y2: "y2" };
  const dash = { stroke: palette.limit, strokeDasharray: "5,3", strokeWidth: 1.25 };
  return [
    Plot.ruleX(each(axis.ticks), { ...along, stroke: palette.grid }),
    Plot.ruleX(each([0]), { ...along, stroke: palette.axis }),
    Plot.ruleX(each(references), { ...along, ...dash, className: "reference" }),
    Plot.axisX(axis.ticks, {
      tickFormat: axis.format,
      tickSize: 0,
      label: null,
      color: palette.text,
      facetAnchor: "bottom-empty"
    })
  ];
}

/** Share of a row between a title and its panel. */
const TITLE_GAP = 0.2;

function titleMarks(places: Place[], { titles, titleBands }: Layout, axis: ValueAxis): Plot.Markish {
  return Plot.text(
    places.map((place, i) => ({
      ...place,
      x: axis.domain[0],
      y: titleBands - TITLE_GAP,
      text: titles[i]!.join("\n")
    })),
    {
      ...FACET,
      x: "x",
      y: "y",
      text: "text",
      textAnchor: "start",
      lineAnchor: "bottom",
      fontWeight: 600,
      fill: palette.text,
      lineHeight: LINE_HEIGHT
    }
  );
}

/** The names of the rows, once a line of panels. */
function labelMarks(places: Place[], { labels, titleBands }: Layout): Plot.Markish {
  const first = places.filter(({ column }) => column === 0);
  const texts = labels.map((lines, i) => ({ y: titleBands + i + 0.5, text: lines.join("\n") }));
  return Plot.text(
    first.flatMap((place) => texts.map((text) => ({ ...place, ...text }))),
    {
      ...FACET,
      y: "y",
      text: "text",
      frameAnchor: "left",
      textAnchor: "end",
      dx: 2 - PAD,
      fill: palette.text,
      lineHeight: LINE_HEIGHT
    }
  );
}

/** The shapes of a row's points, in a row above the panels. */
function keyOf(names: string[], document: Document): SVGGElement {
  let x = 6;
  const nodes = names.flatMap((name, i) => {
    const shape = svgNode(document, "path", {
      d: SHAPES[i]!,
      transform: `translate(${x},8)`,
      fill: FILLS[i]!,
      stroke: palette.force,
      "stroke-width": 1.25
    });
    const words = svgNode(document, "text", { x: x + 10, y: 12, fill: palette.text }, name);
    x += 26 + textWidth(name, { fontSize: FONT_SIZE });
    return [shape, words];
  });
  return svgNode(document, "g", { class: "panel-key", "text-anchor": "start" }, ...nodes);
}

/** The key's shapes, as Plot draws {@link SYMBOLS}. */
const SHAPES = ["M4,0A4,4,0,1,1,-4,0A4,4,0,1,1,4,0", "M0,-5L4.4,2.6L-4.4,2.6Z", "M-3.5,-3.5H3.5V3.5H-3.5Z"];
