import { spawnSync } from "node:child_process";
import { expect } from "vitest";

/** What Debian's poppler reads in a PDF: the text of each page, in one line, and each page's size. */
export function readPdf(file: string): { pages: string[]; sizes: string[] } {
  const text = poppler("pdftotext", "-layout", file, "-");
  const info = poppler("pdfinfo", "-f", "1", "-l", "999", file);
  return {
    pages: text
      .split("\f")
      .slice(0, -1)
      .map((page) => page.replace(/\s+/g, " ")),
    sizes: [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)].map(
      ([, width, height]) => SIZES[`${millimetres(width!)} × ${millimetres(height!)}`] ?? "another size"
    )
  };
}

const SIZES: Record<string, string> = { "420 × 297": "A3 landscape", "210 × 297": "A4" };
const millimetres = (points: string): number => Math.round((Number(points) / 72) * 25.4);

function poppler(command: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: "utf8" });
  expect(stderr, command).toBe("");
  expect(status, command).toBe(0);
  return stdout;
}
