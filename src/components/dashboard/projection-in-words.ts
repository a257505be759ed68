import type { Settings } from "../../plan/settings.js";
import { restsBelowZero } from "../../rules/cautions.js";
import { forecastChance } from "../../rules/forecast-chance.js";
import type { MeasureRating, Projection, TrendsEvidence } from "../../rules/rating.js";
import { achievingTrends } from "../../words/explanation.js";
import { formatPercent } from "../../words/format.js";
import { count } from "./panel-row.js";

function trendsOf(rating: MeasureRating, reading: Settings["reading"]): TrendsEvidence | undefined {
  const found = rating.findings.find(
    (f) => f.rule === "R2" && f.reading === reading && f.finding !== "not-judged"
  );
  return found?.evidence as TrendsEvidence | undefined;
}

/** The forecast of the calibrated reading; without one, the straight line through the longest window. */
export function projectionOf(
  rating: MeasureRating
): { projection: Projection; confidence: number } | undefined {
  const trends = trendsOf(rating, "calibrated") ?? trendsOf(rating, "as-written");
  const projection = trends?.projections.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  return trends && projection ? { projection, confidence: trends.confidence } : undefined;
}

/** The line that saves the colour, where it is one that cannot be. */
const onlyBelowZero = (trends: TrendsEvidence) =>
  restsBelowZero(trends) ? ", by a line that runs below zero" : "";

/** "1 of 4 trends achieves it; forecast 54,316 to 66,204 (95%)". */
export function projectionInWords(rating: MeasureRating, settings: Settings): string | undefined {
  const trends = trendsOf(rating, "as-written");
  const projected = projectionOf(rating);
  if (!projected) return undefined;
  const { projection, confidence } = projected;
  // That of the reading shown: each has a target of its own, by R1's line.
  const shown = trendsOf(rating, settings.reading);
  const chance = shown && forecastChance(shown);
  const verb = trends?.achieving === 1 ? "achieves" : "achieve";
  const parts = [
    trends && `${achievingTrends(trends)} ${verb} it${onlyBelowZero(trends)}`,
    chance !== undefined && `chance ${formatPercent(100 * chance, 0)}`,
    `${projection.window === "forecast" ? "forecast" : "longest trend"} ${count(projection.lower)} to ${count(projection.upper)} (${formatPercent(confidence, 0)})`
  ];
  return parts.filter(Boolean).join("; ");
}
