import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { type ReadResult, readData } from "../../../loaders/data/read-data.js";
import type { Problem } from "../../../loaders/files/problem.js";
import { TINY_DATA } from "./tiny-data.js";

/** What becomes of a file: its new content, a change of its text, or null to leave it out. */
export type Change = string | Buffer | ((text: string) => string) | null;

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A temporary folder with the tiny data, some files changed; it is removed after the test. */
export function dataFolder(changes: Record<string, Change> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-"));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...TINY_DATA, ...changes })) {
    const content = typeof text === "function" ? text(TINY_DATA[name]!) : text;
    if (content !== null) writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Reads the tiny data with some files changed. */
export function readChanged(changes: Record<string, Change> = {}): ReadResult {
  return readData(dataFolder(changes));
}

/** The problems of the tiny data with some files changed: one line each, the folder left out. */
export function problemsOf(changes: Record<string, Change>): string[] {
  const folder = dataFolder(changes);
  return readData(folder).problems.map((problem) => oneLine(problem, folder));
}

function oneLine({ file, line, column, problem, expected }: Problem, folder: string): string {
  return `${file.slice(folder.length + 1)}:${line}:${column} ${problem}; expected ${expected}`;
}

/** Replaces a text that must be there. */
export function replacing(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`the tiny data do not hold “${from}”`);
    return text.replace(from, to);
  };
}
