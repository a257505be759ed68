import { spawnSync } from "node:child_process";
import { findChromium, NO_CHROMIUM } from "./find-chromium.js";

/** Is there a Chromium to test in? On Debian, as root, it is installed when there is none. Says what is missing. */
export function ensureChromium(): boolean {
  if (findChromium()) return true;
  if (mayInstall()) installChromium();
  if (findChromium()) return true;
  console.error(NO_CHROMIUM);
  return false;
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}

function installChromium(): void {
  console.log("Installing Chromium (apt-get install chromium), to test the built pages in…");
  aptGet("update", "-q");
  // A machine without a desktop may have no font at all, and pages without letters have no layout to test.
  aptGet("install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-liberation");
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
}
