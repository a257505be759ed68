import type { Settings } from "../../plan/settings.js";
import { restsBelowZero } from "../../rules/cautions.js";
import { forecastChance } from "../../rules/forecast-chance.js";
import { judgedFinding } from "../../rules/judged-finding.js";
import type { MeasureRating, Projection, TrendsEvidence } from "../../rules/rating.js";
import { achievingTrends } from "../../words/explanation.js";
import { formatLevel, formatPercent } from "../../words/format.js";
import { count } from "./panel-row.js";

/** What a row of the dashboard shows of R2. */
export interface ShownProjection {
  /** The forecast; without one, the straight line through the longest window. */
  projection: Projection;
  /** Of its interval, per cent. */
  confidence: number;
  /** The straight lines as written. */
  lines: TrendsEvidence | undefined;
  /** Of the target of the reading shown, where that has a forecast: each reading has a target of its own, by R1's line. */
  chance: number | undefined;
}

/** What is shown of R2: one forecast for every reading, and the chance that the reading shown asks about. */
export function projectionOf(
  { findings }: MeasureRating,
  { reading }: Pick<Settings, "reading">
): ShownProjection | undefined {
  const [lines, forecast, shown] = (["as-written", "calibrated", reading] as const).map(
    (one) => judgedFinding(findings, "R2", one)?.evidence
  );
  const trends = forecast ?? lines;
  const projection = trends?.projections.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (!trends || !projection) return undefined;
  return { projection, confidence: trends.confidence, lines, chance: shown && forecastChance(shown) };
}

/** The line that saves the colour, where it is one that cannot be. */
const onlyBelowZero = (trends: TrendsEvidence) =>
  restsBelowZero(trends) ? ", by a line that runs below zero" : "";

/** "1 of 4 trends achieves it; forecast 54,316 to 66,204 (95%)". */
export function projectionInWords({ projection, confidence, lines, chance }: ShownProjection): string {
  const verb = lines?.achieving === 1 ? "achieves" : "achieve";
  const parts = [
    lines && `${achievingTrends(lines)} ${verb} it${onlyBelowZero(lines)}`,
    chance !== undefined && `chance ${formatPercent(100 * chance, 0)}`,
    `${projection.window === "forecast" ? "forecast" : "longest trend"} ${count(projection.lower)} to ${count(projection.upper)} (${formatLevel(confidence)})`
  ];
  return parts.filter(Boolean).join("; ");
}
