import { normalQuantile } from "../../statistics/distributions/normal.js";
import { type Random, random } from "../../statistics/distributions/random.js";
import { POINTS } from "../../statistics/distributions/spread-normals.js";

/** Where the drawing of every series starts, so that the same series has the same chances everywhere. */
const SEED = 20_140_930;

/** Lists of {@link POINTS} standard normal numbers, the same for every series: each is made once. */
function listsOf(make: (draw: Random) => Float32Array): (lists: number) => readonly Float32Array[] {
  const kept: Float32Array[] = [];
  return (lists) => {
    while (kept.length < lists) kept.push(make(random(SEED + kept.length)));
    return kept;
  };
}

/** Drawn one by one. */
export const standardNormals = listsOf((draw) => Float32Array.from({ length: POINTS }, () => draw.normal()));

/**
 * In each list one number of each of as many equal parts of the distribution, in an order drawn by chance, so that none lies off 0: a
 * Latin hypercube (McKay, Beckman & Conover 1979, Technometrics 21, p. 239).
 */
export const layeredNormals = listsOf((draw) => {
  const list = Float32Array.from({ length: POINTS }, (_, i) => normalQuantile((i + 0.5) / POINTS));
  for (let i = POINTS - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * draw.uniform());
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
});
