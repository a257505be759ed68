import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** The one place where numbers become text. */
const FORMAT = join("src", "words", "format.ts");

/** Ways to write a number or a date that follow the reader's machine. The clock of a named place does not: it is read, not shown. */
const LOCAL = /\.toLocale\w+\(|\bIntl\.(?!DateTimeFormat\("en-GB", \{ timeZone)/;

/** A number cut to some decimals by hand; fine where it is made a number again, or is a length in a style sheet. */
const BY_HAND = /(?<!Number\([\w.]+)\.toFixed\((?!\w+\)\}%)/;

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((file) => join(folder, String(file)))
    .filter((file) => /\.(ts|md)$/.test(file) && !file.includes(".observablehq") && file !== FORMAT);

/** The lines of these folders that match, with their place. */
const linesLike = (pattern: RegExp, ...folders: string[]): string[] =>
  folders.flatMap(sources).flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : []))
  );

describe("numbers that readers see", () => {
  it("are written by src/words/format.ts alone, in British English wherever they are read or built", () => {
    expect(linesLike(LOCAL, "src", "loaders", "scripts")).toEqual([]);
  });

  it("are not cut to decimals by hand in a page", () => {
    expect(linesLike(BY_HAND, "src")).toEqual([]);
  });
});
