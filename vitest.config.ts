import { defineConfig } from "vitest/config";

/** The minutes that a test of the built pages may take: a build on a small machine, and a browser, are slow. */
const MINUTES = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**"],
          environment: "node",
          // Long enough for a machine that has other work: no test measures time.
          testTimeout: MINUTES
        }
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          environment: "node",
          globalSetup: "test/site/serve-site.ts",
          // One browser at a time: these tests measure time, and share the machine's two cores with it.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 3 * MINUTES,
          hookTimeout: 3 * MINUTES
        }
      }
    ]
  }
});
