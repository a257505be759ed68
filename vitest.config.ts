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
  "test/kit/pending-body.test.ts",
  "test/notebook/input-in-address.test.ts"
];

/** What takes seconds by nature and is left out of `npm run check`: whole plans, simulations, engines, processes of their own. */
const LONG = [
  "test/claims/**/*.test.ts",
  "test/components/measure/measure-xmr.test.ts",
  "test/components/workbench/explore-questions.test.ts",
  "test/control-lines.test.ts",
  "test/disclosure/**/*.test.ts",
  "test/examples/**/*.test.ts",
  "test/fuzz/**/*.test.ts",
  "test/loaders/archive/{measure-data-files,plan-memory,provenance-file,site-identity}.test.ts",
  "test/loaders/areas/hide-tables.test.ts",
  "test/loaders/commands/**/*.test.ts",
  "test/loaders/data/{any-input,merge-sources,withhold}.test.ts",
  "test/loaders/draft/**/*.test.ts",
  "test/loaders/duckdb/write-database.test.ts",
  "test/loaders/evidence/**/*.test.ts",
  "test/loaders/files/work-lock.test.ts",
  "test/loaders/new-plan/**/*.test.ts",
  "test/loaders/offline/arquero.test.ts",
  "test/loaders/options/command.test.ts",
  "test/loaders/sample/sample-files.test.ts",
  "test/loaders/sources/**/*.test.ts",
  "test/rules/chances/**/*.test.ts",
  "test/rules/{position-lines,rating-memo,steps}.test.ts",
  "test/scripts/commands.test.ts",
  "test/scripts/kit/kit-types.test.ts",
  "test/scripts/licences/**/*.test.ts",
  "test/scripts/preview/follow-pages.test.ts",
  "test/scripts/site/{bundle-modules,plan-process}.test.ts",
  "test/scripts/static/static-pages.test.ts",
  "test/statistics/regression/level-change.test.ts",
  "test/views/{steps-tried,xmr-chances}.test.ts"
];

/** The same with a module of its own in the place of another: a process of its own. */
const LONG_ALONE = ["test/kit/picture-footer.test.ts"];

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
          exclude: [...ALONE, ...LONG, ...LONG_ALONE],
          isolate: false,
          pool: "threads",
          testTimeout: MINUTES,
          hookTimeout: MINUTES
        }
      },
      {
        test: {
          name: "alone",
          include: ["test/*.test.ts", ...ALONE],
          exclude: LONG,
          testTimeout: MINUTES,
          hookTimeout: MINUTES
        }
      },
      {
        test: {
          name: "long",
          include: LONG,
          isolate: false,
          globalSetup: SEED,
          testTimeout: 5 * MINUTES,
          hookTimeout: 5 * MINUTES
        }
      },
      {
        test: {
          name: "long-alone",
          include: LONG_ALONE,
          globalSetup: SEED,
          testTimeout: 5 * MINUTES,
          hookTimeout: 5 * MINUTES
        }
      },
      {
        test: {
          name: "site",
          include: [SITE],
          globalSetup: [SEED, "test/site/serve-site.ts"],
          // What they import of the project is loaded once for all that a process runs.
          isolate: false,
          // As many browsers as a small machine has cores: with a third all of them take a tenth longer.
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
