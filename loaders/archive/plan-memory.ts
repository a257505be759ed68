import { type RatingMemo, ratingMemo } from "../../src/rules/rating-memo.js";
import { dataQuality } from "../../src/views/data-quality.js";
import type { Facts } from "../data/read-data.js";
import { rememberedFacts } from "../data/remembered-facts.js";

/** What computing a plan leaves for computing it again; what comes out is the same with or without it. */
export interface PlanMemory {
  facts: (folder: string) => Facts;
  memo: RatingMemo;
  quality: typeof dataQuality;
}

/** Steps of rating a plan at every month of its history, several times over. */
const RESULTS = 100_000;

/** Remembers the data as long as their files stay, and every step of a rating that a changed setting does not reach. */
export function planMemory(): PlanMemory {
  return { facts: rememberedFacts(), memo: ratingMemo(RESULTS), quality: rememberLast(dataQuality) };
}

/** The function, computing again only when an argument is another one than the last time. */
function rememberLast<A extends unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | undefined;
  return (...args) => {
    if (!last || last.args.some((arg, i) => arg !== args[i])) last = { args, result: compute(...args) };
    return last.result;
  };
}
