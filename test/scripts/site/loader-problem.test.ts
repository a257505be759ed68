import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loaderProblem } from "../../../scripts/site/loader-problem.js";

describe("loaderProblem(report, reason, roots)", () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "control-lines-loader-"));
    writeFileSync(join(root, "sums.json.jl"), "");
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  // As Framework 1.13.4 prints them, with the colours of a terminal.
  const report = (file: string): string =>
    `copy .stage/a.csv → .stage/b.csv\n\u001b[36mload\u001b[39m /${file} \u001b[2m→\u001b[22m [missing] \u001b[31merror\u001b[39m in 32ms: x\n`;

  it("names the loader, and the program that is not there", () => {
    expect(loaderProblem(report("sums.json"), "spawn julia ENOENT", [root])).toBe(
      `${root}/sums.json.jl is run by julia, which is not on this machine: install it, or write the loader in another language.`
    );
  });

  it("names a loader that fails, and points to what it has printed", () => {
    expect(loaderProblem(report("sums.json"), "loader exited with code 1", [root])).toBe(
      `${root}/sums.json.jl could not be run to its end (loader exited with code 1); what it has printed stands above.`
    );
  });

  it("is silent about what no loader did", () => {
    expect(loaderProblem("load /page in 3ms\n", "import not found: /x.js", [root])).toBeNull();
  });
});
