import { random } from "../../statistics/distributions/random.js";
import { POINTS } from "../../statistics/distributions/spread-normals.js";

/** Where the drawing of every series starts, so that the same series has the same chances everywhere. */
const SEED = 20_140_930;

const KEPT: Float32Array[] = [];

/** Lists of {@link POINTS} standard normal numbers, the same for every series. */
export function standardNormals(lists: number): readonly Float32Array[] {
  while (KEPT.length < lists) {
    const draw = random(SEED + KEPT.length);
    KEPT.push(Float32Array.from({ length: POINTS }, () => draw.normal()));
  }
  return KEPT;
}
