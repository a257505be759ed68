import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { controlCharacters } from "../../src/words/control-characters.js";
import { formatNumber } from "../../src/words/format.js";
import { changedProblem, fileState } from "./changed-files.js";
import { isThere, leadsNowhere } from "./is-there.js";
import type { Problem } from "./problem.js";
import { codePoint } from "./quoted.js";

const NEW_LINE = 0x0a;

/** More than a million rows, which are quickly read; a text of half a gigabyte could not be held at all. */
const LARGEST_BYTES = 50_000_000;

/**
 * The text of one file of the data folder: UTF-8, with or without a byte order mark, of at most `largest` bytes.
 * Adds to `problems` and returns null when the file is missing, empty, too large, not UTF-8, holds control characters, or
 * is changed while it is read.
 */
export function readText(
  folder: string,
  name: string,
  problems: Problem[],
  largest = LARGEST_BYTES
): string | null {
  const file = join(folder, name);
  const found = checkedText(file, largest);
  if (typeof found === "string") return found;
  for (const problem of found) problems.push(problem);
  return null;
}

function checkedText(file: string, largest: number): string | Problem[] {
  let bytes: Buffer;
  try {
    const { size } = statSync(file);
    if (size > largest) return [tooLarge(file, size, largest)];
    const state = fileState(file);
    bytes = readFileSync(file);
    if (fileState(file) !== state) return [changedProblem(file)];
  } catch (error) {
    return [unreadable(file, error as NodeJS.ErrnoException)];
  }
  if (!isUtf8(bytes)) return notUtf8(file, bytes);
  const text = new TextDecoder("utf-8").decode(bytes);
  if (text.trim() === "") return [emptyFile(file)];
  return controlCharacters(text).length === 0 ? text : linesWithControls(file, text);
}

const BY_SOURCE =
  "Records may be larger: put them into a file of their own, which sources.yaml names, and they are counted from there.";

function tooLarge(file: string, size: number, largest: number): Problem {
  return {
    file,
    line: 1,
    column: 1,
    value: "",
    problem: `the file has ${formatNumber(size)} bytes`,
    expected: `at most ${formatNumber(largest)}`,
    ...(file.endsWith(".csv") && { hint: BY_SOURCE })
  };
}

function unreadable(file: string, error: NodeJS.ErrnoException): Problem {
  const missing = error.code === "ENOENT";
  if (missing && isThere(file)) return leadsNowhere(file);
  return {
    file,
    line: 1,
    column: 1,
    value: "",
    problem: missing ? "the file is missing" : `the file cannot be read: ${error.message}`,
    expected: "a file of this name in the data folder",
    hint: "README.md in the data folder describes every file."
  };
}

/** The problem of a file in which nothing is written. */
export function emptyFile(file: string): Problem {
  return { file, line: 1, column: 1, value: "", problem: "the file is empty", expected: "data" };
}

/** One problem a line that is not UTF-8: a line feed is never part of a longer character, so lines can be judged one by one. */
function notUtf8(file: string, bytes: Buffer): Problem[] {
  const problems: Problem[] = [];
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newLine = bytes.indexOf(NEW_LINE, start);
    const end = newLine === -1 ? bytes.length : newLine;
    const lineBytes = bytes.subarray(start, end);
    if (!isUtf8(lineBytes)) problems.push(badByte(file, line, lineBytes));
    start = end + 1;
  }
  return problems;
}

function badByte(file: string, line: number, bytes: Buffer): Problem {
  // A lenient decoder puts the replacement character where the first byte that does not fit stands.
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\uFFFD", 1)[0]!;
  const byte = bytes[Buffer.byteLength(before)]!;
  const shown = `0x${byte.toString(16).toUpperCase()}`;
  return {
    file,
    line,
    column: before.length + 1,
    value: shown,
    problem: `the byte ${shown} is not UTF-8 text`,
    expected: "UTF-8",
    hint: "Save the file again as “CSV UTF-8”; read in another encoding, letters and £ signs would change."
  };
}

/** One problem a line that holds control characters, at the first of them. */
function linesWithControls(file: string, text: string): Problem[] {
  return text.split("\n").flatMap((line, i) => {
    const [first] = controlCharacters(line);
    return first === undefined ? [] : [controlCharacter(file, i + 1, first, codePoint(line.charAt(first)))];
  });
}

function controlCharacter(file: string, line: number, offset: number, code: string): Problem {
  return {
    file,
    line,
    column: offset + 1,
    value: code,
    problem: `the text holds the control character ${code}`,
    expected: "visible characters",
    hint: "Delete the character, or write the line again."
  };
}
