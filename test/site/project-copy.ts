import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sha256 } from "../../loaders/files/sha256.js";
import { cacheOf, DIST, STAGE } from "../../scripts/site/folders.js";

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

/** What a build leaves: the site, and what the next build takes from it. */
const BUILT = [DIST, STAGE];

/** The next build takes from the cache what comes of packages, and empties it of all else. */
const LEFT = { nothing: [], packages: [cacheOf(STAGE)], site: BUILT };

/** The program of `npm run build`. */
export const BUILD = ["scripts/run.mjs", "scripts/build.ts"];

/** Spares a build what takes a core seconds, where nobody looks at it. */
export const UNCOMPRESSED = ["--without-compressed"];

/** A copy of the project that a test may change, with the packages of this one. */
export interface ProjectCopy {
  folder: string;
  /** The path of a file or folder in it. */
  path(name: string): string;
  /** Changes a file in it. Throws when the change changes nothing: the file then has another shape than expected. */
  edit(name: string, change: (text: string) => string): void;
  /** Builds it, with options of the build, and with a program in front of Node if there is one. */
  build(how?: { options?: string[]; before?: string[] }): { code: number | null; output: string };
  remove(): void;
}

/** What a copy has, and what its folder is called. */
interface Copying {
  /** What the last build left: nothing of it, what comes of packages and costs time, or its site too. */
  with?: keyof typeof LEFT;
  /** The start of its folder's name. */
  name?: string;
}

/** Copies the project into a folder of its own. */
export function copyProject({
  with: left = "nothing",
  name: start = "control-lines-copy-"
}: Copying = {}): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), start));
  for (const name of [...CONTENTS, ...LEFT[left]]) {
    cpSync(name, join(folder, name), {
      recursive: true,
      // By their times, Framework tells which of the kept files are old.
      preserveTimestamps: left !== "nothing",
      filter: (path) => name.startsWith(STAGE) || !path.endsWith(".observablehq")
    });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  const path = (name: string): string => join(folder, name);
  return {
    folder,
    path,
    edit(name, change) {
      const before = readFileSync(path(name), "utf8");
      const after = change(before);
      if (after === before) throw new Error(`${name} has changed shape: mend this test`);
      writeFileSync(path(name), after);
    },
    build({ options = [], before = [] } = {}) {
      const [command, ...args] = [...before, process.execPath, ...BUILD, ...options];
      const { status, stdout, stderr } = spawnSync(command!, args, { cwd: folder, encoding: "utf8" });
      return { code: status, output: stdout + stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true })
  };
}

/** Every file of a folder with a hash of its bytes. */
export function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length), sha256(readFileSync(path))]));
}
