import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changes } from "../../../loaders/commands/changes.js";
import { release } from "../../../loaders/commands/release.js";
import { dataFor } from "../../../loaders/data/data-for.js";
import { loadData } from "../../../loaders/data/load-data.js";
import type { Problem } from "../../../loaders/files/problem.js";
import { presentRelease } from "../../../loaders/releases/present-release.js";
import { readReleases } from "../../../loaders/releases/read-releases.js";
import { rated } from "../../../src/releases/release.js";
import type { ReleaseChanges } from "../../../src/releases/release-changes.js";
import { dataFolder } from "../data/data-folder.js";
import { runCommand } from "./run-command.js";

const run = (...args: string[]) => runCommand(changes, args);

function edit(folder: string, name: string, from: string, to: string): void {
  const path = join(folder, name);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

async function released(label: string, folder = dataFolder(), made = "2014-10-20"): Promise<string> {
  const { code } = await runCommand(release, ["--data", folder, "--label", label], { today: made });
  expect(code).toBe(0);
  return folder;
}

describe("changes", () => {
  test("says that nothing has moved", async () => {
    const { code, out } = await run("--data", await released("2014-09"));
    expect(code).toBe(0);
    expect(out).toContain("Nothing has moved since 2014-09: all ");
    expect(out).toContain("Release 2014-09, made on 2014-10-20");
    expect(out).not.toContain("Figures revised");
  });

  test("prints a figure that was revised, a setting and a measure that were changed", async () => {
    const folder = await released("2014-09");
    edit(folder, "offences.csv", "home,theft,2012-04,100,", "home,theft,2012-04,140,");
    edit(folder, "settings.yaml", "z: 1.96", "z: 2.5");
    edit(folder, "plan.yaml", "id: theft-outcome", "id: another-outcome");
    const { out } = await run("--data", folder);
    expect(out).toContain("theft, Home (offences), April 2012: 100 -> 140");
    expect(out).toContain("Width of control lines (z): 1.96 standard deviations -> 2.5 standard deviations");
    expect(out).toContain("Measures added:\n  another-outcome: Outcome");
    expect(out).toContain("Measures removed:\n  theft-outcome: Outcome");
    expect(out).toContain("offences.csv\n  plan.yaml\n  settings.yaml");
  });

  test("tells what was reclassified, by annotations.csv, from what was revised", async () => {
    // Counts that rise by one a month, whatever its days.
    const folder = dataFolder();
    edit(folder, "settings.yaml", "calendar: days", "calendar: months");
    // By one trend through all of it so even a rise leaves no doubt.
    edit(folder, "settings.yaml", "method: newest", "method: { R1: { version: 2, note: the board } }");
    await released("2014-09", folder);
    // 100 and 101 in the first two months: 60 and 61 of theft are left, 40 and 42 are fraud: 2 more than before.
    edit(folder, "offences.csv", "home,theft,2012-04,100,recorded", "home,theft,2012-04,60,recorded");
    edit(
      folder,
      "offences.csv",
      "home,theft,2012-05,101,recorded",
      "home,theft,2012-05,61,recorded\nhome,fraud,2012-04,40,recorded\nhome,fraud,2012-05,42,recorded"
    );
    writeFileSync(
      join(folder, "annotations.csv"),
      "date,measure,text,source,kind,series,renamed_from,split_from\n2014-08,,Fraud apart,a table,,fraud,,theft\n"
    );
    const { out } = await run("--data", folder);
    expect(out).toContain(
      "Figures reclassified, by annotations.csv:\n  fraud was split from theft, August 2014: Fraud apart (a table)\n" +
        "    Home (offences), April 2012 to September 2014: 3,435 -> 3,355 theft and 82 fraud, together 3,437; +2 is revised; 2 figures of 30 moved"
    );
    expect(out).toContain(
      "Figures revised:\n  theft with fraud, split from it, Home (offences), May 2012: 101 -> 103"
    );
    expect(out).toContain("theft R8 calibrated: amber -> red, moved by data; its series was reclassified");
    expect(out).toMatch(/Of the data: 1 series reclassified and 1 figure revised\.\n/);
  });

  // The tiny data rise by one a month: the six months before October 2014 are 124 to 129, mean 126.5; the twelve before
  // them 112 to 123, mean 117.5, standard deviation sqrt(13) = 3.61. The upper line is 117.5 + 3.61 z.
  test("prints a colour that moved, both its sentences, and what moved it", async () => {
    const folder = await released("2014-09");
    edit(folder, "settings.yaml", "z: 1.96", "z: 3");
    const { out } = await run("--data", folder);
    expect(out).toMatch(/theft R5 as-written: red -> amber, moved by settings/);
    expect(out).toContain("then: The 6-month mean 127 lies above the upper line, 125, the lines of");
    expect(out).toContain("now:  The 6-month mean 127 lies between 107 and 128, the lines of");
    expect(out).toContain(
      "with the data of now alone red; with the settings of now alone amber; with both amber."
    );
  });

  test("prints JSON for programs", async () => {
    const folder = await released("2014-09");
    edit(folder, "offences.csv", "home,theft,2012-04,100,", "home,theft,2012-04,140,");
    const found: ReleaseChanges = JSON.parse((await run("--data", folder, "--format", "json")).out);
    expect(found.since.label).toBe("2014-09");
    expect(found.figures.revised).toEqual([
      { series: "theft", force: "home", at: "2012-04", what: "offences", before: 100, after: 140 }
    ]);
  });

  test("compares with the newest release, or with the one that is named", async () => {
    const folder = await released("board", await released("2014-09"), "2014-11-03");
    expect((await run("--data", folder)).out).toContain("since board");
    expect((await run("--data", folder, "--since", "2014-09")).out).toContain("since 2014-09");
  });

  test.each([
    [["--since", "2013-09"], "--since is “2013-09”; expected one of 2014-09"],
    [["--format", "xml"], "--format is “xml”; expected one of text, json"]
  ])("explains %o and ends with 2", async (args, message) => {
    const { code, err } = await run("--data", await released("2014-09"), ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test("says how to make the first release when there is none", async () => {
    const { code, err } = await run("--data", dataFolder());
    expect(code).toBe(2);
    expect(err).toContain("has no release yet. Make one first: npm run release --");
  });

  test("lists a release that cannot be read, and ends with 1", async () => {
    const folder = await released("2014-09");
    writeFileSync(join(folder, "releases/2013-09.json"), "{");
    const { code, err } = await run("--data", folder);
    expect(code).toBe(1);
    expect(err).toContain("2013-09.json:1:1  the release is not whole JSON");
  });
});

describe("the sample plan", () => {
  const checked = loadData("data");
  const { plan, data, settings } = checked;

  test("has a release, made by the command, that is whole and of this plan", () => {
    const problems: Problem[] = [];
    expect(readReleases("data", plan.force, problems).map(({ label }) => label)).toContain("2014-09");
    expect(problems).toEqual([]);
  });

  test("is rated by the figures that a release keeps as it is by all of them", () => {
    const own = dataFor(plan.force, plan, data);
    const kept = presentRelease("data", checked, own, { label: "now", made: "2014-10-20" });
    const counts = kept.figures.series["all-crime"]!.leicestershire!.counts;
    expect(counts.length).toBeLessThan(data.series["all-crime"]!.leicestershire!.counts.length);
    expect(kept.ratings).toEqual(rated(plan, data, settings));
  });
});
