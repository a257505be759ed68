import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { weightedSlope } from "../../src/statistics/regression/weighted-slope.js";
import { sum } from "../../src/statistics/sum.js";

/** How far a number may lie from the one expected: a share of it, or an absolute distance. */
export interface Tolerance {
  rel?: number;
  abs?: number;
}

/** What every case of an oracle file has; `T` is what this one adds. */
export type OracleCase<T> = T & Tolerance & { id: string; source: string };

/** A case whose own fields only its check knows. */
export type AnyCase = OracleCase<Record<string, unknown>>;

/** Checks by case id. */
export type Checks = Map<string, (oracle: AnyCase) => void>;

/** Adds the check of one case. Two checks of one id are a mistake. */
export function addCheck<T>(checks: Checks, id: string, check: (oracle: OracleCase<T>) => void): void {
  if (checks.has(id)) throw new Error(`two checks of ${id}`);
  checks.set(id, check as unknown as (oracle: AnyCase) => void);
}

/** Reads a JSON file that stands beside the tests. */
export function readOracles<T>(name: string): T & { cases: AnyCase[] } {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}

/** One test a case. A case without a check is listed as still to do, never as passed; a check without a case fails. */
export function runChecks(cases: readonly AnyCase[], checks: Checks): void {
  for (const oracle of cases) {
    const check = checks.get(oracle.id);
    if (check) it(`${oracle.id}: ${oracle.source}`, () => check(oracle));
    else it.todo(`${oracle.id}: ${oracle.source}`);
  }
  it("has a case for every check", () => {
    const ids = cases.map((oracle) => oracle.id);
    expect([...checks.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  });
}

/** Expects a number within the tolerance of another. */
export function expectClose(actual: number | undefined, expected: number, tolerance: Tolerance): void {
  const allowed = tolerance.abs ?? tolerance.rel! * Math.abs(expected);
  const distance = Math.abs((actual ?? Number.NaN) - expected);
  expect(distance <= allowed, `${actual} should be within ${allowed} of ${expected}`).toBe(true);
}

/** Expects each number within the tolerance of its counterpart, and as many of them. */
export function expectAllClose(
  actual: readonly (number | undefined)[],
  expected: readonly number[],
  tolerance: Tolerance
): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expectClose(actual[i], value, tolerance);
  });
}

/** The slope through proportions one step apart, each with the variance that the overall proportion gives it. */
export function proportionSlope(counts: readonly number[], denominators: readonly number[]) {
  const overall = sum(counts) / sum(denominators);
  const points = counts.map((count, x) => {
    const n = denominators[x]!;
    return { x, y: count / n, weight: n / (overall * (1 - overall)) };
  });
  return weightedSlope(points)!;
}
