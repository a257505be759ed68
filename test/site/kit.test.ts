import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadData } from "../../loaders/data/load-data.js";
import { kit } from "../../scripts/kit.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { type FolderServer, serveFolder } from "../../scripts/machine/serve-folder.js";
import { formatNumber } from "../../src/words/format.js";
import { runCommand } from "../loaders/commands/run-command.js";
import { copyProject, type ProjectCopy } from "./project-copy.js";
import { openEverything, type Visit, visit } from "./visit.js";

// Pages written with the kit: one that is never edited, and one in each of the three hosts of the kit as one file.

const NAMES = "badge, choice, choose, counts, fan, msg, plan, rated, ratedRows, spc, sql, verdicts, version";
const ROWS = '[{month: "2014-01", count: 3}, {month: "2014-02", count: 5}]';

/** The cells of the hosts that run cells: a cell of its own for the import, so that others follow `choice`. */
const IMPORT = `import {${NAMES}} from "./control-lines.js";`;
const USE = `const now = rated("domestic-burglary", choice);
const own = ratedRows(${ROWS});
const refused = sql\`SELECT 1\`.catch((error) => error.message);`;
const SHOW =
  "for (const part of [choose(), spc(now), fan(now), msg(now), verdicts(now), counts(plan)]) display(part);";
/* biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the page's own. */
const WORDS = "Kit ${version}: ${now.force.name}. ${now.spc.sentence} ${own.period}. ${refused}";

const cell = (code: string): string => `\`\`\`js\n${code}\n\`\`\``;
const FRAMEWORK_PAGE = [
  "---\nnav: false\n---",
  "# Elsewhere",
  cell(IMPORT),
  cell(USE),
  WORDS,
  cell(SHOW)
].join("\n\n");

const NOTEBOOK = `<!doctype html>
<notebook>
  <title>Elsewhere</title>
  <script id="1" type="module">${IMPORT}</script>
  <script id="2" type="module">${USE}</script>
  <script id="3" type="text/markdown">${WORDS}</script>
  <script id="4" type="module">${SHOW}</script>
</notebook>
`;

