import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { planFiles } from "../../../loaders/archive/plan-files.js";
import { madeFrom, planInWords, siteIdentity } from "../../../loaders/archive/site-identity.js";
import { newPage } from "../../../loaders/commands/new-page.js";
import { release } from "../../../loaders/commands/release.js";
import { loadData } from "../../../loaders/data/load-data.js";
import { runCommand } from "../commands/run-command.js";
import { dataFolder } from "../data/data-folder.js";

// Sources are read by a process of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "control-lines-cache-"));
  process.env.CONTROL_LINES_CACHE = cache;
});
afterEach(() => {
  rmSync(cache, { recursive: true });
  delete process.env.CONTROL_LINES_CACHE;
});

const identityOf = (folder: string) => siteIdentity(folder, loadData(folder));

const RECORDS = {
  "crimes.csv": "Date,Type\n2014-10-01,Theft\n2014-11-05,Theft\n",
  "sources.yaml": `sources:
  - {id: own, kind: csv, basis: recorded, force: home, files: [crimes.csv], columns: {date: Date, type: Type}, series: {theft: {type: [Theft]}}}
`
};

describe("siteIdentity(folder, checked)", () => {
  test("names plan, force, period and version, and says so in words", () => {
    const identity = identityOf(dataFolder());
    expect(identity).toEqual({
      plan: { title: "Tiny plan", force: "home", periodEnd: "2014-09" },
      software: "control-lines 0.1.0",
      data: expect.stringMatching(/^[0-9a-f]{64}$/),
      program: expect.stringMatching(/^[0-9a-f]{64}$/)
    });
    expect(planInWords(identity)).toBe("“Tiny plan” (home, period ended September 2014)");
    expect(madeFrom(identity)).toBe(`data ${identity.data.slice(0, 12)}, control-lines 0.1.0`);
  });

  test("is the same wherever the folder lies", () => {
    const [here, there] = [dataFolder(), dataFolder()];
    const identity = identityOf(here);
    renameSync(here, `${here}-moved`);
    try {
      expect(identityOf(`${here}-moved`)).toEqual(identity);
    } finally {
      renameSync(`${here}-moved`, here);
    }
    expect(identityOf(there)).toEqual(identity);
  });

  test.each<[string, Record<string, string>, (folder: string) => unknown]>([
    ["a changed setting", {}, (folder) => edit(folder, "settings.yaml", "z: 1.96", "z: 2.5")],
    ["a changed count", {}, (folder) => edit(folder, "offences.csv", "2012-04,100,", "2012-04,101,")],
    ["a changed record", RECORDS, (folder) => edit(folder, "crimes.csv", "2014-11-05", "2014-11-06")],
    ["a page of its own", {}, (folder) => runCommand(newPage, ["--data", folder, "--name", "winter"])],
    ["a release", {}, (folder) => runCommand(release, ["--data", folder, "--label", "2014-09"])]
  ])("has other data after %s, and is otherwise the same", async (_, files, change) => {
    const folder = dataFolder(files);
    const before = identityOf(folder);
    expect(identityOf(folder)).toEqual(before);
    await change(folder);
    const { data, ...rest } = identityOf(folder);
    expect(data).not.toBe(before.data);
    expect(before).toEqual({ ...rest, data: before.data });
  });

  test("stands among the plan's files as site.json", async () => {
    const folder = dataFolder();
    expect(JSON.parse((await planFiles(folder))["site.json"] as string)).toEqual(identityOf(folder));
  });
});

function edit(folder: string, name: string, from: string, to: string): void {
  const text = readFileSync(join(folder, name), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(folder, name), text.replace(from, to));
}
