import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DashboardFile } from "../../src/ratings/page-files.js";
import { copyProject, type ProjectCopy } from "./project-copy.js";

const GUIDE = readFileSync("docs/guide.md", "utf8");
const EXTRACT = readFileSync("docs/extract/kent-offences.csv", "utf8").trimEnd().split("\n");

/** The lines of the guide's fenced blocks of a language. */
function fenced(language: string): string[] {
  return [...GUIDE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, written]) => written === language)
    .flatMap(([, , block]) => block!.trimEnd().split("\n"));
}

const commands = fenced("sh");

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject();
});
afterAll(() => copy?.remove());

const inCopy = (path: string): string => join(copy.folder, path);

/** What each command must say, beside ending well. */
const SAYS: [RegExp, RegExp][] = [
  [/new-plan/, /Wrote a new plan: my-plan/],
  [/check-data/, /No problems found\./],
  [/--set spc\.recent=3/, /The 3-month mean/],
  [/\brate --/, /domestic-burglary: [\d,]+ -> [\d,]+/],
  [/run build/, /Built \d+ pages/],
  [/run release/, /my-plan\/releases\/2014-09\.json/],
  [/changes/, /Nothing has moved since 2014-09/]
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
    await expect.poll(async () => (await dashboard()).view.rating.settings.z, { timeout: 20_000 }).toBe(2.5);
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

describe("the guide", () => {
  it("has commands, none of them in a block that is not run", () => {
    expect(commands.length).toBeGreaterThan(8);
    expect(GUIDE.match(/^```\w*$/gm)!.filter((fence) => !["```", "```sh", "```csv"].includes(fence))).toEqual(
      []
    );
  });

  it.each(commands)("%s", async (command) => {
    if (/^npm start/.test(command)) {
      const plan = { force: "kent", periodEnd: "2014-09" };
      expect(await served(command)).toMatchObject({ before: { plan }, saved: { plan } });
      return;
    }
    const { code, output } = run(command);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code, output).toBe(0);
    const says = SAYS.find(([of]) => of.test(command));
    if (says) expect(output).toMatch(says[1]);
  });

  it("ends with the site of that plan, its measures and its changes", () => {
    const pages = readdirSync(inCopy("dist/measures")).filter((file) => file.endsWith(".html"));
    expect(pages.sort()).toEqual(["domestic-burglary.html", "violence-with-injury.html"]);
    expect(existsSync(inCopy("dist/changes.html"))).toBe(true);
  });

  it("shows rows of the extract, and the extract holds rows of the project's published figures", () => {
    for (const line of fenced("csv")) expect(EXTRACT).toContain(line);
    const published = new Set(readFileSync("data/offences.csv", "utf8").split("\n"));
    expect(EXTRACT.filter((line) => !published.has(line))).toEqual([]);
  });
});
