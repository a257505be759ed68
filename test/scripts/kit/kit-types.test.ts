import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kitTypes } from "../../../scripts/kit/kit-types.js";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-types-"));
  for (const [name, text] of Object.entries(await kitTypes())) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a page in TypeScript beside the kit, where no package is installed. */
function complaints(page: string): string {
  writeFileSync(join(folder, "page.ts"), page);
  const options =
    "--strict --noEmit --module esnext --moduleResolution bundler --target es2022 --types".split(" ");
  const { stdout } = spawnSync(
    process.execPath,
    [resolve("node_modules/typescript/bin/tsc"), ...options, "", "page.ts"],
    { cwd: folder, encoding: "utf8" }
  );
  return stdout;
}

describe("the kit's types", () => {
  it("know a page that uses the kit rightly, and stand by themselves", () => {
    const page = [
      'import { choice, measures, rated, spc, sql, version } from "./control-lines.js";',
      'const now = await rated(measures("offences")[0]!, { "spc.recent": 3 });',
      'const drawn: HTMLElement = spc(now, { reading: "calibrated" });',
      "const mean: number | null = now.spc!.mean;",
      "const rows = await sql`SELECT 1`;",
      'export const all = [choice, drawn, mean, rows.columns.join(), version.split(".")];'
    ];
    expect(complaints(page.join("\n"))).toBe("");
  });

  it("refuse a name that is not there, and a value of another kind", () => {
    const found = complaints(
      'import { spc, spcc } from "./control-lines.js";\nspc([{ month: "2014-01" }]);\n'
    );
    expect(found).toMatch(/page\.ts\(1,\d+\): error .*'spcc'/);
    expect(found).toMatch(/page\.ts\(2,\d+\): error/);
  });
});
