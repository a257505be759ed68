import { PAGE_PARAMETER } from "../components/choice/choice.js";

/** An input of a page, such as those of `Inputs`: it has a value, and tells of a change by an "input" event. */
interface Input extends EventTarget {
  value: unknown;
}

/**
 * Keeps an input's value in the page's address, under a name of the author's:
 * `view(inAddress("recent", Inputs.range([2, 12])))`. A link that is copied, a reload, back and forward show the value
 * again; what the input begins with is not written. For an input that chooses among objects, `options` are these
 * objects, told apart by their `id`: `inAddress("measure", Inputs.select(list), list)`.
 */
export function inAddress<I extends Input>(name: string, input: I, options: readonly unknown[] = []): I {
  const parameter = `${PAGE_PARAMETER}${name}`;
  const first = input.value;
  const read = (): unknown => {
    const text = new URL(location.href).searchParams.get(parameter);
    return text === null ? first : valueIn(text, options, first);
  };
  const show = (value: unknown): boolean => {
    if (textOf(value) === textOf(input.value)) return false;
    input.value = value;
    return true;
  };
  show(read());
  input.addEventListener("input", () => {
    const url = new URL(location.href);
    if (textOf(input.value) === textOf(first)) url.searchParams.delete(parameter);
    else url.searchParams.set(parameter, textOf(input.value));
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  });
  addEventListener("popstate", () => {
    if (show(read())) input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return input;
}

/** What stands in the address for a value: the id of an object that has one, a text as it is, else JSON. */
function textOf(value: unknown): string {
  const named = (value as { id?: unknown } | null | undefined)?.id ?? value;
  return typeof named === "string" ? named : (JSON.stringify(named) ?? "");
}

/** The value that an address means: one of the options, else of the kind that the input began with; a text that is neither is passed over. */
function valueIn(text: string, options: readonly unknown[], first: unknown): unknown {
  const option = options.find((one) => textOf(one) === text);
  if (option !== undefined) return option;
  if (typeof first === "string") return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === typeof first ? value : first;
  } catch {
    return first;
  }
}
