import * as Plot from "@observablehq/plot";
import type { Month } from "../../plan/month.js";
import type { FanPoint, Outlook, TrendLine } from "../../rules/outlook.js";
import { palette } from "../frame/palette.js";
import { periodMiddle, type SeriesPoint, type Span, spanEdges } from "../frame/series-points.js";

/** The counts split at the period end, and what the target period came to when it is known whole. */
export interface History {
  known: SeriesPoint[];
  later: SeriesPoint[];
  targetMean: number | null;
}

type Confidence = keyof typeof palette.fan;

interface Periods {
  series: { monthsPerPeriod: 1 | 3 };
}

/** Where the middle of a period given by its first month lies on the month axis. */
export const middleOf =
  ({ series }: Periods) =>
  ({ month }: { month: Month }) =>
    periodMiddle(month, series.monthsPerPeriod);

/** The bands, widest first, opening from the last known count; the expected counts as a line. */
export function fanBands(data: Periods & { outlook: Outlook }, last: SeriesPoint | undefined): Plot.Markish {
  const { fan } = data.outlook;
  const x = middleOf(data);
  const confidences = (fan[0]?.bands ?? []).map(({ confidence }) => confidence).sort((a, b) => b - a);
  const origin = last?.value == null ? [] : [{ month: last.month, lower: last.value, upper: last.value }];
  return [
    ...confidences.map((confidence) =>
      Plot.areaY([...origin, ...band(fan, confidence)], {
        x,
        y1: "lower",
        y2: "upper",
        fill: palette.fan[confidence as Confidence],
        className: `fan fan-${confidence}`
      })
    ),
    Plot.lineY(fan, { x, y: "mean", stroke: palette.forecast, strokeWidth: 2, className: "forecast" })
  ];
}

function band(fan: FanPoint[], confidence: number) {
  return fan.map(({ month, bands }) => {
    const { lower, upper } = bands.find((b) => b.confidence === confidence)!;
    return { month, lower, upper };
  });
}

export function trendMark(trend: TrendLine, data: Periods): Plot.Markish {
  return Plot.line(trend.points, {
    x: middleOf(data),
    y: "value",
    stroke: palette.limit,
    strokeWidth: trend.achieves ? 2 : 1,
    className: "trend"
  });
}

/** The threshold over the time that is still open at the period end, and what the target period came to. */
export function targetLines(
  target: Span,
  threshold: number,
  { later, known, targetMean }: History
): Plot.Markish {
  const [from, to] = spanEdges(target);
  const start = known.at(-1)?.x ?? later[0]?.x ?? from;
  return [
    Plot.ruleY([threshold], {
      x1: Math.min(start, from),
      x2: to,
      stroke: palette.limit,
      strokeDasharray: "5,3",
      strokeWidth: 1.5,
      className: "threshold"
    }),
    targetMean === null
      ? null
      : Plot.ruleY([targetMean], {
          x1: from,
          x2: to,
          stroke: palette.force,
          strokeWidth: 3.5,
          className: "actual"
        })
  ];
}

/** What was known as dots; what happened afterwards as open rings. */
export function historyMarks({ known, later }: History): Plot.Markish {
  const place = { x: "x", y: "value" };
  const joined = [...known.slice(-1), ...later];
  return [
    Plot.line(joined, { ...place, stroke: palette.force, strokeWidth: 0.75, className: "series-later" }),
    Plot.dot(later, {
      ...place,
      fill: palette.paper,
      stroke: palette.force,
      r: 2.5,
      className: "series-later"
    }),
    Plot.line(known, { ...place, stroke: palette.force, strokeWidth: 1.25, className: "series" }),
    Plot.dot(known, { ...place, fill: palette.force, r: 2.25, className: "series" })
  ];
}
