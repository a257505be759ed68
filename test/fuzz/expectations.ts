import type fc from "fast-check";
import { expect, inject } from "vitest";
import type { Checked } from "../../loaders/data/read-data.js";
import { formatProblems } from "../../loaders/files/format-problems.js";
import type { Problem } from "../../loaders/files/problem.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { FULL } from "../size.js";

/** A mutation may take a second, in milliseconds. */
const PATIENCE = 1000;

/** How fast-check tries so many mutations of a file, from the seed of this run; the test may take as long as `timeout`. */
export function trials(numRuns: number): { parameters: fc.Parameters<unknown>; timeout: number } {
  return {
    parameters: { numRuns, seed: inject("seed"), endOnFailure: true },
    timeout: 60_000 + numRuns * PATIENCE
  };
}

/** What became of the mutations of a file, and the longest time that one took, in milliseconds. */
export interface Tally {
  accepted: number;
  refused: number;
  slowest: number;
}

export const tallyOf = (): Tally => ({ accepted: 0, refused: 0, slowest: 0 });

/** Lists problems as an analyst reads them: with a place, and without a trace of the program. */
export function expectProblems(problems: readonly Problem[], folder: string): void {
  for (const { file, line, column, problem, expected } of problems) {
    expect(file.startsWith(folder)).toBe(true);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(problem).not.toBe("");
    expect(expected).not.toBe("");
  }
  const text = formatProblems(problems);
  expect(text).not.toMatch(/\n\s+at .*\.[jt]s:\d+/);
  // No control character of the data reaches the terminal.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
}

/** Rates the plan and looks for a number that is none. */
export function expectRated({ plan, data, settings }: Checked): void {
  const rating = ratePlan({ plan, data, settings, force: plan.force, period: plan.periodEnd });
  JSON.stringify(rating, (key, value) => {
    if (typeof value === "number") expect(Number.isFinite(value), `${key} is ${value}`).toBe(true);
    return value;
  });
}

/** Says what became of thousands. */
export function report(name: string, { accepted, refused, slowest }: Tally): void {
  if (!FULL) return;
  console.log(
    `${name}: ${accepted + refused} mutated, ${refused} refused with problems, ${accepted} rated; slowest ${slowest.toFixed(0)} ms`
  );
}
