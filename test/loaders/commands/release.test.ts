import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkData } from "../../../loaders/commands/check-data.js";
import { release } from "../../../loaders/commands/release.js";
import { sha256 } from "../../../loaders/files/sha256.js";
import { dataFolder, replacing } from "../data/data-folder.js";
import { runCommand } from "./run-command.js";

const TODAY = "2014-10-20";

const run = (...args: string[]) => runCommand(release, args, { today: TODAY });

const releasesOf = (folder: string) => readdirSync(join(folder, "releases"));
const textOf = (folder: string, label = "2014-09") =>
  readFileSync(join(folder, "releases", `${label}.json`), "utf8");

describe("release --label 2014-09", () => {
  test("keeps ratings, figures, settings, version, day and a checksum of each data file", async () => {
    const folder = dataFolder();
    const { code, out } = await run("--data", folder, "--label", "2014-09", "--note", "First publication");
    expect(code).toBe(0);
    expect(out).toContain("Kept 4 measures of Tiny plan, period ended September 2014");
    const kept = JSON.parse(textOf(folder));
    expect(kept).toMatchObject({
      format: 1,
      label: "2014-09",
      note: "First publication",
      made: TODAY,
      software: JSON.parse(readFileSync("package.json", "utf8")).version,
      plan: { force: "home", periodEnd: "2014-09" },
      settings: { z: 1.96 }
    });
    expect(Object.keys(kept.files)).toEqual([
      "annotations.csv",
      "comparison-groups.csv",
      "forces.csv",
      "offences-quarterly.csv",
      "offences.csv",
      "plan.yaml",
      "population.csv",
      "settings.yaml",
      "surveys.csv"
    ]);
    expect(kept.files["offences.csv"]).toBe(sha256(readFileSync(join(folder, "offences.csv"))));
    // The tiny data: theft in both forces from 100 in April 2012, one more each month; the plan names no robbery.
    expect(Object.keys(kept.figures.series)).toEqual(["theft"]);
    expect(kept.figures.series.theft.home.counts.slice(0, 2)).toEqual([100, 101]);
    expect(Object.keys(kept.figures.series.theft)).toEqual(["home", "away"]);
    const rated = kept.ratings.find(({ id }: { id: string }) => id === "theft").ratings;
    expect(rated.length).toBeGreaterThan(4);
    expect(rated[0]).toHaveProperty("evidence");
  });

  test("writes the same bytes from the same data on the same day", async () => {
    const [a, b] = [dataFolder(), dataFolder()];
    await run("--data", a, "--label", "2014-09");
    await run("--data", b, "--label", "2014-09");
    expect(textOf(a)).toBe(textOf(b));
  });

  test("does not replace a release unless it is told to, and leaves nothing beside it", async () => {
    const folder = dataFolder();
    await run("--data", folder, "--label", "2014-09");
    const first = textOf(folder);
    const again = await run("--data", folder, "--label", "2014-09", "--note", "Again");
    expect(again.code).toBe(2);
    expect(again.err).toContain("is there already, and was left as it is");
    expect(textOf(folder)).toBe(first);
    expect((await run("--data", folder, "--label", "2014-09", "--note", "Again", "--replace")).code).toBe(0);
    expect(JSON.parse(textOf(folder)).note).toBe("Again");
    expect(releasesOf(folder)).toEqual(["2014-09.json"]);
  });

  test("keeps the release that is there when the data have become bad", async () => {
    const folder = dataFolder();
    await run("--data", folder, "--label", "2014-09");
    const first = textOf(folder);
    writeFileSync(join(folder, "forces.csv"), "force\n");
    const { code, err } = await run("--data", folder, "--label", "2014-09", "--replace");
    expect(code).toBe(1);
    expect(err).toContain("forces.csv");
    expect(textOf(folder)).toBe(first);
    expect(releasesOf(folder)).toEqual(["2014-09.json"]);
  });

  test.each([
    [[], "--label is missing; expected a month such as 2014-09"],
    [["--label", "2014-13"], "--label is “2014-13”; expected a month"],
    [["--label", "../up"], "--label is “../up”; expected"],
    [["--label", "Second Try"], "--label is “Second Try”; expected"],
    [["--label", "a".repeat(61)], "expected a month such as 2014-09, or at most 60 small letters"],
    [["--label", "x", "--note", "two\nlines"], "--note must be one line of 1 to 500 characters"],
    [["--label", "x", "--note", " "], "--note must be one line"],
    [["--labels", "x"], "Unknown option --labels; expected one of --label, --note, --replace, --data, --help"]
  ])("explains %o, writes nothing, and ends with 2", async (args, message) => {
    const folder = dataFolder();
    const { code, err } = await run("--data", folder, ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain("Use: npm run release --");
    expect(readdirSync(folder)).not.toContain("releases");
  });

  test("takes names that are no months", async () => {
    const folder = dataFolder();
    expect((await run("--data", folder, "--label", "board-2014-second")).code).toBe(0);
  });
});

describe("a release that cannot be used", () => {
  /** The problems that check-data lists when the text of a release is changed, or put under another name. */
  async function problems(
    change: (text: string) => string,
    name = "2014-09.json",
    from = dataFolder()
  ): Promise<string> {
    await run("--data", from, "--label", "2014-09");
    const text = change(textOf(from));
    const folder = dataFolder();
    mkdirSync(join(folder, "releases"));
    writeFileSync(join(folder, "releases", name), text);
    const { code, err } = await runCommand(checkData, ["--data", folder]);
    expect(code).toBe(err === "" ? 0 : 1);
    return err;
  }

  test("is none that is as it was written", async () => {
    expect(await problems((text) => text)).toBe("");
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ["edited", (text) => text.replace('"z":1.96', '"z":1.5'), /its checksum does not agree/],
    ["cut short", (text) => text.slice(0, 2000), /the release is not whole JSON: .*position 2000/],
    ["something else", () => "[1, 2]", /the file is not a release/],
    [
      "made by newer software",
      (text) => text.replace(/"software":"[^"]*"/, '"software":"99.0.0"'),
      /made by version “99\.0\.0” of the software, and this is \d/
    ],
    [
      "of a later form",
      (text) => text.replace('"format":1', '"format":2'),
      /expected a release of this version/
    ]
  ])("because it is %s", async (_, change, message) => {
    expect(await problems(change)).toMatch(/2014-09\.json:1:1 {2}/);
    expect(await problems(change)).toMatch(message);
  });

  test("because its file has another name", async () => {
    expect(await problems((text) => text, "2014-10.json")).toContain(
      "the release is called “2014-09” and its file “2014-10.json”"
    );
  });

  test("because it is of another force's plan", async () => {
    const other = dataFolder({
      "plan.yaml": replacing("force: home", "force: away"),
      "surveys.csv": (text) => text.replaceAll("home", "away"),
      "comparison-groups.csv": replacing("home,computed-2012,away", "away,computed-2012,home")
    });
    expect(await problems((text) => text, "2014-09.json", other)).toContain(
      "the release is of the plan of “away”; expected a release of this plan, that of home"
    );
  });
});
