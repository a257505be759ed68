import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { aptInstall, mayInstall } from "./apt-get.js";

/** Where Debian's package keeps Apache's modules. */
export const APACHE_MODULES = "/usr/lib/apache2/modules";

/** Is there an Apache to try the supplied configuration in, with its modules where Debian has them? */
export const hasApache = (): boolean =>
  existsSync(APACHE_MODULES) && spawnSync("apache2", ["-v"]).status === 0;

/** The same; on Debian, as root, it is installed when there is none: the program alone, no service. Says what is missing. */
export function ensureApache(): boolean {
  if (!hasApache() && mayInstall()) aptInstall(["apache2-bin"], "to test the supplied configuration in");
  if (hasApache()) return true;
  console.error(
    "There is no Apache: the tests of deploy/apache.conf are left out. On Debian: apt-get install apache2-bin."
  );
  return false;
}
