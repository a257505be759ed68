import * as Plot from "@observablehq/plot";
import type { FunnelLimits, FunnelPoint } from "../../views/funnel-view.js";
import { formatNumber } from "../../words/format.js";
import { NARROW } from "../frame/chart-options.js";
import type { CurveLabel } from "../frame/curve-labels.js";
import type { EndLabel } from "../frame/end-labels.js";
import { palette } from "../frame/palette.js";
import { type Funnel, isOutside, isTooHigh, type Role, roleOf } from "./funnel-subject.js";

type LimitName = Exclude<keyof FunnelLimits, "size">;

/** Limits that allow for over-dispersion, plain ones fainter, and the figure of all forces together. */
export function limitCurves({ curves, target }: Funnel): Plot.Markish {
  const pair = (name: LimitName, options: Plot.LineOptions) =>
    (["upper", "lower"] as const).map((side) =>
      Plot.line(curves, {
        x: "size",
        y: (limits: FunnelLimits) => limits[name][side],
        className: `limit ${name} ${side}`,
        ...options
      })
    );
  const plain = { stroke: palette.axis, strokeWidth: 0.75 };
  const limit = { stroke: palette.limit, strokeWidth: 1.25 };
  return [
    pair("plainOuter", plain),
    pair("plainInner", plain),
    pair("outer", { ...limit, strokeDasharray: "1.5,2.5" }),
    pair("inner", { ...limit, strokeDasharray: "5,3" }),
    Plot.ruleY([target], {
      x1: curves[0]!.size,
      x2: curves.at(-1)!.size,
      stroke: palette.limit,
      className: "centre"
    })
  ];
}

/** Named before the curves begin, at the smallest force. */
export function limitLabels({ curves, figures }: Funnel): CurveLabel[] {
  const first = curves[0]!;
  const plain = figures.unit === "per cent" ? "sampling" : "Poisson";
  return [
    { text: "99.8%", x: first.size, y: first.outer.upper, colour: palette.text },
    { text: "95%", x: first.size, y: first.inner.upper, colour: palette.text },
    {
      text: plain,
      x: first.size,
      y: (first.plainOuter.lower + first.plainOuter.upper) / 2,
      colour: palette.muted
    },
    { text: "95%", x: first.size, y: first.inner.lower, colour: palette.text },
    { text: "99.8%", x: first.size, y: first.outer.lower, colour: palette.text }
  ];
}

const MARKS: Record<Role, Plot.DotOptions> = {
  other: { r: 3, fill: palette.paper, stroke: palette.axis, strokeWidth: 1.25, className: "force other" },
  group: { r: 4.5, fill: palette.comparison, stroke: palette.force, className: "force group" },
  own: { r: 6.5, fill: palette.force, stroke: palette.paper, className: "force own" }
};

/** The home force last, so that nothing lies on it. */
export function forceMarks(funnel: Funnel): Plot.Markish {
  return (["other", "group", "own"] as const).map((role) => {
    const shown = funnel.points.filter(
      (point) => roleOf(point, funnel) === role && !isOutside(point, funnel)
    );
    return Plot.dot(shown, { x: "size", y: "value", ...MARKS[role] });
  });
}

/** Room above the plot for the names of forces outside the axes, in pixels. */
export const OUTSIDE_HEIGHT = 20;

/** Forces outside the axes: an arrow towards where they would be, name and figures. */
export function outsideMarks(funnel: Funnel): Plot.Markish {
  const outside = funnel.points.filter((point) => isOutside(point, funnel));
  if (outside.length === 0) return [];
  const place = { frameAnchor: "top-left" as const };
  const rotate = isTooHigh(outside[0]!, funnel) ? 0 : -90;
  const names = outside.map((point) => outsideText(point, funnel)).join("; ");
  return [
    Plot.dot([names], { ...place, dx: 5, dy: -10, symbol: "triangle", rotate, r: 4, fill: palette.muted }),
    Plot.text([names], { ...place, dx: 14, dy: -15, fill: palette.text, text: (name: string) => name })
  ];
}

function outsideText({ force, value, size }: FunnelPoint, { nameOf, format, figures }: Funnel): string {
  const counted = {
    "per cent": "asked",
    "per 1,000 households": "households",
    "per 1,000 population": "people"
  };
  return `${nameOf(force)} ${format(value)} (${formatNumber(size)} ${counted[figures.unit]})`;
}

/** Names of the force and its group, and of the line for all forces, at the right edge. */
export function forceLabels(funnel: Funnel, width: number): EndLabel[] {
  const { points, target, format, nameOf, curves, places } = funnel;
  const named = points.filter((point) => roleOf(point, funnel) !== "other" && !isOutside(point, funnel));
  const value = (figure: number) => (width < NARROW ? "" : format(figure));
  return [
    ...named.map((point) => ({
      name: nameOf(point.force),
      value: value(point.value),
      y: point.value,
      x: point.size,
      bold: roleOf(point, funnel) === "own"
    })),
    { name: `all ${places.many}`, value: value(target), y: target, x: curves.at(-1)!.size }
  ];
}
