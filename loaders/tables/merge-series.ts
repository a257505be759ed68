import type { PlanData } from "../../src/plan/plan-data.js";

/** `series[series][place]` of both; the second's where both have one. */
export function mergeSeries(first: PlanData["series"], second: PlanData["series"]): PlanData["series"] {
  const ids = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return Object.fromEntries(ids.map((id) => [id, { ...first[id], ...second[id] }]));
}
