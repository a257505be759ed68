import type { Place, Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";

/** An id in a YAML file that no table has, with those that there are. */
export function unknownReference(
  place: Place,
  what: string,
  id: string,
  expected: string,
  known: ReadonlySet<string>
): Problem {
  return {
    ...place,
    problem: `${what} ${quoted(id)} is unknown`,
    expected,
    hint: `Known: ${[...known].sort().join(", ") || "none"}.`
  };
}
