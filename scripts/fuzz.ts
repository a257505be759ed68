// npm run fuzz: thousands of broken inputs of every data file, and builds killed at random moments. `npm test` runs a few of each.
import { spawnSync } from "node:child_process";
import { ensureChromium } from "./machine/ensure-chromium.js";

const env = {
  ...process.env,
  FUZZ_RUNS: process.env.FUZZ_RUNS ?? "5000",
  FUZZ_KILLS: process.env.FUZZ_KILLS ?? "20"
};
/** Hours, in milliseconds, that one file's mutations may take. */
const TIMEOUT = 2 * 3_600_000;

function vitest(project: string, path: string): number | null {
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    project,
    `--testTimeout=${TIMEOUT}`,
    path
  ];
  return spawnSync(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"], env }).status;
}

const data = vitest("unit", "test/fuzz");
const kills = ensureChromium() ? vitest("site", "test/site/killed-build.test.ts") : 1;
process.exitCode = data === 0 && kills === 0 ? 0 : 1;
