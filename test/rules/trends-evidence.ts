import type { Finding, Projection, TrendsEvidence } from "../../src/rules/rating.js";

/** A straight line of so many months: whether it reaches the target, and where it runs to by itself if that is below zero. */
export const line = (window: Projection["window"], achieves: boolean, total?: number): Projection => ({
  window,
  from: "2013-10",
  total: Math.max(0, total ?? 700),
  lower: 0,
  upper: 900,
  achieves,
  ...(total !== undefined && { belowZero: { from: "2016-01", total } })
});

export const evidence = (...projections: Projection[]): TrendsEvidence => ({
  monthsPerPeriod: 1,
  target: { from: "2016-04", to: "2017-03", periods: 12 },
  threshold: 1151,
  achievement: "significant",
  observedPeriods: 0,
  observedTotal: 0,
  confidence: 95,
  projections,
  achieving: projections.filter((p) => p.achieves).length,
  of: projections.length,
  unusable: []
});

export const finding = (found: TrendsEvidence): Finding => ({
  rule: "R2",
  reading: "as-written",
  finding: "achieved",
  evidence: found
});
