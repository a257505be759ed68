import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Checked, readData } from "../../loaders/data/read-data.js";
import { TINY_DATA } from "../loaders/data/tiny-data.js";
import { sized } from "../size.js";
import { expectProblems, expectRated, report, tallyOf, trials } from "./expectations.js";
import { anyMutation } from "./mutation.js";

/** Every file of the contract, those that need not be there included. */
const FILES: Record<string, string> = {
  ...TINY_DATA,
  "areas.csv": "area,name,level,parent\nnorth,North,district,home\nn1,One,ward,north\nn2,Two,ward,north\n",
  "area-offences.csv":
    "area,measure,month,count,basis\nn1,theft,2014-08,12,recorded\nn2,theft,2014-08,3,recorded\nn1,theft,2014-09,9,recorded\n"
};

const { parameters, timeout } = trials(sized(30, 5000));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-fuzz-"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.keys(FILES))("%s, mutated", (name) => {
  it("ends in a rated plan with the file's own numbers, or in a list of problems", { timeout }, () => {
    const tally = tallyOf();
    fc.assert(
      fc.property(anyMutation(FILES[name]!), ({ bytes }) => {
        writeFileSync(join(folder, name), bytes);
        const started = performance.now();
        const { problems, checked } = readData(folder);
        tally.slowest = Math.max(tally.slowest, performance.now() - started);
        expect(checked === null).toBe(problems.length > 0);
        if (checked) {
          tally.accepted += 1;
          expectRated(checked);
          expectOwnNumbers(checked, name, bytes.toString("utf8").replace(/^\ufeff/, ""));
        } else {
          tally.refused += 1;
          expectProblems(problems, folder);
        }
      }),
      parameters
    );
    writeFileSync(join(folder, name), FILES[name]!);
    report(name, tally);
  });
});

/** The counts of a table, added by another reader of CSV, are those that were read. */
function expectOwnNumbers({ data, quarterly }: Checked, name: string, text: string): void {
  if (name !== "offences.csv" && name !== "offences-quarterly.csv") return;
  const rows: Record<string, string>[] = parse(text, { columns: true, skip_empty_lines: true });
  const series = name === "offences.csv" ? data.series : quarterly;
  const totals = new Map<string, number>();
  for (const { force, measure, count } of rows) {
    const key = `${measure} ${force}`;
    totals.set(key, (totals.get(key) ?? 0) + Number(count));
  }
  for (const [key, total] of totals) {
    const [measure, force] = key.split(" ") as [string, string];
    const read = series[measure]![force]!.counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    expect(read, key).toBe(total);
  }
}
