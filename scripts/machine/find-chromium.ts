import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names under which Linux distributions and Chrome's own packages install it. */
const NAMES: readonly string[] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Places outside of the PATH, on other systems. */
const PLACES: readonly string[] = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"
];

/** What to do about a missing browser. */
export const NO_CHROMIUM =
  "The built pages are tested in Chromium, and none was found. Install Chromium or Chrome, or set CHROMIUM_PATH\n" +
  "to its executable: CHROMIUM_PATH=/path/to/chromium npm test. On Debian and Ubuntu: apt-get install chromium.";

/** The path of an installed Chromium: CHROMIUM_PATH, or the first one found; undefined when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...PLACES].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
