import { randomInt } from "node:crypto";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** What is drawn at random in this run is drawn from this seed, a whole number. */
    seed: number;
  }
}

/** Draws the seed of a run and prints it, unless TEST_SEED asks for that of an earlier run. */
export default function giveSeed(project: TestProject): void {
  const { TEST_SEED } = process.env;
  const seed = TEST_SEED ? Number(TEST_SEED) : randomInt(2 ** 31);
  console.log(`Seed of this run: ${seed}. TEST_SEED=${seed} repeats what it draws.`);
  project.provide("seed", seed);
  // The other projects of the run draw from the same.
  process.env.TEST_SEED = String(seed);
}
