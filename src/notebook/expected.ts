import type { PlanNow } from "../components/choice/live-plan.js";
import type { Rated } from "../components/measure/rated.js";
import type { Polarity } from "../plan/plan.js";
import type { Reading } from "../plan/readings.js";

/** A measure as `rated` gives it. Throws a TypeError that says what the piece `name` was given instead, and what to do. */
export function measureIn(name: string, given: unknown): Rated {
  if (has(given, "dossier")) return given as Rated;
  throw wrong(name, "a measure as rated() gives it", given);
}

/** The plan as a cell has it. Throws a TypeError that says what the piece `name` was given instead, and what to do. */
export function planIn(name: string, given: unknown): PlanNow {
  if (has(given, "view")) return given as PlanNow;
  throw wrong(name, "the plan as a cell has it (import {plan} from the kit)", given);
}

/** The error of a piece that was given something else than it needs. */
export function wrong(name: string, expected: string, given: unknown): TypeError {
  return new TypeError(`${name}(): expected ${expected}, and was given ${inWords(given)}.`);
}

/** Has a value, such as a measure, a part of this name? */
export const has = (given: unknown, part: string): boolean =>
  typeof given === "object" && given !== null && part in given;

function inWords(given: unknown): string {
  if (given === null || given === undefined) return "nothing";
  if (has(given, "then")) return "what is still under way: put await before it, or give it a cell of its own";
  if (has(given, "next"))
    return "a generator: a cell has its values, elsewhere (await ….next().value) is one";
  if (has(given, "dossier")) return "a measure";
  if (Array.isArray(given)) return "a list";
  return typeof given === "object"
    ? `an object of ${Object.keys(given).join(", ") || "nothing"}`
    : JSON.stringify(given);
}

/** A reading by its name, of those that are worked out. Throws a RangeError for another text. */
export function readingIn<R extends Reading>(name: string, given: Reading, known: readonly R[]): R {
  const found = known.find((reading) => reading === given);
  if (found) return found;
  throw new RangeError(
    `${name}(): reading is ${JSON.stringify(given)}; expected one of ${known.join(", ")}.`
  );
}

/** Which way is better, as it is written. Throws a RangeError for another text. */
export function betterIn(name: string, given: Polarity): Polarity {
  if (given === "lower" || given === "higher") return given;
  throw new RangeError(`${name}(): better is ${JSON.stringify(given)}; expected lower or higher.`);
}

/** An option that is true or false. Throws a RangeError for anything else. */
export function yesOrNoIn(name: string, option: string, given: unknown): boolean {
  if (typeof given === "boolean") return given;
  throw new RangeError(`${name}(): ${option} is ${JSON.stringify(given)}; expected true or false.`);
}

/** Throws a RangeError for an option that there is not, such as one that is misspelt. */
export function onlyOptions(name: string, given: object, known: readonly string[], hint = ""): void {
  const [other] = Object.keys(given).filter((option) => !known.includes(option));
  if (other !== undefined)
    throw new RangeError(
      `${name}(): there is no option “${other}” here. There are: ${known.join(", ")}.${hint}`
    );
}
