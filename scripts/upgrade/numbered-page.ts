import { isDeepStrictEqual } from "node:util";
import { PlainError } from "../../loaders/options/plain-error.js";
import { version } from "../../src/plan/kit-version.js";
import { splitFrontMatter } from "../site/page-code.js";
import { KIT } from "../site/page-kit.js";

/**
 * The text of a page that says for which version of the kit it is written, this one, and every other character as it was. Throws a
 * plain error when its front matter has no place for it.
 */
export function numberedPage(text: string): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `${KIT}: "${version}"${end}`;
  const opening = /^\uFEFF?---[^\S\n]*\n/.exec(text)?.[0];
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const after = opening
    ? `${opening}${line}${text.slice(opening.length)}`
    : `${mark}---${end}${line}---${end}${end}${text.slice(mark.length)}`;
  if (isDeepStrictEqual(read(after), { [KIT]: version, ...read(text) })) return after;
  throw new PlainError(`Its front matter has no place for it. Write it there by hand: ${KIT}: "${version}"`);
}

/** What a page says, the words after its front matter among it. */
function read(text: string): Record<string, unknown> {
  const { content, data } = splitFrontMatter(text.replace(/^\uFEFF/, ""));
  return { ...data, "": content.trim() };
}
