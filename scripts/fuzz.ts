import { spawnSync } from "node:child_process";
import { command, runWhenStarted } from "../loaders/options/command.js";
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

/** Breaks every data file in thousands of ways, and kills builds at random moments; `npm test` does a few of each. */
export const fuzz = command({
  call: "npm run fuzz",
  about:
    "Breaks every data file in thousands of ways, and kills builds at random moments. It takes hours.\n" +
    "FUZZ_RUNS and FUZZ_KILLS say how many of each.",
  options: {},
  example: "",
  run() {
    const data = vitest("unit", "test/fuzz");
    const kills = ensureChromium() ? vitest("site", "test/site/killed-build.test.ts") : 1;
    return data === 0 && kills === 0 ? 0 : 1;
  }
});

await runWhenStarted(fuzz, import.meta.url);
