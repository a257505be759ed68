import { element } from "./element.js";

/** Room for what comes later: says what is under way, to assistive software and to paper too, until it is filled. */
export function pendingBody(underWay: string): HTMLElement {
  return element("div", { "aria-busy": "true" }, element("p", { role: "status" }, underWay));
}

/** Puts what was waited for, or why there is none, in its room. */
export function fillBody(body: HTMLElement, ...contents: (HTMLElement | string)[]): void {
  body.replaceChildren(...contents);
  body.removeAttribute("aria-busy");
}
