import { mayInstall, packageInstall } from "./debian-packages.js";
import { findChromium, NO_CHROMIUM } from "./find-chromium.js";

/** Is there a Chromium to test in? On Debian, as root, it is installed when there is none. Says what is missing. */
export function ensureChromium(): boolean {
  if (findChromium()) return true;
  // A machine without a desktop may have no font at all, and pages without letters have no layout to test.
  if (mayInstall()) packageInstall("Chromium", "chromium", "fonts-liberation");
  if (findChromium()) return true;
  console.error(NO_CHROMIUM);
  return false;
}
