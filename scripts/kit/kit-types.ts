import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, posix, resolve } from "node:path";
import { promisify } from "node:util";
import { GLOBAL } from "./bundle-kit.js";

/** The folder of the declarations, beside the kit. */
const FOLDER = "types";

/** What TypeScript and editors read beside the module; a page opened from disk has all of it under one name. */
const FACE = `export * from "./${FOLDER}/control-lines.js";\nexport as namespace ${GLOBAL};\n`;

/** A module that a declaration takes names from. */
const TAKEN = /(?:\bfrom|\bimport\()\s*"(\.[^"]+)\.js"/g;

/** The types of the kit as files, by name: `control-lines.d.ts`, and what it takes from, as the compiler writes it. */
export async function kitTypes(): Promise<Record<string, string>> {
  const out = await mkdtemp(join(tmpdir(), "control-lines-kit-types-"));
  try {
    await promisify(execFile)(process.execPath, [
      resolve("node_modules/typescript/bin/tsc"),
      ...["--project", "scripts/kit/tsconfig.json", "--outDir", out]
    ]);
    const types = await reached(out, "control-lines.d.ts");
    return { "control-lines.d.ts": FACE, ...types };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** A declaration and all that it takes names from, near and far. */
async function reached(out: string, first: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const waiting = [first];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const name = `${FOLDER}/${file}`;
    if (name in found) continue;
    found[name] = await readFile(join(out, file), "utf8");
    const from = posix.dirname(file);
    waiting.push(...[...found[name].matchAll(TAKEN)].map(([, path]) => `${posix.join(from, path!)}.d.ts`));
  }
  return found;
}
