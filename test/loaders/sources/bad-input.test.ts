import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import { faultText } from "../../../loaders/options/fault-text.js";
import { Engine } from "../../../loaders/sources/engine.js";
import { readSources } from "../../../loaders/sources/read-sources.js";
import { csvSource, problemsOf, read, sourceFolder } from "./source-folder.js";

const GOOD = "Date,Type\n2014-01-01,Burglary\n2014-01-02,Theft\n2014-02-01,Theft\n";

const problems = (files: Record<string, string | Buffer>, yaml = csvSource()): Promise<string[]> =>
  problemsOf(sourceFolder({ "sources.yaml": yaml, ...files }));

const rejected = (records: number): string =>
  `“crimes” has ${records} rejected record${records === 1 ? "" : "s"}. Mend them or leave them out by a rule of filters; or, ` +
  `when they may be missing from the counts, allow them: allow_rejected: ${records}.`;

describe("readSources(folder) says where, what and what to do about", () => {
  test("a file that was cut short in a record", async () => {
    expect(await problems({ "a-crimes.csv": GOOD.slice(0, -8) })).toEqual([
      "a-crimes.csv:4 the record is rejected: it has fewer fields than the headings, and no end: the file seems to be cut " +
        `short; expected a record that can be counted. ${rejected(1)}`
    ]);
  });

  test("a record without a date", async () => {
    const text = "Date,Type\n2014-01-01,Burglary\n,Theft\n";
    expect(await problems({ "a-crimes.csv": text })).toEqual([
      `a-crimes.csv:3 the record is rejected: its date is blank, not a date or month written 2014-09-30 or 2014-09; expected a record that can be counted. ${rejected(1)}`
    ]);
  });

  test("a date with a tab before it, which is no space", async () => {
    const text = "Date,Type\n2014-01-01,Burglary\n\t2014-01-02,Theft\n\u00a02014-01-03,Theft\n";
    const found = await problems({ "a-crimes.csv": text });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^a-crimes\.csv:3 the record is rejected: its date is “.*2014-01-02”/);
  });

  test("records in UTF-16 below headings in UTF-8, the last of them a broken character on the last line", async () => {
    const text = Buffer.concat([Buffer.from("Date,Type\n"), Buffer.from("2014-01-01,Theft\n", "utf16le")]);
    const found = await problems({ "a-crimes.csv": text });
    expect(found.map((problem) => problem.split(";")[0])).toEqual([
      expect.stringMatching(/^a-crimes\.csv:3 the record is rejected: it has fewer fields/),
      expect.stringMatching(/^a-crimes\.csv:2 the record is rejected: its date is/)
    ]);
  });

  test("a gzip that was cut short, even at the end of a record", async () => {
    const whole = gzipSync(Buffer.from(GOOD.repeat(50)));
    for (const end of [8, 20]) {
      expect(await problems({ "a-crimes.csv.gz": whole.subarray(0, -end) })).toEqual([
        "a-crimes.csv.gz:1 the compressed file is damaged: unexpected end of file; expected a whole .zip or .gz file. Get it " +
          "again: it may have been cut short on its way."
      ]);
    }
  });

  test("a zip that was cut short, or in which a byte changed", async () => {
    const whole = Buffer.from(zipSync({ "x.csv": [Buffer.from(GOOD), { level: 0 }] }));
    const changed = Buffer.from(whole);
    changed[whole.indexOf("Theft")] = 0x58;
    expect((await problems({ "a-crimes.zip": whole.subarray(0, -30) }))[0]).toMatch(
      /^a-crimes\.zip:1 the compressed file is damaged: /
    );
    expect((await problems({ "a-crimes.zip": changed }))[0]).toMatch(
      /^a-crimes\.zip\/x\.csv:1 the compressed file is damaged: x\.csv does not match its checksum/
    );
  });

  test("a Parquet file that was cut short", async () => {
    const yaml = csvSource().replace("kind: csv", "kind: parquet");
    expect((await problems({ "a-crimes.parquet": "PAR1 but no more" }, yaml))[0]).toMatch(
      /^a-crimes\.parquet:1 .*expected a Parquet file/
    );
  });

  test("another encoding", async () => {
    const latin1 = Buffer.from("Date,Type\n2014-01-01,Burglary\n2014-01-02,Café theft\n", "latin1");
    expect((await problems({ "a-crimes.csv": latin1 }))[0]).toMatch(
      /^a-crimes\.csv:3 the record is rejected: it is not UTF-8 text/
    );
  });

  test("columns that were renamed", async () => {
    expect(await problems({ "a-crimes.csv": GOOD.replace("Type", "Offence type") })).toEqual([
      "a-crimes.csv:1 the column “Type” is missing; expected the columns “Date”, “Type”. The file has “Date”, “Offence type”. If " +
        "a column was renamed, change it in columns of sources.yaml."
    ]);
  });

  test("a column that a rule reads and that is there twice", async () => {
    expect((await problems({ "a-crimes.csv": GOOD.replace("Date,Type", "Date,Type,Type") }))[0]).toMatch(
      /^a-crimes\.csv:1 the column “Type” is there twice; expected each column once/
    );
  });

  test("dates in two formats, and days that the calendar does not have", async () => {
    const text = "Date,Type\n2014-01-01,Theft\n03/01/2014,Theft\n2014-02-29,Theft\n";
    expect(await problems({ "a-crimes.csv": text })).toEqual([
      "a-crimes.csv:3 the record is rejected: its date is “03/01/2014”, not a date or month written 2014-09-30 or 2014-09; " +
        `expected a record that can be counted. Say how dates are written: date_format: day/month/year or month/day/year. ${rejected(2)}`,
      "a-crimes.csv:4 the record is rejected: its date is “2014-02-29”, not a date or month written 2014-09-30 or 2014-09; " +
        `expected a record that can be counted. ${rejected(2)}`
    ]);
  });

  test("a month in the future", async () => {
    expect((await problems({ "a-crimes.csv": `${GOOD}2020-06-30,Theft\n2020-07-01,Theft\n` }))[0]).toMatch(
      /^a-crimes\.csv:6 the record is rejected: its date “2020-07-01” lies in the future/
    );
  });

  test("an unknown force", async () => {
    const yaml = csvSource("", "date: Date, type: Type, force: Force").replace("    force: home\n", "");
    expect(
      (await problems({ "a-crimes.csv": "Date,Type,Force\n2014-01-01,Theft,Elsewhere\n" }, yaml))[0]
    ).toMatch(
      /^a-crimes\.csv:2 the record is rejected: its force “Elsewhere” is in forces\.csv by none of its names/
    );
  });

  test("a count that is blank or no whole number, and not the good ones of the same day", async () => {
    const yaml = csvSource("", "date: Date, type: Type, count: N");
    const text = "Date,Type,N\n2014-01-01,Theft,5\n2014-01-01,Theft,\n2014-01-01,Theft,1.5\n";
    const found = await problems({ "a-crimes.csv": text }, yaml);
    expect(found.map((problem) => problem.split(";")[0])).toEqual([
      "a-crimes.csv:3 the record is rejected: its count is blank, not a whole number of at most nine digits",
      "a-crimes.csv:4 the record is rejected: its count is “1.5”, not a whole number of at most nine digits"
    ]);
  });

  test("a quotation mark that is never closed, however many rejected records are allowed", async () => {
    const text = `Date,Type\n2014-01-01,"Theft\n${"2014-01-02,Theft\n".repeat(5)}`;
    expect((await problems({ "a-crimes.csv": text }, csvSource("    allow_rejected: 100\n")))[0]).toMatch(
      /^a-crimes\.csv:2 a quotation mark is opened and never closed/
    );
  });

  test("a quotation of five million lines, over which the engine took minutes", async () => {
    const quotation = `2014-01-03,"Theft\n${"abc\n".repeat(5_000_000)}"\n`;
    expect(await problems({ "a-crimes.csv": `${GOOD}${quotation}${GOOD}` })).toEqual([
      "a-crimes.csv:5 a quotation mark is opened here, and closed only after more than a million letters; expected texts of " +
        "some lines. Look for a quotation mark that is missing, or one too many: the records between were taken for one text."
    ]);
  });

  test("no quotation where a million letters without a mark follow one that was closed", async () => {
    const quoted = `2014-01-03,"Theft, ""so to say"""\n`;
    const text = `${GOOD}${quoted}${"2014-01-02,Theft\n".repeat(100_000)}${quoted}`;
    expect(await problems({ "a-crimes.csv": text })).toEqual([]);
  });

  test("a row of one file beside a broken quotation of another, each in its own file", async () => {
    const broken = 'Date,Type\n2014-01-01,"Theft\n2014-01-02,Theft\n';
    const short = `${GOOD}2014-02-01\n`;
    expect(
      await problems({
        "a-crimes.csv": broken,
        "b-crimes.csv": short,
        "c-crimes.csv": `${broken}2014-01-03,Theft\n`
      })
    ).toEqual([
      expect.stringMatching(/^a-crimes\.csv:2 a quotation mark is opened and never closed/),
      expect.stringMatching(/^c-crimes\.csv:2 a quotation mark is opened and never closed/)
    ]);
  });

  test("a file listed twice under two names", async () => {
    expect(await problems({ "a-crimes.csv": GOOD, "b-crimes.csv": GOOD })).toEqual([
      "b-crimes.csv:1 the file is the same, byte for byte, as a-crimes.csv; expected each file once. Remove one of the two, or " +
        "make files in sources.yaml name only one: its records would count twice."
    ]);
  });

  test("extracts that overlap, by month where records have no id", async () => {
    const later = "Date,Type\n2014-02-01,Theft\n2014-03-01,Theft\n";
    const files = { "a-crimes.csv": GOOD, "b-crimes.csv": later };
    expect((await problems(files))[0]).toMatch(
      /^sources\.yaml:2 a-crimes\.csv and b-crimes\.csv both hold records of home in 2014-02; /
    );
    expect(await problems(files, csvSource("    overlap: allowed\n"))).toEqual([]);
  });

  test("extracts that overlap, by the ids that both have", async () => {
    const yaml = csvSource("", "date: Date, type: Type, id: No");
    const a = "No,Date,Type\n1,2014-01-01,Theft\n2,2014-01-31,Theft\n";
    expect(
      (
        await problems(
          { "a-crimes.csv": a, "b-crimes.csv": "No,Date,Type\n2,2014-01-31,Burglary\n3,2014-01-31,Theft\n" },
          yaml
        )
      )[0]
    ).toMatch(/^sources\.yaml:2 1 record ids are both in a-crimes\.csv and in b-crimes\.csv; /);
    expect(
      await problems({ "a-crimes.csv": a, "b-crimes.csv": "No,Date,Type\n3,2014-01-31,Theft\n" }, yaml)
    ).toEqual([]);
  });

  test("a file that grows while it is read", async () => {
    const folder = sourceFolder({
      "sources.yaml": csvSource(),
      "a-crimes.csv": `Date,Type\n${"2014-01-01,Theft\n".repeat(100_000)}`
    });
    const file = join(folder, "a-crimes.csv");
    const line = JSON.stringify("2014-01-01,Theft\n");
    const program = `const fs = require("fs"); for (;;) fs.appendFileSync(${JSON.stringify(file)}, ${line})`;
    const { size } = statSync(file);
    const writer = spawn(process.execPath, ["-e", program], { stdio: "ignore" });
    try {
      await vi.waitUntil(() => statSync(file).size > size, { timeout: 60_000 });
      expect(await problemsOf(folder)).toEqual([
        "a-crimes.csv:1 the file was changed while it was read; expected files that stay as they are until all is read. " +
          "Do the same again when whatever writes it has ended."
      ]);
      expect(readdirSync(join(folder, "cache"))).toEqual([]);
    } finally {
      writer.kill("SIGKILL");
    }
  });

  test("a pattern that names no file", async () => {
    expect((await problems({}))[0]).toMatch(/^sources\.yaml:6 no file is named “\*-crimes\*”; /);
  });
});

