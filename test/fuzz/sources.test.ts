import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readData, readFacts } from "../../loaders/data/read-data.js";
import { DataError } from "../../loaders/files/data-error.js";
import { readSources } from "../../loaders/sources/read-sources.js";
import type { SourceResult } from "../../loaders/sources/source-result.js";
import type { HandedBack } from "../../loaders/sources/sources-of.js";
import { filteredRecords } from "../../src/plan/provenance.js";
import { TINY_DATA } from "../loaders/data/tiny-data.js";
import { sized } from "../size.js";
import { expectProblems, expectRated, report, tallyOf, trials } from "./expectations.js";
import { anyMutation } from "./mutation.js";

const CRIMES = `Date,Force,Type,Flags,Place
2014-07-01,Home Police,Burglary,,E1
2014-07-31,Home Police,Burglary,DV;HATE,E2
2014-08-15,Home Police,Robbery,,E1
2014-08-16,Away,Burglary,CANCELLED,E3
2014-09-01,Away,Break-in,,E3
2014-09-30,Home Police,Burglary,"HATE, DV",
2014-09-30,Home Police,Fraud,,E2
`;

/** Fewer than of the other files: the engine starts anew for each mutation. */
const { parameters, timeout } = trials(sized(12, 5000));

/** What is read; each is mutated while the others stay as they are. */
const FILES: Record<string, string> = {
  "sources.yaml": `sources:
  - id: crimes
    kind: csv
    basis: recorded crimes, own extract
    files: [crimes.csv]
    columns: {date: Date, force: Force, type: Type, flags: Flags, place: Place}
    allow_rejected: 2
    renamed: {type: {Break-in: Burglary}}
    filters:
      cancelled: {flags: {has: [CANCELLED]}}
    series:
      burglary: {type: [Burglary]}
      domestic: {flags: {has: [DV]}}
    areas: {column: place, lookup: lookup.csv}
`,
  "crimes.csv": CRIMES,
  "lookup.csv": "code,area\nE1,north\nE2,south\n"
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-fuzz-"));
  const areas = "area,name,level,parent\nnorth,North,district,home\nsouth,South,district,home\n";
  for (const [name, text] of Object.entries({ ...TINY_DATA, ...FILES, "areas.csv": areas }))
    writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a process that read the sources would hand back. */
async function handedBack(): Promise<HandedBack> {
  try {
    const { results } = await readSources(folder, { cache: join(folder, "cache"), thisMonth: "2014-12" });
    return { problems: [], results };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { problems: [...error.problems], results: [] };
  }
}

/** What is mutated: whole files, and records below headings that are left alone, for few mutations get past the headings. */
const TARGETS: [what: string, name: string, kept: string][] = [
  ...Object.keys(FILES).map((name): [string, string, string] => [name, name, ""]),
  ["the records of crimes.csv", "crimes.csv", CRIMES.slice(0, CRIMES.indexOf("\n") + 1)]
];

describe.each(TARGETS)("%s, mutated", (what, name, kept) => {
  it("ends in accounts that add up and a rated plan, or in a list of problems", { timeout }, async () => {
    const tally = tallyOf();
    try {
      await fc.assert(
        fc.asyncProperty(anyMutation(FILES[name]!.slice(kept.length)), async (mutation) => {
          const bytes = Buffer.concat([Buffer.from(kept), mutation.bytes]);
          writeFileSync(join(folder, name), bytes);
          const started = performance.now();
          const sources = await handedBack();
          const { problems, checked } = readData(folder, (of) => readFacts(of, () => sources));
          tally.slowest = Math.max(tally.slowest, performance.now() - started);
          expect(checked === null).toBe(problems.length > 0);
          for (const result of sources.results) expectAccounts(result);
          if (checked) {
            tally.accepted += 1;
            expectRated(checked);
            if (name === "crimes.csv") expectOwnNumbers(sources.results, textOf(bytes));
          } else {
            tally.refused += 1;
            expectProblems(problems, folder);
          }
        }),
        parameters
      );
    } finally {
      writeFileSync(join(folder, name), FILES[name]!);
    }
    report(what, tally);
  });
});

/** Every record is one of counted, left out and rejected; what the series got is what the accounts say. */
function expectAccounts({ account, counts, areas }: SourceResult): void {
  for (const part of [account, ...account.inputs])
    expect(part.counted + filteredRecords(part) + part.rejected).toBe(part.rows);
  expect(account.rejects.reduce((sum, { records }) => sum + records, 0)).toBe(account.rejected);
  for (const key of ["rows", "counted", "rejected"] as const)
    expect(account.inputs.reduce((sum, input) => sum + input[key], 0)).toBe(account[key]);
  const sumOf = (rows: readonly { count: number }[]) => rows.reduce((sum, row) => sum + row.count, 0);
  for (const [series, { count }] of Object.entries(account.series)) {
    expect(sumOf(counts.filter((row) => row.series === series))).toBe(count);
    expect(sumOf(areas.filter((row) => row.measure === series))).toBeLessThanOrEqual(count);
  }
}

/** UTF-16 says so by its mark, and is read as that. */
const textOf = (bytes: Buffer): string =>
  bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf16le" : "utf8");

/** The records, counted by another reader of CSV, are those of the account. */
function expectOwnNumbers([result]: readonly SourceResult[], text: string): void {
  const rows: Record<string, string>[] = parse(text, {
    columns: true,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
    record_delimiter: ["\r\n", "\n", "\r"]
  });
  expect(result!.account.rows).toBe(rows.length);
}
