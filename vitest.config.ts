import { defineConfig } from "vitest/config";
import LongestFirst from "./test/longest-first.js";

/** Longer than anything here takes, on a machine that has other work, too: no test measures time. */
const MINUTES = 60_000;
const SITE = "test/site/**/*.test.ts";
/** Draws what is drawn at random, and says from what. */
const SEED = "test/seed.ts";

/** Rooms whose tests change nothing that another could see: one process runs many files, and loads their modules once. */
const PURE = [
  "claims",
  "charts",
  "components",
  "duckdb",
  "kit",
  "loaders",
  "notebook",
  "oracles",
  "plan",
  "releases",
  "rules",
  "scripts",
  "statistics",
  "views",
  "words"
].map((room) => `test/${room}/**/*.test.ts`);

/** Files that stand in for the browser's address, history or window, or for a module: each has a process of its own. */
const ALONE = [
  "test/components/changes/changes-page.test.ts",
  "test/components/choice/{choice-state,live-plan,settings-form}.test.ts",
  "test/components/measure/explore-forces.test.ts",
  "test/kit/{pending-body,picture-footer}.test.ts",
  "test/notebook/input-in-address.test.ts"
];

/** What takes seconds by nature and is left out of `npm run check`: whole plans, simulations, engines, processes of their own. */
const LONG = [
  "test/control-lines.test.ts",
  "test/disclosure/**/*.test.ts",
  "test/examples/**/*.test.ts",
  "test/fuzz/**/*.test.ts",
  "test/loaders/archive/{measure-data-files,plan-memory,provenance-file,site-identity}.test.ts",
  "test/loaders/commands/**/*.test.ts",
  "test/loaders/data/{any-input,merge-sources,withhold}.test.ts",
  "test/loaders/evidence/**/*.test.ts",
  "test/loaders/new-plan/**/*.test.ts",
  "test/loaders/offline/arquero.test.ts",
  "test/loaders/options/command.test.ts",
  "test/loaders/sources/**/*.test.ts",
  "test/scripts/commands.test.ts",
  "test/scripts/site/plan-process.test.ts",
  "test/scripts/static/static-pages.test.ts",
  "test/views/xmr-chances.test.ts"
];

export default defineConfig({
  test: {
    environment: "node",
    // As many as a small machine has cores: by default one of them would be left alone.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "pure",
          include: PURE,
          exclude: [...ALONE, ...LONG],
          isolate: false,
          pool: "threads",
          testTimeout: MINUTES
        }
      },
      {
        test: {
          name: "alone",
          include: ["test/*.test.ts", ...ALONE],
          testTimeout: MINUTES
        }
      },
      { test: { name: "long", include: LONG, globalSetup: SEED, testTimeout: 5 * MINUTES } },
      {
        test: {
          name: "site",
          include: [SITE],
          globalSetup: [SEED, "test/site/serve-site.ts"],
          // What they import of the project is loaded once for all that a process runs.
          isolate: false,
          // As many browsers as a small machine has cores.
          maxWorkers: 2,
          // A page that has other work to do answers late; without this it would have a second.
          expect: { poll: { timeout: MINUTES } },
          testTimeout: 10 * MINUTES,
          hookTimeout: 15 * MINUTES
        }
      }
    ]
  }
});
