import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../scripts/machine/launch-chromium.js";
import { copyProject, type ProjectCopy } from "./project-copy.js";

/** A page that shows one of the values that the build computes with. */
const PROBE = `# Probe

\`\`\`js
const dashboard = FileAttachment("plan/dashboard.json").json();
\`\`\`

z is \${dashboard.view.rating.settings.z}.
`;

/** Longer than a busy machine takes, in milliseconds: how soon a change is seen is measured, not tested. */
const SOON = 600_000;

let copy: ProjectCopy;
let server: ChildProcess;
let printed = "";
let browser: Browser;
let page: Page;

beforeAll(async () => {
  copy = copyProject({ with: "packages" });
  writeFileSync(join(copy.folder, "src/probe.md"), PROBE);
  const port = await freePort();
  server = start(port);
  await until(() => printed.includes(`http://127.0.0.1:${port}/`));
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/probe.html`);
  await shows("z is 1.96");
});

afterAll(async () => {
  await browser?.close();
  server?.kill();
  copy?.remove();
});

function start(port: number): ChildProcess {
  const child = spawn(process.execPath, ["scripts/run.mjs", "scripts/start.ts"], {
    cwd: copy.folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"]
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
  return child;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + SOON;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited for ten minutes; npm start has printed:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function shows(text: string): Promise<void> {
  await page.getByText(text).waitFor({ timeout: SOON });
}

/** Saves settings.yaml with another z, and returns when. */
function saveZ(z: string): void {
  const path = join(copy.folder, "data/settings.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace(/^z: .*$/m, `z: ${z}`));
}

describe("npm start", () => {
  it("shows a saved setting on the open page", async () => {
    const saved = Date.now();
    saveZ("2.58");
    await shows("z is 2.58");
    console.log(`A saved setting showed after ${Date.now() - saved} ms.`);
  });

  it("tells what is wrong with bad data, keeps the last good page, and follows the next good save", async () => {
    printed = "";
    saveZ("wide");
    await until(() => printed.includes("settings.yaml"));
    expect(printed).toContain("wide");
    await shows("z is 2.58");
    saveZ("1.28");
    await shows("z is 1.28");
  });

  it("shows the last of several quick saves", async () => {
    for (const z of ["1.5", "1.6", "1.7", "1.8"]) {
      saveZ(z);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    await shows("z is 1.8");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await page.getByText("z is").textContent()).toContain("1.8");
  });

  it("shows what a changed module computes", async () => {
    const path = join(copy.folder, "loaders/archive/plan-files.ts");
    const before = readFileSync(path, "utf8");
    const after = before.replace(/const checked = loadData\(.*\);/, "$& checked.settings.z = 2.2;");
    expect(after, "plan-files.ts has changed shape: mend this test").not.toBe(before);
    writeFileSync(path, after);
    await shows("z is 2.2");
  });

  it("shows a changed page at once", async () => {
    writeFileSync(join(copy.folder, "src/probe.md"), PROBE.replace("z is", "The width is"));
    await shows("The width is 2.2");
  });

  it("says so when its port is busy, and what to do", async () => {
    const port = Number(new URL(page.url()).port);
    const before = printed;
    const second = start(port);
    const code = await new Promise((resolve) => second.on("exit", resolve));
    expect(code).toBe(1);
    expect(printed.slice(before.length)).toContain(`Port ${port} is busy`);
  });
});
