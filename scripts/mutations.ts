import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { copyProject } from "../test/site/project-copy.js";
import { UNIT_TESTS } from "./checks/checks.js";
import { MISTAKES, type Mistake } from "./checks/known-mistakes.js";

/** Runs some tests in a folder; true when they pass. */
function testsPass(folder: string, tests: readonly string[]): boolean {
  const vitest = join(folder, "node_modules", "vitest", "vitest.mjs");
  const projects = UNIT_TESTS.flatMap((project) => ["--project", project]);
  const files = tests.map((name) => `test/${name}`);
  const args = [vitest, "run", ...projects, "--bail", "1", "--reporter", "dot", ...files];
  return spawnSync(process.execPath, args, { cwd: folder, stdio: "ignore" }).status === 0;
}

function mutate(folder: string, { file, from, to }: Mistake): () => void {
  const path = join(folder, file);
  const original = readFileSync(path, "utf8");
  if (original.split(from).length !== 2) throw new Error(`${file} should hold once: ${from}`);
  writeFileSync(path, original.replace(from, to));
  return () => writeFileSync(path, original);
}

/** Puts one known mistake at a time into a copy of the project, and shows that a test finds it. */
export const mutations = command({
  call: "npm run mutations",
  about: "Puts one known mistake at a time into a copy of the project, and shows that a test finds it.",
  options: {},
  example: "",
  run(_, { print }) {
    const copy = copyProject();
    for (const name of ["examples", "test", "vitest.config.ts"])
      cpSync(name, copy.path(name), { recursive: true });
    try {
      const all = [...new Set(MISTAKES.flatMap(({ tests }) => tests))];
      if (!testsPass(copy.folder, all)) throw new Error("the tests fail before anything was changed");
      const missed = MISTAKES.filter((mistake) => {
        const undo = mutate(copy.folder, mistake);
        const found = !testsPass(copy.folder, mistake.tests);
        undo();
        print(`${found ? "found " : "MISSED"}  ${mistake.name} (${mistake.file})`);
        return !found;
      });
      print(`${MISTAKES.length - missed.length} of ${MISTAKES.length} mistakes found`);
      return missed.length > 0 ? 1 : 0;
    } finally {
      copy.remove();
    }
  }
});

await runWhenStarted(mutations, import.meta.url);
