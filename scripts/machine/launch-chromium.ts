import { type Browser, chromium } from "playwright-core";
import { PlainError } from "../../loaders/options/plain-error.js";
import { findChromium, NO_CHROMIUM } from "./find-chromium.js";

/** Chromium without a window, and without anything of its own to say to the internet. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new PlainError(NO_CHROMIUM);
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses to start as root, as it does in most test machines, with its sandbox.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run"
    ]
  });
}
