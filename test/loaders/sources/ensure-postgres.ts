import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { aptInstall, mayInstall } from "../../../scripts/machine/apt-get.js";

/** Where Debian puts the programs of each version. */
const VERSIONS = "/usr/lib/postgresql";

/** What a test prints that is skipped for want of a server. */
export const NO_POSTGRES =
  "SKIPPED: PostgreSQL is not installed, so reading from a database is not tested. On Debian: apt-get install postgresql";

/** The folder of PostgreSQL's programs, or null. On Debian, as root, it is installed when there is none. */
export function ensurePostgres(): string | null {
  const found = findPostgres();
  if (found) return found;
  if (mayInstall()) aptInstall(["postgresql"], "to test databases with");
  return findPostgres();
}

function findPostgres(): string | null {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const folders = versions.map((version) => join(VERSIONS, version, "bin"));
  const onPath = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" }).stdout?.trim();
  return [...folders, onPath ?? ""].find((folder) => folder && existsSync(join(folder, "initdb"))) ?? null;
}
