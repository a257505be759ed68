import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkClaims } from "../../../loaders/commands/check-claims.js";
import { runCommand } from "./run-command.js";

const folder = mkdtempSync(join(tmpdir(), "claims-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (text: string, ...args: string[]) => {
  const file = join(folder, "text.txt");
  writeFileSync(file, text);
  return runCommand(checkClaims, ["--text", file, ...args]);
};

// data/sources/printed-figures.yaml: domestic burglary, baseline 3,935, latest 4,253.
describe("check-claims", () => {
  it("ends with 0 where nothing is contradicted", async () => {
    const { code, out } = await run("There were 4,253 burglaries in the latest year. We hope for fewer.");
    expect(code).toBe(0);
    expect(out).toContain("“4,253”: found.");
    expect(out).toMatch(/1 found\.$/);
  });

  it("says the right value first, and ends with 1", async () => {
    const { code, out } = await run("There were 4,253 burglaries, against 3,395 in the baseline year.");
    expect(code).toBe(1);
    expect(out.split("\n")[0]).toBe(
      "“3,395”: contradicted. It should be 3,935 in the baseline. (measures/domestic-burglary.html)"
    );
  });

  it("reads another plan", async () => {
    const { out } = await run("Robbery fell by 37.5%.", "--data", "examples/london", "--format", "json");
    expect(JSON.parse(out).map((claim: { verdict: string }) => claim.verdict)).toEqual(["found", "found"]);
  });

  it("says what is wrong with how it was called", async () => {
    expect(await runCommand(checkClaims, ["--text", join(folder, "none.txt")])).toMatchObject({ code: 2 });
    const { code, err } = await run(" ");
    expect(code).toBe(2);
    expect(err).toContain("the text is empty");
  });
});
