import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { isRunning } from "./is-running.js";

/**
 * Writes a file that is there whole or not at all: aside first, flushed to the disk, then renamed. Whatever happens, what
 * stood there before stays until then. Makes the folder. Throws an error of the system, such as that of a full disk.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writeAllWhole({ [path]: content });
}

/** The same for several files that belong together: none is put in place before all are written. */
export function writeAllWhole(files: Readonly<Record<string, string | Uint8Array>>): void {
  const paths = Object.keys(files);
  try {
    for (const path of paths) writeAside(path, files[path]!);
    for (const path of paths) renameSync(asideOf(path), path);
    for (const folder of new Set(paths.map((path) => dirname(path)))) flushFolder(folder);
  } finally {
    for (const path of paths) rmSync(asideOf(path), { force: true });
  }
}

/**
 * The same for a file that must not be there yet: of two who write it at once one does, and the other is answered false,
 * with nothing changed.
 */
export function writeNew(path: string, content: string | Uint8Array): boolean {
  try {
    writeAside(path, content);
    putWhereNothingIs(asideOf(path), path);
    flushFolder(dirname(path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(asideOf(path), { force: true });
  }
}

/** A second name is made at once, or not at all where there is a file. Some file systems have one name a file: there it is copied. */
function putWhereNothingIs(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    copyFileSync(aside, path, constants.COPYFILE_EXCL);
  }
}

const asideOf = (path: string): string => `${path}.${process.pid}.new`;

function writeAside(path: string, content: string | Uint8Array): void {
  const folder = dirname(path);
  makeFolder(folder);
  removeAbandoned(folder, basename(path));
  writeFileSync(asideOf(path), content, { flush: true });
}

/** Makes a folder, and those around it. Of a disk that may only be read Node then says no more than that there is no such folder. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" && existsSync(dirname(folder))) mkdirSync(folder);
    throw error;
  }
}

/** Removes what processes that were ended in the midst of it have written aside. */
function removeAbandoned(folder: string, name: string): void {
  for (const other of readdirSync(folder)) {
    if (!other.startsWith(`${name}.`)) continue;
    const pid = /^\.(\d+)\.new$/.exec(other.slice(name.length))?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, other), { force: true });
  }
}

/** Flushes the names in a folder to the disk. Windows has no such thing. */
function flushFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(path, "r");
  } catch (error) {
    if (process.platform === "win32") return;
    throw error;
  }
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!["EINVAL", "EPERM", "EISDIR"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  } finally {
    closeSync(folder);
  }
}
