import { spawnSync } from "node:child_process";
import { aptInstall, mayInstall } from "./apt-get.js";

/** Are there pdftotext and pdfinfo, to read PDF files back with? */
export const hasPoppler = (): boolean => spawnSync("pdftotext", ["-v"]).status === 0;

/** The same; on Debian, as root, they are installed when there are none. Says what is missing. */
export function ensurePoppler(): boolean {
  if (!hasPoppler() && mayInstall()) aptInstall(["poppler-utils"], "to read the board pack back with");
  if (hasPoppler()) return true;
  console.error(
    "There is no pdftotext: the tests of the board pack are left out. On Debian: apt-get install poppler-utils."
  );
  return false;
}
