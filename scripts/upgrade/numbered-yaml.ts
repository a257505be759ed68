import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, parseDocument } from "yaml";
import { FORMAT } from "../../loaders/files/yaml-format.js";
import { PlainError } from "../../loaders/options/plain-error.js";

/**
 * The text of a YAML file with its first format number, and every other character as it was: above the first key, and above the
 * comment that stands right over that, unless the file begins with it. Throws a plain error when the number has no place.
 */
export function numberedYaml(text: string, format: number): string {
  const before = parseDocument(text);
  const first = isMap(before.contents) ? before.contents.items[0]?.key : undefined;
  if (!isScalar(first)) throw noPlace(format);
  const after = withLine(text, first.range![0], `${FORMAT}: ${format}`);
  const expected = { [FORMAT]: format, ...(before.toJS() as object) };
  const read = parseDocument(after);
  if (read.errors.length > 0 || !isDeepStrictEqual(read.toJS(), expected)) throw noPlace(format);
  return after;
}

const noPlace = (format: number): PlainError =>
  new PlainError(`The number has no place among its keys. Write it by hand: ${FORMAT}: ${format}`);

/** The comment lines right above a place, where something other than they stands before them. */
const COMMENT_ABOVE = /(?<=\n[^\S\n]*\r?\n)(?:[^\S\n]*#[^\n]*\n)+$/;

function withLine(text: string, at: number, line: string): string {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const comment = COMMENT_ABOVE.exec(text.slice(0, lineStart))?.[0] ?? "";
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const place = lineStart - comment.length;
  const indent = text.slice(lineStart, at);
  // A blank line keeps the comment with its own key.
  return `${text.slice(0, place)}${indent}${line}${end}${comment && end}${text.slice(place)}`;
}
