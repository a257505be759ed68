import { type Child, element } from "../../kit/element.js";

/** A section with a heading that can be linked to. */
export function section(id: string, title: string, ...content: Child[]): HTMLElement {
  return element(
    "section",
    { "aria-labelledby": id, class: "methodology-section" },
    element("h2", { id }, title),
    ...content
  );
}

/** The way back to the overview. */
export function breadcrumb(): HTMLElement {
  return element("p", { class: "measure-breadcrumb" }, element("a", { href: "./index.html" }, "Methodology"));
}

/** A table that is opened when it is wanted. */
export function details(summary: string, ...content: Child[]): HTMLElement {
  return element("details", {}, element("summary", {}, summary), ...content);
}
