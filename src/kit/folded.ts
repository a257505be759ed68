import { type Child, element } from "./element.js";

/** Which parts the reader has opened, by key: a part that is made anew is open again. */
const opened = new Set<string>();

/** A part that is folded until the reader opens it, and stays open when its cell runs again. `key` is its name on the page. */
export function folded(key: string, summary: Child, ...contents: Child[]): HTMLDetailsElement {
  const details = element("details", { open: opened.has(key) }, element("summary", {}, summary), ...contents);
  details.addEventListener("toggle", () => {
    if (details.open) opened.add(key);
    else opened.delete(key);
  });
  return details;
}
