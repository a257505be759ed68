import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DIST, STAGE } from "../../scripts/site/folders.js";
import { copyProject, type ProjectCopy } from "./project-copy.js";

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject();
});
afterAll(() => copy?.remove());

const inCopy = (path: string): string => join(copy.folder, path);

/** Runs the build of the copy, with a program in front of it if there is one. */
function build(...before: string[]): { code: number | null; output: string } {
  const [command, ...args] = [...before, process.execPath, "scripts/run.mjs", "scripts/build.ts"];
  const { status, stdout, stderr } = spawnSync(command!, args, { cwd: copy.folder, encoding: "utf8" });
  return { code: status, output: stdout + stderr };
}

/** Every file of a folder with a hash of its bytes. */
function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return new Map(
    paths.map((path) => [
      path.slice(folder.length),
      createHash("sha256").update(readFileSync(path)).digest("hex")
    ])
  );
}

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(inCopy(path), "utf8");
  const after = change(before);
  expect(after, `${path} has changed shape: mend this test`).not.toBe(before);
  writeFileSync(inCopy(path), after);
}

function dashboard(): string {
  const folder = inCopy("dist/_file/plan");
  return readFileSync(
    join(folder, readdirSync(folder).find((file) => /^dashboard\..*\.json$/.test(file))!),
    "utf8"
  );
}

/** May this process make a network of its own, which leads nowhere? */
const canIsolate = process.platform === "linux" && spawnSync("unshare", ["-n", "true"]).status === 0;

describe("npm run build", () => {
  it.each(["Pacific/Auckland", "Europe/London", "UTC"])(
    "gives the same bytes in another folder, from nothing, in the time zone %s, as it gave here",
    (zone) => {
      spawnSync("rm", ["-rf", inCopy(STAGE), inCopy("dist")]);
      expect(build("env", `TZ=${zone}`).output).toMatch(/Built \d+ pages/);
      expect(contents(inCopy("dist"))).toEqual(contents(DIST));
    }
  );

  it("shows a changed setting, a changed row of a CSV file and a changed module", () => {
    const before = dashboard();
    edit("data/settings.yaml", (text) => text.replace(/^z: .*$/m, "z: 2.58"));
    edit("data/forces.csv", (text) => text.replace(/Leicestershire/, "Leicestershire renamed"));
    edit("loaders/archive/plan-files.ts", (text) =>
      text.replace("JSON.stringify(value)", "JSON.stringify(value, null, 1)")
    );
    expect(build().code).toBe(0);
    expect(dashboard()).not.toBe(before);
    expect(dashboard()).toContain('"z": 2.58');
    expect(dashboard()).toContain("Leicestershire renamed");
  });

  it("refuses bad data, names every problem and leaves the last good site", () => {
    const before = contents(inCopy("dist"));
    const settings = readFileSync(inCopy("data/settings.yaml"), "utf8");
    edit("data/settings.yaml", (text) => text.replace(/^z: .*$/m, "z: wide"));
    appendFileSync(inCopy("data/forces.csv"), "Not An Id,,,,\n");
    const { code, output } = build();
    writeFileSync(inCopy("data/settings.yaml"), settings);
    edit("data/forces.csv", (text) => text.replace("Not An Id,,,,\n", ""));
    expect(code).toBe(1);
    expect(output).toContain("settings.yaml");
    expect(output).toContain("forces.csv");
    expect(output).not.toContain("    at ");
    expect(contents(inCopy("dist"))).toEqual(before);
  });

  it("refuses a page that would load a library from the internet", () => {
    writeFileSync(inCopy("src/broken.md"), "# Broken\n\n```js\nPlot.plot()\n```\n");
    expect(build()).toMatchObject({
      code: 1,
      output: expect.stringContaining("broken.md: “Plot” is not imported")
    });
  });

  it("refuses broken links and cells that cannot be read, all at once, and leaves the last good site", () => {
    const before = contents(inCopy("dist"));
    writeFileSync(inCopy("src/broken.md"), "# Broken\n\n[nowhere](./nowhere)\n\n```js\n1 +\n```\n");
    const { code, output } = build();
    writeFileSync(inCopy("src/broken.md"), "# Mended\n");
    expect(code).toBe(1);
    expect(output).toContain("broken.html: broken link ./nowhere");
    expect(output).toContain("broken.html: a cell cannot be read: SyntaxError");
    expect(contents(inCopy("dist"))).toEqual(before);
  });

  it.skipIf(!canIsolate)(
    "works without any network at all (skipped where “unshare -n” is not permitted: run as root on Linux)",
    () => {
      spawnSync("rm", ["-rf", inCopy(STAGE), inCopy("dist")]);
      const { code, output } = build("unshare", "-n");
      expect(output).toMatch(/Built \d+ pages/);
      expect(code).toBe(0);
      expect(existsSync(inCopy("dist/index.html"))).toBe(true);
    }
  );
});