test("too little memory for the engine is a fault of the machine, and no problem with a file", async () => {
  // As the engine says it.
  const short = new Error(
    "Out of Memory Error: failed to allocate data of size 16.0 MiB (1.0 GiB/1.0 GiB used)"
  );
  const engine = vi.spyOn(Engine.prototype, "run").mockRejectedValue(short);
  const folder = sourceFolder({ "sources.yaml": csvSource(), "a-crimes.csv": GOOD });
  const fault = await read(folder).catch((error: unknown) => error);
  engine.mockRestore();
  expect(faultText(fault)).toMatch(/^There is too little memory/);
});

test("readSources(folder) counts without the rejected records that the source allows, and lists each", async () => {
  const folder = sourceFolder({
    "sources.yaml": csvSource("    allow_rejected: 2\n"),
    "a-crimes.csv": `${GOOD}never,Theft\n2014-02-02,"Theft, of\na bicycle"\n2014-02-03,Theft,more\n`
  });
  const { results } = await read(folder);
  expect(results[0]!.account).toMatchObject({ rows: 6, counted: 4, rejected: 2 });
  expect(results[0]!.account.rejects).toEqual([
    {
      reason: "it has more fields than the headings",
      records: 1,
      places: [{ file: "a-crimes.csv", line: 8 }]
    },
    {
      reason: "its date is “never”, not a date or month written 2014-09-30 or 2014-09",
      records: 1,
      places: [{ file: "a-crimes.csv", line: 5 }]
    }
  ]);
});

