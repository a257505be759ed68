import { inPlaces, type PlaceWords } from "../../src/plan/place-words.js";
import type { Problem } from "../files/problem.js";

/** Every problem in the plan's own word for its places; what stands in the files is left as it is. */
export function problemsInPlaces(problems: readonly Problem[], places: PlaceWords): Problem[] {
  return problems.map((found) => {
    const { problem, expected, hint } = found;
    const said = { problem: inPlaces(problem, places), expected: inPlaces(expected, places) };
    return { ...found, ...said, ...(hint !== undefined && { hint: inPlaces(hint, places) }) };
  });
}