/** Of pages from disk: the kit in the head, as a classic script, and one more script for what the cells are elsewhere. */
const plainPage = (classic: string, css: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Elsewhere</title><style>${css}</style><script>${classic}</script></head>
<body><main></main><script>
const {${NAMES}, history} = ControlLines;
const main = document.querySelector("main");
const own = ratedRows(${ROWS});
(async () => {
  const refused = await sql\`SELECT 1\`.catch((error) => error.message);
  const overview = await plan.next().value;
  for (;;) {
    const now = await rated("domestic-burglary", await choice.next().value);
    const display = (part) => main.append(part);
    main.replaceChildren(\`${WORDS}\`);
    for (const part of [choose(), spc(now), fan(now), msg(now), verdicts(now), counts(overview)]) display(part);
  }
})();
</script></body></html>
`;

const folder = mkdtempSync(join(tmpdir(), "control-lines-elsewhere-"));
const made = (name: string): string => join(folder, name);
const kitFile = (name: string): string => readFileSync(made(`kit/${name}`), "utf8");
let browser: Browser;
beforeAll(async () => {
  const { code, err } = await runCommand(kit, ["--out", made("kit")]);
  expect(code, err).toBe(0);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The mean of the six months before October 2014, from the rows of the data and by no code of the kit. */
function recentMean(): string {
  const { data } = loadData("data");
  const series = data.series["domestic-burglary"]!.leicestershire!;
  const [year, month] = series.start.split("-").map(Number);
  const end = (2014 - year!) * 12 + (9 - month!) + 1;
  const recent = series.counts.slice(end - 6, end);
  return formatNumber(recent.reduce<number>((sum, count) => sum + count!, 0) / 6);
}

/** What is the same in each host. */
async function showsThePlan({ page, problems }: Visit): Promise<void> {
  const main = page.locator("main");
  await page.getByText("no database").waitFor();
  await page.locator("svg.chart-picture").nth(2).waitFor();
  const words = (await main.innerText()).replace(/\s+/g, " ");
  expect(words).toContain(`Kit ${JSON.parse(kitVersion())}: Leicestershire.`);
  expect(words).toContain(`The 6-month mean ${recentMean()} lies `);
  expect(words).toContain("2014-02");
  expect(await page.locator("svg.chart-picture").count()).toBe(3);
  expect(words).toMatch(/\d+ green, \d+ amber, \d+ red/);
  await page.getByLabel("Force or area").first().selectOption("kent");
  await page.getByText(/Kit [\d.]+: Kent\./).waitFor();
  expect(page.url()).toContain("force=kent");
  expect(problems).toEqual([]);
}

const kitVersion = (): string => /"\d+\.\d+\.\d+"/.exec(readFileSync("src/notebook/version.ts", "utf8"))![0];

describe("the kit as one file", () => {
  it("says which version it is and whose plan is in it, at the top of each file", () => {
    for (const name of ["control-lines.js", "control-lines.classic.js", "control-lines.css"]) {
      expect(kitFile(name).slice(0, 200)).toMatch(
        /^\/\*! Control Lines kit \d+\.\d+\.\d+, with “Police and Crime Plan .*2014/
      );
    }
    expect(kitFile("third-party-licences.txt")).toContain("@observablehq/plot");
  });

  it("runs in HTML that is opened from disk, inline and with no network", async () => {
    writeFileSync(
      made("plain.html"),
      plainPage(kitFile("control-lines.classic.js"), kitFile("control-lines.css"))
    );
    const opened = await visit(browser, pathToFileURL(made("plain.html")).href);
    await showsThePlan(opened);
    expect(opened.requests).toEqual([pathToFileURL(made("plain.html")).href]);
    await opened.page.close();
  });

  it("runs in a notebook of Observable Notebook Kit", async () => {
    mkdirSync(made("notebook"));
    writeFileSync(made("notebook/elsewhere.html"), NOTEBOOK);
    copyFileSync(made("kit/control-lines.js"), made("notebook/control-lines.js"));
    symlinkSync(resolve("node_modules"), made("notebook/node_modules"), "dir");
    const program = resolve("node_modules/@observablehq/notebook-kit/dist/bin/notebooks.js");
    const built = spawnSync(process.execPath, [program, "build", "--root", ".", "elsewhere.html"], {
      cwd: made("notebook"),
      encoding: "utf8"
    });
    expect(built.status, built.stderr).toBe(0);
    // Browsers ask for it at the top of every server.
    writeFileSync(made("notebook/.observable/dist/favicon.ico"), "");
    const server = await serveFolder(made("notebook/.observable/dist"));
    const opened = await visit(browser, `${server.origin}/elsewhere.html`);
    await showsThePlan(opened);
    await opened.page.close();
    await server.close();
  });
});

describe("in a site", () => {
  let copy: ProjectCopy;
  let server: FolderServer;
  beforeAll(async () => {
    copy = copyProject({ with: "site" });
    mkdirSync(copy.path("data/pages/elsewhere"), { recursive: true });
    copyFileSync("test/site/kit-1.0/page.md", copy.path("data/pages/kit-1.md"));
    copyFileSync(made("kit/control-lines.js"), copy.path("data/pages/elsewhere/control-lines.js"));
    writeFileSync(copy.path("data/pages/elsewhere/page.md"), FRAMEWORK_PAGE);
    const { code, output } = copy.build();
    expect(code, output).toBe(0);
    server = await serveFolder(copy.path("dist"));
  });
  afterAll(async () => {
    await server?.close();
    copy?.remove();
  });

  it("the kit as one file runs in a page of Framework", async () => {
    const opened = await visit(browser, `${server.origin}/elsewhere/page.html`);
    await showsThePlan(opened);
    await opened.page.close();
  });

  it("a page written for version 1.0 shows what it showed then", async () => {
    const opened = await visit(browser, `${server.origin}/kit-1.html`);
    await openEverything(opened);
    const words = (await opened.page.locator("main").innerText()).replace(/\s+/g, " ");
    for (const text of SHOWN_BY_1_0) expect(words).toContain(text);
    expect(await chartsOf(opened.page)).toBeGreaterThanOrEqual(15);
    expect(opened.problems).toEqual([]);
    await opened.page.close();
  });
});

const chartsOf = (page: Page): Promise<number> => page.locator("main svg.chart-picture").count();

/**
 * What does not depend on the plan: own rows, worked out by hand, and words and numbers as they are written. The mean of
 * 17, 16, 15, 18, 16 and 14 is 16; that of the twelve before 131/12, their standard deviation 1.782; 10.917 + 1.96 · 1.782 = 14.4.
 */
const SHOWN_BY_1_0 = [
  "5,012 and 5,012.3; not known: –",
  "41.7 on average, 82.9% of them, −2.0 points",
  "the 7th of 8 forces, in September 2014",
  "The 6-month mean 16.0 lies above the upper line, 14.4, the lines of April 2013 to March 2014.",
  "Wigston",
  "Values of now",
  "now.spc.mean",
  "Force or area",
  "What the colours mean",
  "Download the data (CSV)",
  "Show the chart of single months",
  "Not asked yet.",
  "Explore this measure in your browser",
  "Opened: 38 measures; Domestic burglary: number of offences."
];