describe("what was kept", () => {
  test("is used while nothing changed, and not when a byte of an input did", async () => {
    const folder = sourceFolder({ "sources.yaml": csvSource(), "a-crimes.csv": GOOD });
    expect((await read(folder)).read).toEqual(["crimes"]);
    expect((await read(folder)).read).toEqual([]);
    writeFileSync(join(folder, "a-crimes.csv"), GOOD.replace("2014-01-02,Theft", "2014-02-02,Theft"));
    const again = await read(folder);
    expect(again.read).toEqual(["crimes"]);
    expect(again.results[0]!.counts.filter((c) => c.series === "all-crime").map((c) => c.count)).toEqual([
      1, 2
    ]);
  });

  test("is made again when the declaration, a lookup or the names of forces change", async () => {
    const folder = sourceFolder({ "sources.yaml": csvSource(), "a-crimes.csv": GOOD });
    await read(folder);
    writeFileSync(join(folder, "sources.yaml"), csvSource().replace("[Burglary]", "[Theft]"));
    expect((await read(folder)).read).toEqual(["crimes"]);
    const forces = readFileSync(join(folder, "forces.csv"), "utf8");
    writeFileSync(join(folder, "forces.csv"), forces.replace("Home Police", "Home Constabulary"));
    expect((await read(folder)).read).toEqual(["crimes"]);
  });

  test("is removed when no source gives it any more, and those of the others are kept", async () => {
    const two = (type: string): string =>
      `${csvSource().replace("[Burglary]", `[${type}]`)}${csvSource().replace("sources:\n", "").replace("id: crimes", "id: other").replace("*-crimes*", "*-other*").replaceAll("burglary:", "theft:").replaceAll("all-crime:", "every:")}`;
    const folder = sourceFolder({
      "sources.yaml": two("Burglary"),
      "a-crimes.csv": GOOD,
      "b-other.csv": `${GOOD}2014-01-05,Theft\n`
    });
    expect((await read(folder)).removed).toBe(0);
    const kept = readdirSync(join(folder, "cache"));
    writeFileSync(join(folder, "sources.yaml"), two("Theft"));
    expect(await read(folder)).toMatchObject({ read: ["crimes"], removed: 1 });
    writeFileSync(join(folder, "a-crimes.csv"), `${GOOD}2014-01-06,Theft\n`);
    expect(await read(folder)).toMatchObject({ read: ["crimes"], removed: 1 });
    const now = readdirSync(join(folder, "cache"));
    expect(now).toHaveLength(2);
    expect(now.filter((name) => kept.includes(name))).toEqual(
      kept.filter((name) => name.startsWith("other-"))
    );
    expect(await read(folder)).toMatchObject({ read: [], removed: 0 });
  });

  test.each<[string, (text: string) => string]>([
    ["empty", () => ""],
    ["cut short", (text) => text.slice(0, -20)],
    ["no result", () => "null"],
    ["changed in a count", (text) => text.replace('"count":1', '"count":7')]
  ])("is set aside when it is %s, which is said without a word of what it holds", async (_, damage) => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const folder = sourceFolder({ "sources.yaml": csvSource(), "a-crimes.csv": GOOD });
    const { results } = await read(folder);
    const [name] = readdirSync(join(folder, "cache"));
    const path = join(folder, "cache", name!);
    const whole = readFileSync(path, "utf8");
    writeFileSync(path, damage(whole));
    expect(damage(whole)).not.toBe(whole);
    expect(await read(folder)).toMatchObject({ results, read: ["crimes"] });
    expect(readFileSync(path, "utf8")).toBe(whole);
    expect(readFileSync(`${path}.damaged`, "utf8")).toBe(damage(whole));
    expect(said.mock.calls).toEqual([
      [`${path} is damaged: it is made anew, and what it was is kept as ${path}.damaged.`]
    ]);
    said.mockRestore();
  });

  test("of one data folder is not touched by reading another", async () => {
    process.env.CONTROL_LINES_CACHE = sourceFolder({});
    try {
      const files = { "sources.yaml": csvSource(), "a-crimes.csv": GOOD };
      const [here, there] = [sourceFolder(files), sourceFolder(files)];
      await readSources(here);
      expect(await readSources(there)).toMatchObject({ read: ["crimes"], removed: 0 });
      expect(await readSources(here)).toMatchObject({ read: [], removed: 0 });
    } finally {
      delete process.env.CONTROL_LINES_CACHE;
    }
  });

  test("stays as it was when a reading fails, with nothing half-written beside it", async () => {
    const folder = sourceFolder({ "sources.yaml": csvSource(), "a-crimes.csv": GOOD });
    await read(folder);
    const kept = readdirSync(join(folder, "cache"));
    writeFileSync(join(folder, "a-crimes.csv"), `${GOOD}never,Theft\n`);
    expect(await problemsOf(folder)).toHaveLength(1);
    expect(readdirSync(join(folder, "cache"))).toEqual(kept);
    expect(kept).toHaveLength(1);
  });

  test("and the last good result survive a full disk", async (context) => {
    const folder = sourceFolder({ "sources.yaml": csvSource(), "a-crimes.csv": GOOD });
    const small = join(folder, "small");
    mkdirSync(small);
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", small]).status === 0;
    if (!mounted) {
      console.warn("SKIPPED: a small disk cannot be mounted here (it needs root).");
      return context.skip();
    }
    try {
      await read(folder, { cache: small });
      const kept = readdirSync(small);
      const unpacked = gzipSync(Buffer.from(`Date,Type\n${"2014-01-01,Burglary\n".repeat(20_000)}`));
      writeFileSync(join(folder, "a-crimes.csv.gz"), unpacked);
      writeFileSync(join(folder, "sources.yaml"), csvSource().replace("*-crimes*", "*.gz"));
      // No problem with the data.
      const fault = await read(folder, { cache: small }).catch((error: unknown) => error);
      expect(faultText(fault)).toMatch(/^The disk is full.*CONTROL_LINES_CACHE/);
      expect(readdirSync(small)).toEqual(kept);
      expect(existsSync(join(small, kept[0]!))).toBe(true);
    } finally {
      spawnSync("umount", [small]);
    }
  });
});
