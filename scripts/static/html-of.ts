/** Elements without an end. */
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** Elements whose text a reader of HTML takes as it stands. */
const RAW = new Set("style script xmp iframe noembed noframes plaintext".split(" "));

/** A newline at their beginning is dropped by a reader of HTML. */
const DROPS_NEWLINE = new Set(["pre", "textarea", "listing"]);

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // HTML has a word for it that XML has not.
  "\u00a0": "&#160;"
};
const escapeText = (text: string): string => text.replace(/[&<>\u00a0]/g, (sign) => ESCAPES[sign]!);
const escapeValue = (text: string): string => text.replace(/[&"\u00a0]/g, (sign) => ESCAPES[sign]!);

/**
 * A node as HTML, from which a browser makes the same node, and XML where it has no element without an end: https://html.spec.whatwg.org/#serialising-html-fragments. linkedom's
 * own leaves "&" in attributes, and all signs in a title or a field, as they are.
 */
export function htmlOf(node: Node): string {
  if (node.nodeType === 3) return escapeText(node.textContent!);
  // What could end a comment sooner is left out.
  if (node.nodeType === 8) return `<!--${node.textContent!.replaceAll(/--|>/g, "")}-->`;
  if (node.nodeType !== 1) return "";
  const { localName, attributes, childNodes } = node as Element;
  const written = [...attributes].map(({ name, value }) => ` ${name}="${escapeValue(value)}"`);
  const start = `<${localName}${written.join("")}>`;
  if (VOID.has(localName)) return start;
  const inner = RAW.has(localName) ? rawText(node) : [...childNodes].map(htmlOf).join("");
  return `${start}${DROPS_NEWLINE.has(localName) && inner.startsWith("\n") ? "\n" : ""}${inner}</${localName}>`;
}

/** Text that would end its element sooner is left out. */
function rawText(node: Node): string {
  const text = node.textContent!;
  return text.includes("</") ? "" : text;
}
