import { defineConfig } from "vitest/config";

/** Longer than anything here takes, on a machine that has other work, too: no test measures time. */
const MINUTES = 60_000;
const SITE = "test/site/**/*.test.ts";
/** Draws what is drawn at random, and says from what. */
const SEED = "test/seed.ts";

/** Rooms whose tests change nothing that another could see: one process runs many files, and loads their modules once. */
const PURE = [
  "charts",
  "duckdb",
  "loaders",
  "oracles",
  "plan",
  "releases",
  "rules",
  "scripts",
  "statistics",
  "views",
  "words"
].map((room) => `test/${room}/**/*.test.ts`);

/** What takes seconds by nature and is left out of `npm run check`: whole plans, simulations, servers, broken inputs. */
const LONG = [
  "test/fuzz/**/*.test.ts",
  "test/loaders/archive/{plan-memory,provenance-file}.test.ts",
  "test/loaders/commands/**/*.test.ts",
  "test/loaders/data/any-input.test.ts",
  "test/loaders/evidence/**/*.test.ts",
  "test/loaders/new-plan/**/*.test.ts",
  "test/loaders/sources/{bad-input,postgres}.test.ts",
  "test/loaders/sources/{libreoffice,properties}/**/*.test.ts"
];

export default defineConfig({
  test: {
    environment: "node",
    // As many as a small machine has cores: by default one of them would be left alone.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "pure",
          include: PURE,
          exclude: LONG,
          isolate: false,
          pool: "threads",
          testTimeout: MINUTES
        }
      },
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...PURE, ...LONG, SITE],
          testTimeout: MINUTES
        }
      },
      { test: { name: "long", include: LONG, globalSetup: SEED, testTimeout: 5 * MINUTES } },
      {
        test: {
          name: "site",
          include: [SITE],
          globalSetup: [SEED, "test/site/serve-site.ts"],
          // As many browsers as a small machine has cores.
          maxWorkers: 2,
          testTimeout: 5 * MINUTES,
          hookTimeout: 15 * MINUTES
        }
      }
    ]
  }
});
