import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../scripts/machine/launch-chromium.js";
import { type FolderServer, serveFolder } from "../../../scripts/machine/serve-folder.js";
import { copyProject, UNCOMPRESSED } from "../project-copy.js";
import type { ChangedSite } from "./changed-site.js";
import { addProbe, databaseAnswers } from "./duckdb-client.js";
import { attackData, textStaysText } from "./hostile-data.js";

// A build takes long: this one is of data, settings, a module and pages that are all changed since the last, which it
// starts from, and each part below looks at what became of some of them.
let site: ChangedSite;
let server: FolderServer;
let before: string;
beforeAll(async () => {
  const copy = copyProject({ with: "site" });
  before = dashboardOf(copy.path("dist"));
  attackData(copy);
  addProbe(copy);
  copy.edit("data/settings.yaml", (text) => text.replace(/^z: .*$/m, "z: 2.58"));
  copy.edit("data/forces.csv", (text) => text.replace(/Leicestershire/, "Leicestershire renamed"));
  copy.edit("loaders/archive/plan-files.ts", (text) =>
    text.replace("JSON.stringify(value)", "JSON.stringify(value, null, 1)")
  );
  const { code, output } = copy.build({ options: UNCOMPRESSED });
  expect(code, output).toBe(0);
  server = await serveFolder(copy.path("dist"));
  site = { copy, origin: server.origin, browser: await launchChromium() };
});
afterAll(async () => {
  await site?.browser.close();
  await server?.close();
  site?.copy.remove();
});

/** The file that the dashboard reads, in a built site. */
function dashboardOf(dist: string): string {
  const folder = join(dist, "_file/plan");
  const name = readdirSync(folder).find((file) => /^dashboard\..*\.json$/.test(file))!;
  return readFileSync(join(folder, name), "utf8");
}

describe("a build after changes", () => {
  it("shows a changed setting, a changed row of a CSV file and a changed module", () => {
    const after = dashboardOf(site.copy.path("dist"));
    expect(before).not.toContain("Leicestershire renamed");
    expect(after).toContain('"z": 2.58');
    expect(after).toContain("Leicestershire renamed");
  });
});

textStaysText(() => site);
databaseAnswers(() => site);
