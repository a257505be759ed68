import { PAGE_PARAMETER } from "../components/choice/choice.js";
import { has, wrong } from "./expected.js";

/** An input of a page, such as those of `Inputs`: it has a value, and tells of a change by an "input" event. */
interface Input extends EventTarget {
  value: unknown;
}

/**
 * Keeps an input's value in the page's address, under a name of the author's:
 * `view(inAddress("recent", Inputs.range([2, 12])))`. A link that is copied, a reload, back and forward show the value
 * again; what the input begins with is not written, and what it does not take is passed over. For an input that chooses among objects, `options` are these
 * objects, told apart by their `id`: `inAddress("measure", Inputs.select(list), list)`.
 */
export function inAddress<I extends Input>(name: string, input: I, options: readonly unknown[] = []): I {
  if (typeof name !== "string" || typeof input?.addEventListener !== "function")
    throw wrong(
      "inAddress",
      `a name and an input, as in view(inAddress("recent", Inputs.range([2, 12])))`,
      input
    );
  const first = input.value;
  if (options.length === 0 && isObject(first)) throw new TypeError(OBJECTS);
  const parameter = `${PAGE_PARAMETER}${name}`;
  const show = (): boolean => {
    const before = textOf(input.value);
    const text = new URL(location.href).searchParams.get(parameter);
    const taken = text !== null && valuesIn(text, options, first).some((value) => takes(input, value, text));
    if (!taken && textOf(input.value) !== textOf(first)) input.value = first;
    return textOf(input.value) !== before;
  };
  show();
  input.addEventListener("input", () => {
    const url = new URL(location.href);
    if (textOf(input.value) === textOf(first)) url.searchParams.delete(parameter);
    else url.searchParams.set(parameter, textOf(input.value));
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  });
  addEventListener("popstate", () => {
    if (show()) input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return input;
}

const OBJECTS =
  'inAddress(): an input that chooses among objects is given them, too, and finds them by their id: inAddress("measure", Inputs.select(list), list). Rows of a table or a search cannot stand in an address.';

/** An object with an id, or a list of objects: their text would not lead back to them. */
function isObject(value: unknown): boolean {
  return Array.isArray(value) ? value.some((one) => typeof one === "object") : has(value, "id");
}

/** Gives an input a value of an address, which it may not take: one out of range, or none of those that it offers. */
function takes(input: Input, value: unknown, text: string): boolean {
  try {
    input.value = value;
  } catch {
    return false;
  }
  return textOf(input.value) === text;
}

/** What stands in the address for a value: the id of an object that has one, the day of a date, a text as it is, else JSON. */
function textOf(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(+value) ? "" : value.toISOString().replace("T00:00:00.000Z", "");
  const named = (value as { id?: unknown } | null | undefined)?.id ?? value;
  return typeof named === "string" ? named : (JSON.stringify(named) ?? "");
}

/** The values that an address can mean: one of the options, else those of the kind that the input began with; any kind when it began with none. */
function valuesIn(text: string, options: readonly unknown[], first: unknown): unknown[] {
  const option = options.find((one) => textOf(one) === text);
  if (option !== undefined) return [option];
  if (options.length > 0 && has(first, "id")) return [];
  const meant = [text, jsonOf(text), new Date(text)];
  return first === null || first === undefined
    ? meant
    : meant.filter((value) => kindOf(value) === kindOf(first));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const kindOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? (value.constructor?.name ?? "Object") : typeof value;
