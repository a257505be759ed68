import type { PlaceWords } from "../../plan/place-words.js";
import type { Missing } from "../../rules/windows/series-window.js";
import type { FunnelFigures } from "../../views/funnel-figures.js";
import type { FunnelPoint, FunnelView } from "../../views/funnel-view.js";
import { formatRate } from "../../words/format.js";
import { NARROW } from "../frame/chart-options.js";
import { sizeDomain } from "../frame/size-axis.js";
import { countAxis, type ValueAxis, valueAxis } from "../frame/value-axis.js";

export interface FunnelChartData {
  measure: string;
  /** Name of the home force. */
  place: string;
  /** The plan's word for what is compared. */
  places: PlaceWords;
  /** Every force's figure, or why the home force has none. */
  figures: FunnelFigures | Missing;
  /** What `funnelView` makes of the figures. */
  view: FunnelView | undefined;
  /** The home force's comparison group. */
  peers: readonly string[];
  forceNames: Readonly<Record<string, string>>;
}

/** What is drawn. */
export interface Funnel extends FunnelView {
  figures: FunnelFigures;
  peers: readonly string[];
  places: PlaceWords;
  nameOf: (force: string) => string;
  axis: ValueAxis;
  /** Ends of the axis of sizes. */
  sizes: [number, number];
  format: (value: number) => string;
}

/** Share of the axis of sizes that the names of the limits take. */
const labelRoom = (width: number) => (width < NARROW ? 0.24 : 0.12);

/** What a picture of this width draws of the figures. */
export function funnelOf(
  data: FunnelChartData,
  figures: FunnelFigures,
  view: FunnelView,
  width: number
): Funnel {
  const unit = { unit: figures.unit, mean: view.target };
  return {
    ...view,
    figures,
    peers: data.peers,
    places: data.places,
    nameOf: (force) => data.forceNames[force] ?? force,
    axis: funnelAxis(view, figures.unit),
    sizes: sizeDomain(
      view.curves.map(({ size }) => size),
      labelRoom(width)
    ),
    format: (value) => formatRate(value, unit)
  };
}

/** A figure more than this many times the next would leave most of the plot empty. */
const OFF_SCALE = 2;

function funnelAxis({ points, curves, own }: FunnelView, unit: FunnelFigures["unit"]): ValueAxis {
  const values = points.map(({ value }) => value).sort((a, b) => b - a);
  const shown = values.length > 1 && values[0]! > OFF_SCALE * values[1]! ? values.slice(1) : values;
  const limits = curves.flatMap(({ outer }) => [outer.lower, outer.upper]);
  const all = [...shown, own.value, ...limits];
  if (unit !== "per cent") return countAxis(all);
  return valueAxis(Math.min(...all), Math.min(100, Math.max(...all)), "%");
}

/** Is a force's figure above the axis of values? */
export const isTooHigh = ({ value }: FunnelPoint, { axis }: Funnel) => value > axis.domain[1];

/** Does a force, never the home force, lie outside the axes? It is then named above the plot, with its figures. */
export const isOutside = (point: FunnelPoint, funnel: Funnel) =>
  isTooHigh(point, funnel) || point.size < funnel.curves[0]!.size;

/** Where a force is drawn: at the edge of the plot when it lies outside. */
export const drawnAt = (point: FunnelPoint, { axis, sizes }: Funnel) => ({
  x: Math.max(point.size, sizes[0]),
  y: Math.min(point.value, axis.domain[1])
});

/** The home force, its comparison group, and the others. */
export type Role = "own" | "group" | "other";

export const roleOf = ({ force }: FunnelPoint, { own, peers }: Funnel): Role => {
  if (force === own.force) return "own";
  return peers.includes(force) ? "group" : "other";
};
