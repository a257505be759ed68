import { aptInstall, mayInstall } from "./apt-get.js";
import { findChromium, NO_CHROMIUM } from "./find-chromium.js";

/** A machine without a desktop may have no font at all, and pages without letters have no layout to test. */
const PACKAGES = ["chromium", "fonts-liberation"];

/** Is there a Chromium to test in? On Debian, as root, it is installed when there is none. Says what is missing. */
export function ensureChromium(): boolean {
  if (findChromium()) return true;
  if (mayInstall()) aptInstall(PACKAGES, "to test the built pages in");
  if (findChromium()) return true;
  console.error(NO_CHROMIUM);
  return false;
}
