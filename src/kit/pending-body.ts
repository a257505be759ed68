import { element } from "./element.js";

/** Names room that is filled late; on a page as it is read without scripts, room that was filled. */
const LATE = "data-late";
const KEPT = "data-kept";

/**
 * Room for what comes later: says what is under way, to assistive software and to paper too, until it is filled. `name` says what
 * comes: what the build wrote of it for readers without scripts, which is the published view, stands until then.
 */
export function pendingBody(underWay: string, name: string): HTMLElement {
  const body = element("div", { "aria-busy": "true", [LATE]: name });
  const kept = isPublished() ? [...document.querySelectorAll(`[${KEPT}="${name}"]`)] : [];
  // Of two of a name nobody knows which is which.
  body.append(...(kept.length === 1 ? kept[0]!.childNodes : [element("p", { role: "status" }, underWay)]));
  return body;
}

/** An address that asks for nothing. */
const isPublished = (): boolean => globalThis.location?.search === "";

/** Puts what was waited for, or why there is none, in its room. */
export function fillBody(body: HTMLElement, ...contents: (HTMLElement | string)[]): void {
  body.replaceChildren(...contents);
  body.removeAttribute("aria-busy");
}
