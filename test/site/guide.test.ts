import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { SiteIdentity } from "../../loaders/archive/site-identity.js";
import type { Provenance } from "../../src/plan/provenance.js";
import type { DashboardFile } from "../../src/views/page-files.js";
import { hasPoliceUk, POLICE_UK } from "../loaders/sources/shared-folder.js";
import { FULL } from "../size.js";
import { copyProject, type ProjectCopy } from "./project-copy.js";

const GUIDE = readFileSync("docs/guide.md", "utf8");
/** The ways from counts, from records and with a survey: each has a plan of its own. */
const [FROM_COUNTS, FROM_RECORDS, WITH_SURVEY] = GUIDE.split(
  /^## (?:From crime records|With a survey)$/m
) as [string, string, string];
const linesOf = (path: string): string[] => readFileSync(path, "utf8").trimEnd().split("\n");

/** The lines of the fenced blocks of a language. */
function fenced(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, written]) => written === language)
    .flatMap(([, , block]) => block!.trimEnd().split("\n"));
}

const commands = fenced(FROM_COUNTS, "sh");
/** Up to the first site, and what follows it: what is handed over has then to be compressed only once. */
const toTheSite = commands.findIndex((command) => /run build/.test(command)) + 1;

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject({ with: "packages" });
});
afterAll(() => copy?.remove());

const inCopy = (path: string): string => join(copy.folder, path);

/** What each command must say, beside ending well. */
const SAYS: [RegExp, RegExp][] = [
  [/new-plan/, /Wrote a new plan: my-(plan|records|survey)/],
  [/check-data/, /No problems found\./],
  [/--set spc\.recent=3/, /The 3-month mean/],
  [/\brate -- --data my-plan/, /domestic-burglary: [\d,]+ -> [\d,]+/],
  [/run build/, /Built \d+ pages/],
  [/run release/, /my-plan\/releases\/2014-09\.json/],
  [/changes/, /Nothing has moved since 2014-09/],
  // `grep -c` of each file: 611, 630 and 653 vehicle crimes, 39, 46 and 42 robberies; 2,021 records.
  // By `grep -c`: 600 of the 612 interviews have an answer for or against, 12 say "Don't know".
  [/read-sources -- --data my-survey/, /together: 612 rows = 600 counted \+ 12 left out \+ 0 rejected/],
  [/read-sources/, /together: 2,021 rows = 1,894 counted \+ 127 left out \+ 0 rejected/],
  [/grep -c/, /^653$/m],
  // 240 and 252 of 300; the published percentages as they stand.
  [/\brate -- --data my-survey/, /confidence: 75\.3% -> 82\.7%.*satisfaction: 80\.0% -> 84\.0%/s],
  // The published quarters to June 2014 (1,790 + 1,681 + 1,745), and the 1,894 records.
  [/\brate -- --data my-records/, /vehicle-offences: 6,515 -> 7,110/]
];

function run(command: string): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: copy.folder, encoding: "utf8" });
  return { code: status, output: stdout + stderr };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const SETTINGS = "my-plan/settings.yaml";

/** Longer than a busy machine takes to show a save, in milliseconds. */
const SOON = 600_000;

/** Starts a command that serves until it is stopped; gives what its dashboard is made of, before and after a save. */
async function served(command: string): Promise<{ before: unknown; saved: unknown }> {
  const port = await freePort();
  const settings = readFileSync(inCopy(SETTINGS), "utf8");
  // A process group of its own: what npm starts has to end with it.
  const server = spawn("sh", ["-c", command], {
    cwd: copy.folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true
  });
  try {
    await printed(server, `http://127.0.0.1:${port}/`);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    const dashboard = async () =>
      (await (await fetch(`http://127.0.0.1:${port}/_file/plan/dashboard.json`)).json()) as DashboardFile;
    const before = await dashboard();
    writeFileSync(inCopy(SETTINGS), settings.replace(/^z: .*$/m, "z: 2.5"));
    await expect.poll(async () => (await dashboard()).view.rating.settings.z, { timeout: SOON }).toBe(2.5);
    return { before, saved: await dashboard() };
  } finally {
    writeFileSync(inCopy(SETTINGS), settings);
    process.kill(-server.pid!, "SIGTERM");
  }
}

function printed(server: ChildProcess, text: string): Promise<void> {
  let output = "";
  return new Promise((resolve, reject) => {
    for (const stream of [server.stdout!, server.stderr!]) {
      stream.on("data", (chunk) => {
        output += chunk;
        if (output.includes(text)) resolve();
      });
    }
    server.on("exit", (code) => reject(new Error(`ended with ${code}:\n${output}`)));
  });
}

/** Runs a command of the guide and looks at what it says. */
function expectWell(command: string): void {
  const { code, output } = run(command);
  expect(output).not.toMatch(/^\s+at /m);
  expect(code, output).toBe(0);
  const says = SAYS.find(([of]) => of.test(command));
  if (says) expect(output).toMatch(says[1]);
}

