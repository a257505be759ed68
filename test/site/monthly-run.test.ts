import { spawnSync } from "node:child_process";
import {
  cpSync,
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
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { type FolderServer, serveFolder } from "../../scripts/machine/serve-folder.js";
import { contents, copyProject, type ProjectCopy } from "./project-copy.js";
import { visitNext } from "./visit.js";

const NO_ENGINE = "This site was built without its database engine";

/** The last line of the file for cron: five fields of time, the user, the command with project, data and site. */
const CRON =
  /^[\d*]+ [\d*]+ [\d*]+ [\d*]+ [\d*]+ control-lines (\S+\/deploy\/monthly-run\.sh) (\S+) (\S+) (\S+)$/;

let folder: string;
let copy: ProjectCopy;
let data: string;
let site: string;
let today: string;
let first: { code: number | null; output: string };

const run = (command: string, args: string[], env = {}) => {
  const options = { cwd: copy.folder, encoding: "utf8", env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { code: status, output: stdout + stderr };
};

/** What cron would run, in a copy of the project, on a small plan, for a site without what can be left out. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-monthly-"));
  copy = copyProject({ with: "packages" });
  [data, site] = [join(folder, "my-plan"), join(folder, "www")];
  cpSync("test/formats/format-1", data, { recursive: true });
  mkdirSync(site);
  writeFileSync(join(site, "index.html"), "the site of last month");
  const line = readFileSync("deploy/control-lines.cron", "utf8").trimEnd().split("\n").at(-1)!;
  const [, script, project] = CRON.exec(line)!;
  today = spawnSync("date", ["+%F"], { encoding: "utf8" }).stdout.trim();
  first = run(script!.replace(project!, copy.folder), [
    copy.folder,
    data,
    site,
    "--without-engine",
    "--without-compressed"
  ]);
});
afterAll(() => {
  copy?.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe("deploy/monthly-run.sh", () => {
  it("puts the new site in place, keeps a release of the day, and the site before beside it", () => {
    expect(first.code, first.output).toBe(0);
    expect(readFileSync(join(site, "index.html"), "utf8")).toContain("A plan of its day");
    expect(readFileSync(join(`${site}.last`, "index.html"), "utf8")).toBe("the site of last month");
    expect(existsSync(`${site}.new`)).toBe(false);
    expect(readdirSync(join(data, "releases")).sort()).toEqual(["2014-09.json", `${today}.json`]);
  });

  it("says what is wrong and leaves the site, by the line of the job of a CI system", () => {
    const before = contents(site);
    const counts = join(data, "offences.csv");
    const good = readFileSync(counts, "utf8");
    writeFileSync(counts, good.replace(",2014-09,", ",2014-13,"));
    const job = parse(readFileSync("deploy/monthly-run.gitlab-ci.yml", "utf8"))["monthly-run"];
    const env = { CI_PROJECT_DIR: copy.folder, DATA: data, SITE: site };
    expect(Object.keys(job.variables)).toEqual(["DATA", "SITE"]);
    const { code, output } = run("sh", ["-ec", job.script.join("\n")], env);
    writeFileSync(counts, good);
    expect(code, output).toBe(1);
    expect(output).toContain("offences.csv:");
    expect(output).toContain("2014-13");
    expect(contents(site)).toEqual(before);
  });
});

describe("a site that was built without engine and compressed copies", () => {
  let server: FolderServer;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await serveFolder(site);
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it("has none of their files, and is a small part of what they are", () => {
    const files = [...contents(site).keys()];
    expect(files.filter((file) => /\.(wasm|br|gz)$|worker|@duckdb/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith(".duckdb"))).toHaveLength(1);
    expect(readFileSync(join(site, "third-party-licences.txt"), "utf8")).not.toContain(".wasm");
    // The engine alone has 34 MB.
    const size = /^([\d.]+) MB in [\d,]+ files:$/m.exec(first.output)![1];
    expect(Number(size)).toBeLessThan(20);
    expect(first.output).not.toContain("database engine:");
  });

  it("says in Explore's place, and a measure's, what is missing, and has all else", async () => {
    const explore = await visitNext(page, `${server.origin}/explore.html`);
    await page.locator(".explore-engine", { hasText: NO_ENGINE }).waitFor();
    expect(await page.getByRole("button", { name: "Start exploring" }).count()).toBe(0);
    await page.getByRole("button", { name: "Run" }).click();
    await page.locator(".explore-problem").getByText(NO_ENGINE).waitFor();
    const measure = await visitNext(page, `${server.origin}/measures/domestic-burglary.html`);
    await page.locator(".explore-measure", { hasText: NO_ENGINE }).waitFor();
    await expect.poll(() => page.locator("main svg.chart-picture").count()).toBeGreaterThan(5);
    expect([explore.problems, measure.problems]).toEqual([[], []]);
  });

  it("says it in the place of a question in SQL on a page of one's own, and shows its charts", async () => {
    const { problems } = await visitNext(page, `${server.origin}/winter.html`);
    await expect.poll(() => page.locator("main svg.chart-picture").count()).toBe(3);
    // The console says it, too.
    expect(problems.filter((problem) => !problem.includes(NO_ENGINE))).toEqual([]);
    const shown = problems.filter((problem) =>
      problem.startsWith("error shown on the page: DatabaseError: ")
    );
    expect(shown).toHaveLength(1);
  });
});
