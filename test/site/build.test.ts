import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { DIST } from "../../scripts/site/folders.js";
import { FULL } from "../size.js";
import { HEAVY_LINES, HEAVY_PAGE } from "./heavy-page.js";
import { contents, copyProject, type ProjectCopy } from "./project-copy.js";

/** Zones on either side of UTC, and one with a summer time: one of them in a run of `npm test`, in turn by its seed. */
const ZONES = ["Pacific/Auckland", "America/Los_Angeles", "Europe/London"];
const zones = FULL ? ZONES : [ZONES[inject("seed") % ZONES.length]!];

/** May this process make a network of its own, which leads nowhere? */
const canIsolate = process.platform === "linux" && spawnSync("unshare", ["-n", "true"]).status === 0;

/** Marks that a path may have, some of which mean something in addresses, patterns and shells. */
const MARKED = "control lines' #1 100% %41 [x] & é-";

describe.each(zones)(
  "npm run build in another folder, whose name has marks in it, from nothing, in the time zone %s",
  (zone) => {
    let copy: ProjectCopy;
    let built: ReturnType<ProjectCopy["build"]>;
    beforeAll(() => {
      copy = copyProject({ name: MARKED });
      built = copy.build({ before: [...(canIsolate ? ["unshare", "-n"] : []), "env", `TZ=${zone}`] });
    });
    afterAll(() => copy?.remove());

    it("gives the same bytes as it gave here", () => {
      expect(built.output).toMatch(/Built \d+ pages/);
      expect(built.code).toBe(0);
      expect(contents(copy.path(DIST))).toEqual(contents(DIST));
    });

    it.skipIf(!canIsolate)(
      "does so without any network at all (skipped where “unshare -n” is not permitted: run as root on Linux)",
      () => {
        expect(built.code).toBe(0);
      }
    );
  }
);

describe("npm run build with something wrong ends with 1, leaves the last good site, and", () => {
  let copy: ProjectCopy;
  let before: Map<string, string>;
  beforeAll(() => {
    copy = copyProject({ with: "site" });
    before = contents(copy.path(DIST));
    expect(before.has("/index.html")).toBe(true);
  });
  afterAll(() => copy?.remove());

  /** Builds, and gives what is said. */
  function refused(): string {
    const { code, output } = copy.build();
    expect(code).toBe(1);
    expect(contents(copy.path(DIST))).toEqual(before);
    return output;
  }

  const page = (text: string): void => writeFileSync(copy.path("src/broken.md"), text);

  it("names every problem with the data", () => {
    const settings = readFileSync(copy.path("data/settings.yaml"));
    copy.edit("data/settings.yaml", (text) => text.replace(/^z: .*$/m, "z: wide"));
    copy.edit("data/forces.csv", (text) => `${text}Not An Id,,,,\n`);
    const said = refused();
    writeFileSync(copy.path("data/settings.yaml"), settings);
    copy.edit("data/forces.csv", (text) => text.replace("Not An Id,,,,\n", ""));
    expect(said).toContain("settings.yaml");
    expect(said).toContain("forces.csv");
    expect(said).not.toContain("    at ");
  });

  it("names the line of a cell that cannot be read, and of all that is too heavy to ship, each once, all at once", () => {
    page("# Broken\n\n```js\n1 +\n```\n");
    writeFileSync(copy.path("src/heavy.md"), HEAVY_PAGE);
    const said = refused();
    rmSync(copy.path("src/heavy.md"));
    expect(said).toContain(`${HEAVY_LINES.length + 1} problems in the pages`);
    expect(said).toContain("src/broken.md:5: a cell cannot be read: Unexpected token.");
    for (const [line, written] of HEAVY_LINES) expect(said).toContain(`src/heavy.md:${line}: ${written} (`);
  });

  // Both stop a build late: one of them in a run, in turn by its seed.
  const stopsLate = [
    () =>
      it("names a loader that fails, and a program that is not there", () => {
        writeFileSync(copy.path("src/none.txt.jl"), "println(1)");
        page('# None\n\n```js\nFileAttachment("none.txt").text()\n```\n');
        expect(refused()).toMatch(/src\/none\.txt\.jl.*julia/);
        rmSync(copy.path("src/none.txt.jl"));
      }),
    () =>
      it("names the line of a broken link", () => {
        page("# Broken\n\n[nowhere](./nowhere)\n");
        expect(refused()).toContain("src/broken.md:3: broken link ./nowhere.html");
      })
  ];
  for (const [i, test] of stopsLate.entries()) if (FULL || inject("seed") % stopsLate.length === i) test();
});
