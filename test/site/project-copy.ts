import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What a build needs, and nothing that an earlier one left behind. */
const CONTENTS = [
  "LICENSE",
  "data",
  "deploy",
  "docs",
  "loaders",
  "scripts",
  "src",
  "observablehq.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json"
];

/** A copy of the project that a test may change, with the packages of this one. */
export interface ProjectCopy {
  folder: string;
  remove(): void;
}

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-copy-"));
  for (const name of CONTENTS) {
    cpSync(name, join(folder, name), { recursive: true, filter: (path) => !path.endsWith(".observablehq") });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
