import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { FULL } from "../../../size.js";
import { readOne, shortCounts } from "../source-folder.js";
import { flatSheet, type SheetRow, sheetRow, TITLES } from "./flat-sheet.js";

const ROWS = 100_000;
const FORMATS = ["ods", "xlsx"] as const;

/** What LibreOffice wrote; README.md beside it says how. */
const fixture = (format: string): Buffer =>
  brotliDecompressSync(readFileSync(`test/loaders/sources/libreoffice/crimes.${format}.br`));

const REF = "12345678901234567893";

const YAML = (format: string): string => `sources:
  - id: extract
    kind: records
    basis: recorded crimes
    force: home
    files: [crimes.${format}]
    format: workbook
    header_row: ${TITLES.length + 1}
    columns: {date: Date recorded, code: Code, ref: Reference, share: Share}
    series:
      leading-zeros: {code: ["0029"]}
      one-zero: {code: ["029"]}
      no-zero: {code: ["29"]}
      long-id: {ref: ["${REF}"]}
      quarter: {share: ["0.25"]}
      eighth: {share: ["0.125"]}
`;

const SERIES: Record<string, (row: SheetRow) => boolean> = {
  "leading-zeros": ({ code }) => code === "0029",
  "one-zero": ({ code }) => code === "029",
  "no-zero": ({ code }) => code === "29",
  "long-id": ({ ref }) => ref === REF,
  quarter: ({ share }) => share === 0.25,
  eighth: ({ share }) => share === 0.125
};

/** Counts of the rows that were written, month by month. */
function written(): string[] {
  const counts = new Map<string, number>();
  for (let i = 0; i < ROWS; i++) {
    const row = sheetRow(i);
    for (const [series, belongs] of Object.entries(SERIES)) {
      const key = `home ${series} ${row.day.slice(0, 7)}`;
      counts.set(key, (belongs(row) ? 1 : 0) + (counts.get(key) ?? 0));
    }
  }
  return [...counts].map(([key, count]) => `${key} ${count}`);
}

async function expectWritten(format: string, bytes: Buffer): Promise<void> {
  const result = await readOne({ "sources.yaml": YAML(format), [`crimes.${format}`]: bytes });
  expect(result.account).toMatchObject({ rows: ROWS, rejected: 0 });
  const read = shortCounts(result);
  // Zeros at either end of a series are no months of it; those that it has are as they were written.
  expect(
    written()
      .filter((count) => !count.endsWith(" 0"))
      .sort()
  ).toEqual(read.filter((count) => !count.endsWith(" 0")).sort());
  expect(written()).toEqual(expect.arrayContaining(read));
}

describe("a workbook of 100,000 rows that LibreOffice wrote", () => {
  test.each(FORMATS)("is read as it was written: %s", (format) => expectWritten(format, fixture(format)));

  const soffice = spawnSync("soffice", ["--version"], { encoding: "utf8" }).status === 0;
  if (FULL && !soffice)
    console.warn(
      "SKIPPED: LibreOffice is not installed, so what it writes today is not read. On Debian: apt-get install libreoffice-calc"
    );
  test.skipIf(!FULL || !soffice).each(FORMATS)(
    "so is what the LibreOffice of this machine writes: %s",
    async (format) => {
      const folder = mkdtempSync(join(tmpdir(), "control-lines-office-"));
      try {
        writeFileSync(join(folder, "crimes.fods"), flatSheet(ROWS));
        const profile = `-env:UserInstallation=file://${folder}/profile`;
        const args = [
          profile,
          "--headless",
          "--convert-to",
          format,
          "--outdir",
          folder,
          join(folder, "crimes.fods")
        ];
        expect(spawnSync("soffice", args).status).toBe(0);
        await expectWritten(format, readFileSync(join(folder, `crimes.${format}`)));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  );
});
