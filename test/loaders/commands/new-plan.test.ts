import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newPlan } from "../../../loaders/commands/new-plan.js";
import { ownContext } from "../../../loaders/data/load-data.js";
import { readData } from "../../../loaders/data/read-data.js";
import type { Ask } from "../../../loaders/new-plan/new-plan-options.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import { runCommand } from "./run-command.js";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "control-lines-new-plan-"));
});
afterEach(() => rmSync(parent, { recursive: true }));

/** Runs the command as typed, with somebody to ask or nobody. */
const run = (args: string[], ask?: Ask) => runCommand(newPlan, args, ask && { ask });

const SURVEY_HEADINGS = "force,survey,period_end,months,base,percent,design_effect,basis";

const options = (more: Record<string, string> = {}): string[] =>
  Object.entries({
    out: join(parent, "plan"),
    force: "kent",
    period: "2014-09",
    measures: "violence-with-injury,robbery",
    ...more
  }).flatMap(([name, value]) => [`--${name}`, value]);

describe("new-plan", () => {
  test("writes a data folder in which nothing is wrong", async () => {
    const { code, out } = await run(options());
    expect(code).toBe(0);
    expect(out).toContain(`Wrote a new plan: ${join(parent, "plan")}`);
    const { problems, checked } = readData(join(parent, "plan"));
    expect(problems).toEqual([]);
    expect(checked!.plan).toMatchObject({
      title: "Police and Crime Plan for Kent",
      force: "kent",
      periodEnd: "2014-09",
      priorities: [
        { number: "1", title: "Violence with injury", measures: [{ id: "violence-with-injury" }] },
        { number: "2", title: "Robbery", measures: [{ id: "robbery", series: "robbery" }] }
      ]
    });
    // Published quarters of Kent and the seven forces of its group, as they stand in the project.
    expect(Object.keys(checked!.data.series.robbery!)).toHaveLength(8);
    expect(checked!.data.series.robbery!.kent!.monthsPerPeriod).toBe(3);
    expect(readdirSync(parent)).toEqual(["plan"]);
    for (const file of ["plan", "settings", "sources"])
      expect(existsSync(join(parent, `plan/schema/${file}.schema.json`))).toBe(true);
  });

  test("says which series have no published counts, and leaves them to check-data", async () => {
    const { out } = await run(options({ measures: "robbery,domestic-burglary" }));
    expect(out).toContain("There are no published counts of domestic-burglary: put yours into");
    const { problems } = readData(join(parent, "plan"));
    expect(problems.map(({ problem }) => problem)).toEqual(["the series “domestic-burglary” is unknown"]);
  });

  test.each(["city-of-london", "metropolitan"])(
    "says that %s has no comparison group, and writes a plan that is rated on everything else",
    async (force) => {
      const { out } = await run(options({ force }));
      expect(out).toContain(
        "The force has no comparison group, and is rated on everything but its position (R4)."
      );
      const { problems, checked } = readData(join(parent, "plan"));
      expect(problems).toEqual([]);
      const { measures } = ratePlan(ownContext(checked!));
      const ratings = measures.flatMap(({ ratings }) => ratings);
      const notRated = ratings.filter(({ rating }) => rating === "not-rated");
      expect(new Set(notRated.map(({ rule }) => rule))).toEqual(new Set(["R4"]));
    }
  );

  test.each([
    ["West Yorkshire", "west-yorkshire"],
    ["  west  YORKSHIRE police ", "west-yorkshire"],
    ["Avon & Somerset", "avon-and-somerset"],
    ["Met", undefined],
    ["Metropolitan Police Service", "metropolitan"],
    ["E23000010", "west-yorkshire"]
  ])("takes a force as people write it: %s", async (written, force) => {
    const { code } = await run(options({ force: written }));
    if (force === undefined) return expect(code).toBe(2);
    expect(readFileSync(join(parent, "plan", "plan.yaml"), "utf8")).toContain(`force: ${force}\n`);
  });

  test("takes series and surveys as people write them", async () => {
    const { code, out } = await run(
      options({
        measures: "Violence with injury, Drug Offences,criminal damage & arson",
        surveys: "Victims' satisfaction"
      })
    );
    expect(code).toBe(0);
    expect(out).toContain("It counts violence-with-injury, drug-offences, criminal-damage-and-arson.");
    expect(out).toContain("There are no figures of victims-satisfaction: put yours into");
    writeFileSync(
      join(parent, "plan", "surveys.csv"),
      `${SURVEY_HEADINGS}\nkent,victims-satisfaction,2014-09,12,600,84.4,,published\n`
    );
    const { problems, checked } = readData(join(parent, "plan"));
    expect(problems).toEqual([]);
    expect(checked!.plan.priorities.map(({ measures: [measure] }) => measure)).toMatchObject([
      { series: "violence-with-injury" },
      { series: "drug-offences" },
      { series: "criminal-damage-and-arson" },
      { id: "victims-satisfaction", kind: "survey", survey: "victims-satisfaction" }
    ]);
  });

  test.each([
    ["bike-theft", "bicycle-theft"],
    ["Burglary", "domestic-residential-burglary or non-domestic-non-residential-burglary"],
    ["all-crime", "all-crime-excl-fraud"]
  ])("tells of published series that %s may stand for", async (measures, like) => {
    const { code, out } = await run(options({ measures }));
    expect(code).toBe(0);
    expect(out).toContain(`stands for ${like}, which is published`);
  });

  test("tells of none where none is like it", async () => {
    expect((await run(options({ measures: "rural-crime" }))).out).not.toContain("stands for");
  });

  test("gives examples that have published counts, in its help and in its questions", async () => {
    const published = new Set(
      readFileSync("data/offences-quarterly.csv", "utf8")
        .split("\n")
        .map((line) => line.split(",")[1])
    );
    const { out } = await run(["--help"]);
    const examples = [
      ...out.matchAll(/such as ([a-z-]+,[a-z-]+)$/gm),
      ...out.matchAll(/--measures ([a-z-]+,[a-z-]+)/g)
    ];
    expect(examples).toHaveLength(2);
    for (const [, list] of examples) for (const id of list!.split(",")) expect(published).toContain(id);
  });

  test("never overwrites: neither a folder with files nor a file", async () => {
    mkdirSync(join(parent, "plan"));
    writeFileSync(join(parent, "plan", "offences.csv"), "mine");
    const { code, err } = await run(options());
    expect(code).toBe(2);
    expect(err).toContain("it has files in it (offences.csv); expected the name of a new folder");
    expect(readFileSync(join(parent, "plan", "offences.csv"), "utf8")).toBe("mine");
    expect(readdirSync(join(parent, "plan"))).toEqual(["offences.csv"]);
    const file = await run(options({ out: join(parent, "plan", "offences.csv") }));
    expect(file.err).toContain("it is a file; expected the name of a new folder");
  });

  test("writes into an empty folder", async () => {
    mkdirSync(join(parent, "plan"));
    expect((await run(options())).code).toBe(0);
    expect(readData(join(parent, "plan")).problems).toEqual([]);
  });

  test("asks for what was not given, and again after an answer that cannot be", async () => {
    const answers = ["kant", "kent", "September", "2014-09", "Viol%nce", "robbery, Robbery", "robbery"];
    const asked: string[] = [];
    const { code } = await run(
      ["--out", join(parent, "plan"), "--title", "A plan: ours"],
      async (question) => {
        asked.push(question);
        return answers.shift()!;
      }
    );
    expect(code).toBe(0);
    expect(asked).toHaveLength(7);
    expect(asked[0]).toBe("Force, such as Kent or Avon & Somerset: ");
    expect(asked[1]).toMatch(
      /^Expected one of avon-and-somerset, .*\nForce, such as Kent or Avon & Somerset: $/
    );
    expect(asked[4]).toContain("\n  bicycle-theft\n");
    expect(asked[5]).toContain("“viol%nce” is not a name; expected letters, digits and hyphens");
    expect(asked[6]).toContain("“robbery” is there twice; expected each name once.");
    expect(readData(join(parent, "plan")).checked!.plan.title).toBe("A plan: ours");
  });

  test.each([
    [{ force: "rutland" }, "--force is “rutland”: expected one of avon-and-somerset"],
    [{ period: "2014-13" }, "--period is “2014-13”: expected a month written YYYY-MM"],
    [{ measures: "a,,b" }, "--measures is “a,,b”: “” is not a name"],
    [
      { force: "Northumbrea" },
      "--force is “Northumbrea”: expected perhaps northumbria; one of avon-and-somerset"
    ],
    [{ surveys: "Robbery" }, "--surveys is “Robbery”: “robbery” is there twice"],
    [{ surveys: "a b%" }, "--surveys is “a b%”: “a-b%” is not a name"],
    [{ out: "" }, "--out is “”: expected the name of a new folder"]
  ])("explains %o without asking, writes nothing, and ends with 2", async (wrong, message) => {
    const { code, err } = await run(options(wrong), () => Promise.reject(new Error("must not be asked")));
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(readdirSync(parent)).toEqual([]);
  });

  test("does not wait for answers where there is no terminal", () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ["scripts/run.mjs", "loaders/commands/new-plan.ts"],
      {
        encoding: "utf8",
        input: "kent\n",
        timeout: 30_000
      }
    );
    expect(status).toBe(2);
    expect(stderr).toContain("missing: --out, --force, --period, --measures");
  }, 40_000);
});
