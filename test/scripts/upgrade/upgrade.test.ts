import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { releasedData } from "../../../loaders/data/data-for.js";
import { loadData } from "../../../loaders/data/load-data.js";
import { changesFile } from "../../../loaders/releases/changes-file.js";
import { stagePage } from "../../../scripts/site/stage-page.js";
import { upgrade } from "../../../scripts/upgrade.js";
import { version } from "../../../src/plan/kit-version.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { runCommand } from "../../loaders/commands/run-command.js";

const kept = (format: number): string => `test/formats/format-${format}`;
const CHANGED = ["plan.yaml", "settings.yaml", "pages/winter.md"];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-upgrade-"));
  cpSync(kept(0), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string, of = folder): string => readFileSync(join(of, name), "utf8");
const edit = (name: string, from: string, to: string): void => {
  expect(read(name)).toContain(from);
  writeFileSync(join(folder, name), read(name).replace(from, to));
};
const run = (...args: string[]) => runCommand(upgrade, ["--data", folder, ...args]);

describe.each([0, 1])("a plan of format %i", (format) => {
  it("is read, with the figures and the colours that its release has", () => {
    const checked = loadData(kept(format));
    const { plan, data } = checked;
    expect(plan.title).toBe("A plan of its day");
    // Of offences.csv: April to March 2012/13, and October 2013 to September 2014.
    const { start, counts } = data.series["domestic-burglary"]!.kent!;
    const sum = (from: number) => counts.slice(from, from + 12).reduce((all: number, n) => all + n!, 0);
    expect([start, counts.length, sum(12), sum(30)]).toEqual(["2011-04", 42, 6276, 5805]);
    const { releases } = changesFile(kept(format), checked, releasedData(plan, data));
    expect(releases.map(({ since }) => [since.label, since.made])).toEqual([["2014-09", "2026-11-30"]]);
    // Methods and software may move a colour later; what the files say may not.
    const { settings, figures, measures } = releases[0]!;
    expect(settings).toEqual([]);
    expect([figures.revised, figures.added, figures.withdrawn, figures.groups]).toEqual([[], [], [], []]);
    expect([measures.added, measures.removed, measures.redefined]).toEqual([[], [], []]);
  });

  it("has a page that can be shown", () => {
    const { problems } = stagePage(
      kept(format),
      "winter.md",
      read("pages/winter.md", kept(format)),
      placeWords({})
    );
    expect(problems).toEqual([]);
  });
});

describe("npm run upgrade", () => {
  it("shows what it would change, and changes nothing", async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toContain("  + 7 | format: 1\n    8 | title: A plan of its day  # as the board called it");
    expect(out).toContain(`  + 2 | kit: "${version}"`);
    expect(out).toContain("3 files to change: add --write to do it.");
    for (const name of CHANGED) expect(read(name)).toBe(read(name, kept(0)));
  });

  it("brings a plan without numbers to format 1, and keeps every other character", async () => {
    await run("--write");
    const today = (text: string): string => text.replace('kit: "1.3.0"', `kit: "${version}"`);
    for (const name of CHANGED) expect(read(name)).toBe(today(read(name, kept(1))));
    const others = readdirSync(kept(0), { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile()
    );
    for (const { parentPath, name } of others) {
      const path = join(parentPath, name).slice(kept(0).length + 1);
      if (!CHANGED.includes(path)) expect(read(path), path).toBe(read(path, kept(0)));
    }
    expect((await run("--write")).out).toBe(
      "3 files of this version's formats already.\n1 release, read as published."
    );
  });

  it("keeps Windows' ends of lines, a mark at the beginning, and a page without front matter", async () => {
    writeFileSync(join(folder, "plan.yaml"), read("plan.yaml").replaceAll("\n", "\r\n"));
    writeFileSync(join(folder, "pages/winter.md"), "\uFEFF# Winter\r\n\r\nWords.\r\n");
    await run("--write");
    expect(read("plan.yaml")).toBe(read("plan.yaml", kept(1)).replaceAll("\n", "\r\n"));
    expect(read("pages/winter.md")).toBe(
      `\uFEFF---\r\nkit: "${version}"\r\n---\r\n\r\n# Winter\r\n\r\nWords.\r\n`
    );
  });

  it("changes no file when one of them has no place for the number", async () => {
    writeFileSync(join(folder, "plan.yaml"), "{title: A plan, force: kent}\n");
    const { code, err } = await run("--write");
    expect([code, err]).toEqual([
      1,
      expect.stringContaining("plan.yaml: The number has no place among its keys.")
    ]);
    expect(read("settings.yaml")).toBe(read("settings.yaml", kept(0)));
  });
});

describe("a file of a later format", () => {
  const LATER =
    /^.*\.yaml:7:9 {2}the file is of format 2, and this version of the software knows formats up to 1;/;

  it("is refused by whatever reads it, with nothing else said of it", async () => {
    edit("plan.yaml", "title: A plan of its day", "format: 2\ntitles: none");
    expect(() => loadData(folder)).toThrow(LATER);
    expect(() => loadData(folder)).not.toThrow("titles");
    const { code, err } = await run("--write");
    expect([code, err]).toEqual([1, expect.stringMatching(LATER)]);
  });

  it("is refused when it is the settings", () => {
    edit("settings.yaml", "\n# Width", "\nformat: 2\n\n# Width");
    expect(() => loadData(folder)).toThrow("settings.yaml:6:9  the file is of format 2");
  });

  it.each(["0", "1.5", "one", "[1]"])("is told from a number that is none: %s", (wrong) => {
    edit("plan.yaml", "title: A plan", `format: ${wrong}\ntitle: A plan`);
    expect(() => loadData(folder)).toThrow("; expected a whole number from 1 to 1");
  });

  it("is refused when it is a release", async () => {
    edit("releases/2014-09.json", '"format":1', '"format":2');
    const { code, err } = await run();
    expect([code, err]).toEqual([1, expect.stringContaining("the release was made by version")]);
  });

  it.each([
    ['"9.0.0"', "the page was written for version 9.0.0 of the kit, and this is"],
    ['"1.999"', "the page was written for version 1.999 of the kit, and this is"],
    ["1.3", "kit in the front matter is no version in quotation marks"]
  ])("is refused when it is a page of kit %s", async (kit, said) => {
    edit("pages/winter.md", "---\n", `---\nkit: ${kit}\n`);
    const { problems } = stagePage(
      join(folder, "pages"),
      "winter.md",
      read("pages/winter.md"),
      placeWords({})
    );
    expect(problems).toEqual([expect.objectContaining({ line: 2, problem: expect.stringContaining(said) })]);
    const { code, err } = await run();
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
  });
});
