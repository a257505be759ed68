import { type Child, element } from "../../kit/element.js";

/** In turn: _{subscript}, {variable}, **strong**, `code`, [link](address). */
const MARKS = /_\{([^}]*)\}|\{([^}]*)\}|\*\*(.+?)\*\*|`([^`]+)`|\[(\[\d+\]|[^\][]+)\]\(([^)\s]+)\)/g;

/**
 * Text of these pages with a few marks: `{x}` a variable, `_{B}` a subscript, `**strong**`, `` `code` `` and
 * `[link](address)`. For text written in this project only: what data say is never passed through here.
 */
export function prose(text: string): Child[] {
  const parts: Child[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    parts.push(text.slice(end, match.index), marked(match));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

function marked([, sub, variable, strong, code, label, address]: RegExpMatchArray): Child {
  if (sub !== undefined) return element("sub", {}, sub);
  if (variable !== undefined) return element("var", {}, variable);
  if (strong !== undefined) return element("strong", {}, strong);
  if (code !== undefined) return element("code", {}, code);
  return element("a", { href: address! }, label!);
}

/** A paragraph with marks. */
export function paragraph(text: string): HTMLElement {
  return element("p", {}, ...prose(text));
}

/** A list of sentences with marks. */
export function bullets(items: readonly string[]): HTMLElement {
  return element("ul", {}, ...items.map((item) => element("li", {}, ...prose(item))));
}
