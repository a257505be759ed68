// Runs before any package is installed: plain Node, no dependencies, no TypeScript.
import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** The first minor version of each major one that has all that this project uses; zlib.crc32 came last. */
const FIRST_MINOR = { 20: 15, 22: 2 };

/** What to say of a version of Node such as "20.11.1" that this project does not run on; undefined when it does. */
export function nodeProblem(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 22 || minor >= FIRST_MINOR[major]) return undefined;
  return `This project needs Node 20.15 or newer of version 20, or 22.2 or newer; this is Node ${version}.`;
}

/** What to say of a project that lies in a folder in which its programs cannot be loaded; undefined where they can. */
export function folderProblem(folder) {
  if (!folder.includes("?")) return undefined;
  return (
    `The path of this project has a question mark in it: ${folder}\n` +
    "TypeScript files cannot be loaded from there, since what follows the mark is taken for no part of their names.\n" +
    "Rename the folder, or move the project to another."
  );
}

/**
 * Does `node_modules` hold exactly what the lock file asks for? `wanted` and `installed` are the parsed
 * `package-lock.json` and `node_modules/.package-lock.json` (undefined when there is none).
 * Packages marked optional are for other machines and may be missing, but not in another version.
 */
export function isInstalled(wanted, installed) {
  if (!installed) return false;
  return Object.entries(wanted.packages).every(([path, { version, optional, devOptional, peer }]) => {
    const have = installed.packages[path];
    if (path === "") return true;
    return have ? have.version === version : Boolean(optional || devOptional || peer);
  });
}

/** Installs what is missing, exactly as locked. Ends the process with a plain message when that fails. */
export function ensureInstalled(folder) {
  const wanted = readJson(join(folder, "package-lock.json"));
  if (isInstalled(wanted, readJson(join(folder, "node_modules", ".package-lock.json")))) return;
  refuseLink(join(folder, "node_modules"));
  console.error("Installing packages (npm ci); this happens once, and again when package-lock.json changes…");
  const started = Date.now();
  if (npm(["ci", "--include=dev", "--no-fund", "--no-audit", "--no-update-notifier"], folder) !== 0) {
    console.error(
      "\nThe packages could not be installed; npm's own message is above.\n" +
        "This is the one step that needs a network: check the connection or the registry that npm is set to use\n" +
        "(npm config get registry), then run the same command again. Nothing else here needs the internet."
    );
    process.exit(1);
  }
  console.error(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Ends the process when a folder is a link to another: npm would empty that one, whoever else uses it. */
function refuseLink(modules) {
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  console.error(
    `${modules} is a link to ${readlinkSync(modules)}, and the packages there are not those of package-lock.json.\n` +
      "Nothing was installed: npm would empty the folder that the link leads to. Remove the link, or install there."
  );
  process.exit(1);
}

/** What a file of JSON says; undefined when there is none, or when it was cut short, as by an installation that was ended. */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError || error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** npm as it was started when we run under it, so that the same version is used; otherwise the one on the PATH. */
export function npm(args, cwd) {
  const self = process.env.npm_execpath;
  const underNpm = self && /npm-cli\.c?js$/.test(self);
  const [command, first] = underNpm ? [process.execPath, [self]] : ["npm", []];
  const options = {
    cwd,
    // What a command prints is its answer, and may be read by a program: all of this goes beside it.
    stdio: ["ignore", process.stderr, "inherit"],
    shell: !underNpm && process.platform === "win32"
  };
  return spawnSync(command, [...first, ...args], options).status;
}
