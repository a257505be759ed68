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
import { kit } from "../../scripts/kit.js";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { serveFolder } from "../../scripts/machine/serve-folder.js";
import { runCommand } from "../loaders/commands/run-command.js";
import { cycloneDxProblems } from "../scripts/licences/cyclone-dx-problems.js";
import { IMPORT, NAMES, ROWS, SHOW, showsThePlan, USE, WORDS } from "./kit/elsewhere.js";
import { visitNext } from "./visit.js";

// The kit as one file, in two of its three hosts; the third is in kit/in-a-site.ts.

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
let page: Page;
beforeAll(async () => {
  const { code, err } = await runCommand(kit, ["--out", made("kit")]);
  expect(code, err).toBe(0);
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the kit as one file", () => {
  it("says which version it is and whose plan is in it, at the top of each file", () => {
    for (const name of ["control-lines.js", "control-lines.classic.js", "control-lines.css"]) {
      expect(kitFile(name).slice(0, 200)).toMatch(
        /^\/\*! Control Lines kit \d+\.\d+\.\d+, with “Police and Crime Plan .*2014/
      );
    }
    expect(kitFile("third-party-licences.txt")).toContain("@observablehq/plot");
    expect(cycloneDxProblems(kitFile("components.cdx.json"))).toEqual([]);
    expect(kitFile("components.cdx.json")).toContain('"pkg:npm/%40observablehq/plot@');
  });

  it("runs in HTML that is opened from disk, inline and with no network", async () => {
    writeFileSync(
      made("plain.html"),
      plainPage(kitFile("control-lines.classic.js"), kitFile("control-lines.css"))
    );
    const opened = await visitNext(page, pathToFileURL(made("plain.html")).href);
    await showsThePlan(opened);
    expect(opened.requests).toEqual([pathToFileURL(made("plain.html")).href]);
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
    const opened = await visitNext(page, `${server.origin}/elsewhere.html`);
    await showsThePlan(opened);
    await server.close();
  });
});