describe("the guide", () => {
  it("has commands, none of them in a block that is not run", () => {
    expect(commands.length).toBeGreaterThan(8);
    const known = ["```", "```sh", "```csv", "```yaml"];
    expect(GUIDE.match(/^```\w*$/gm)!.filter((fence) => !known.includes(fence))).toEqual([]);
  });

  it.each(commands.slice(0, toTheSite))("%s", async (command) => {
    if (!/^npm start/.test(command)) return expectWell(command);
    const plan = { force: "kent", periodEnd: "2014-09" };
    expect(await served(command)).toMatchObject({ before: { plan }, saved: { plan } });
  });

  it("makes the site of that plan, its measures and its changes", () => {
    const pages = readdirSync(inCopy("dist/measures")).filter((file) => file.endsWith(".html"));
    expect(pages.sort()).toEqual(["domestic-burglary.html", "violence-with-injury.html"]);
    expect(existsSync(inCopy("dist/changes.html"))).toBe(true);
  });

  // Both commands took the sample for the plan: one put it in the place of the plan's site, the other passed over --data.
  it("is handed over as that plan, and its site is left alone where no folder is named", () => {
    const site = () => readFileSync(inCopy("dist/site.json"), "utf8");
    const before = site();
    for (const command of ["npm run bundle", "npm run pdf", "npm run one-file"]) {
      const { code, output } = run(command);
      expect(output).toContain("No data folder was named, and data has another plan");
      expect(code).toBe(1);
    }
    expect(site()).toBe(before);
    expectWell("npm run bundle -- --data my-plan");
    const packed = unzipSync(readFileSync(inCopy("control-lines-kent-2014-09.zip")));
    const identity = JSON.parse(new TextDecoder().decode(packed["site/site.json"])) as SiteIdentity;
    expect(identity.plan).toEqual({
      title: "Police and Crime Plan for Kent",
      force: "kent",
      periodEnd: "2014-09"
    });
    const pack = run("npm run pdf -- --data my-plan --measures domestic-burglary --out kent.pdf");
    expect(pack).toEqual({
      code: 0,
      output: expect.stringContaining(`data ${identity.data.slice(0, 12)}, `)
    });
    expect(pack.output).not.toContain("Building");
    const unknown = run("npm run one-file -- --data my-plan --measure all-crime");
    expect(unknown).toEqual({ code: 2, output: expect.stringContaining("has no measure “all-crime”") });
    expectWell("npm run one-file -- --data my-plan");
    expect(readFileSync(inCopy("control-lines-kent-2014-09.html"), "utf8")).toContain(identity.data);
  });

  it.each(commands.slice(toTheSite))("%s", expectWell);

  it("shows rows of the extract, and the extract holds rows of the project's published figures", () => {
    const extract = linesOf("docs/extract/kent-offences.csv");
    for (const line of fenced(FROM_COUNTS, "csv")) expect(extract).toContain(line);
    const published = new Set(linesOf("data/offences.csv"));
    const earlier = linesOf("docs/extract/leicestershire-offences.csv");
    expect([...extract, ...earlier].filter((line) => !published.has(line))).toEqual([]);
  });
});

describe("the guide with a survey", () => {
  it.each(fenced(WITH_SURVEY, "sh"))("%s", expectWell);

  it("shows what it copies, and copies rows of the project's surveys", () => {
    expect(fenced(WITH_SURVEY, "yaml")).toEqual(linesOf("docs/extract/survey-sources.yaml"));
    const waves = linesOf("docs/extract/leicestershire-surveys.csv");
    for (const line of fenced(WITH_SURVEY, "csv")) expect(waves).toContain(line);
    const published = new Set(linesOf("data/surveys.csv"));
    expect(waves.filter((line) => !published.has(line))).toEqual([]);
  });
});

/** Vehicle crimes of Leicestershire by month, as data/sources/force_month_policeuk.csv has counted them. */
const VEHICLE_CRIMES = { "2014-07": 611, "2014-08": 630, "2014-09": 653 };

/** A run builds the site of counts, and every second one, by its seed, that of records, too. */
const BUILDS_RECORDS = FULL || inject("seed") % 2 === 0;

describe("the guide from crime records", () => {
  const asked = fenced(FROM_RECORDS, "sh");
  it.each(asked.filter((command) => BUILDS_RECORDS || !/run build/.test(command)))("%s", expectWell);

  it("shows the sources.yaml that it copies", () => {
    expect(fenced(FROM_RECORDS, "yaml")).toEqual(linesOf("docs/extract/sources.yaml"));
  });

  if (BUILDS_RECORDS) {
    it("ends with a site that shows the records counted", () => {
      const { sources } = JSON.parse(readFileSync(inCopy("dist/provenance.json"), "utf8")) as Provenance;
      const counted = sources[0]!.inputs.map(({ from, counted }) => [from, counted]);
      expect(Object.fromEntries(counted)).toEqual(VEHICLE_CRIMES);
      const published = linesOf("data/sources/force_month_policeuk.csv");
      for (const [month, count] of Object.entries(VEHICLE_CRIMES))
        expect(published).toContain(`leicestershire,${month},Vehicle crime,${count}`);
    });
  }

  it.skipIf(!hasPoliceUk())("counts records as they were downloaded", () => {
    for (const month of Object.keys(VEHICLE_CRIMES)) {
      const name = `${month}-leicestershire-street.csv`;
      const downloaded = readFileSync(join(POLICE_UK, month, name), "utf8").split("\n");
      const kept = downloaded.filter((line) => /^Crime ID,|,Vehicle crime,|,Robbery,/.test(line));
      expect(readFileSync(`docs/extract/records/${name}`, "utf8")).toBe(`${kept.join("\n")}\n`);
    }
  });
});
