import { element } from "../../kit/element.js";
import { siteLink } from "../../kit/site-link.js";
import type { ExceptionInWords, ExceptionsOfKind } from "../../words/exception-text.js";

/** A section for each kind of exception, with a link to the page of each measure. */
export function exceptionsList(kinds: readonly ExceptionsOfKind[]): HTMLElement {
  return element("div", {}, ...kinds.map(sectionOf));
}

function sectionOf({ kind, title, exceptions }: ExceptionsOfKind): HTMLElement {
  return element(
    "section",
    { class: "exceptions-kind" },
    element("h2", { id: kind }, title),
    element("ul", {}, ...exceptions.map(itemOf))
  );
}

function itemOf({ id, title, texts }: ExceptionInWords): HTMLElement {
  const name = id === null ? title : element("a", { href: siteLink(`measures/${id}.html`) }, title);
  return element("li", {}, element("strong", {}, name), ...texts.map((text) => element("p", {}, text)));
}
