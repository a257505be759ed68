import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { copyProject } from "../test/site/project-copy.js";

/** A mistake that a hurried hand could make: `from` stands exactly once in the file. */
interface Mutation {
  name: string;
  file: string;
  from: string;
  to: string;
}

const MUTATIONS: readonly Mutation[] = [
  { name: "1.96 becomes 2", file: "src/plan/settings.ts", from: "default: 1.96,", to: "default: 2," },
  { name: "n - 1 becomes n", file: "src/statistics/deviation.ts", from: "/ (n - 1))", to: "/ n)" },
  {
    name: "the uncertainty of the fitted line is dropped",
    file: "src/statistics/regression/least-squares.ts",
    from: "rows.length + quadraticForm(columnTotals, fit.unscaledCovariance)",
    to: "rows.length"
  },
  {
    name: "the uncertainty of the fitted Poisson model is dropped",
    file: "src/rules/r5-spc.ts",
    from: "model.fit.covariance[1]![1]! * model.dispersion",
    to: "model.fit.covariance[1]![1]!"
  },
  {
    name: "the SPC windows are swapped",
    file: "src/rules/r5-spc.ts",
    from: "return { recent, previous };",
    to: "return { recent: previous, previous: recent };"
  },
  {
    name: "baseline and latest are swapped",
    file: "src/rules/r1-change.ts",
    from: "return { baseline, latest };",
    to: "return { baseline: latest, latest: baseline };"
  },
  {
    name: "polarity is reversed",
    file: "src/rules/polarity.ts",
    from: '(side === "below") === (better === "lower")',
    to: '(side === "below") !== (better === "lower")'
  }
];

/** Runs the tests of numbers and rules in a folder; true when they pass. */
function testsPass(folder: string): boolean {
  const vitest = join(folder, "node_modules", "vitest", "vitest.mjs");
  const tests = ["test/statistics", "test/oracles", "test/rules", "test/plan", "test/views", "test/words"];
  const args = [vitest, "run", "--project", "pure", "--bail", "1", "--reporter", "dot", ...tests];
  return spawnSync(process.execPath, args, { cwd: folder, stdio: "ignore" }).status === 0;
}

function mutate(folder: string, { file, from, to }: Mutation): () => void {
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
    cpSync("test", join(copy.folder, "test"), { recursive: true });
    cpSync("vitest.config.ts", join(copy.folder, "vitest.config.ts"));
    try {
      if (!testsPass(copy.folder)) throw new Error("the tests fail before anything was changed");
      const missed = MUTATIONS.filter((mutation) => {
        const undo = mutate(copy.folder, mutation);
        const found = !testsPass(copy.folder);
        undo();
        print(`${found ? "found " : "MISSED"}  ${mutation.name} (${mutation.file})`);
        return !found;
      });
      print(`${MUTATIONS.length - missed.length} of ${MUTATIONS.length} mistakes found`);
      return missed.length > 0 ? 1 : 0;
    } finally {
      copy.remove();
    }
  }
});

await runWhenStarted(mutations, import.meta.url);
