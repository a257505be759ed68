import { type Child, element } from "./element.js";

/** Which parts the reader has opened, by key: a part that is made anew is open again. */
const opened = new Set<string>();

/** A part that is folded until the reader opens it, and stays open when its cell runs again. `key` is its name on the page. */
export function folded(key: string, summary: Child, ...contents: Child[]): HTMLDetailsElement {
  const details = element(
    "details",
    { "data-folded": key, open: opened.has(key) || standsOpen(key) },
    element("summary", {}, summary),
    ...contents
  );
  details.addEventListener("toggle", () => {
    if (details.open) opened.add(key);
    else opened.delete(key);
  });
  return details;
}

/** Has the reader opened this part where it stood as the build wrote it? */
function standsOpen(key: string): boolean {
  const parts = document.querySelectorAll<HTMLDetailsElement>("details[data-folded][open]");
  return [...parts].some(({ dataset }) => dataset.folded === key);
}
