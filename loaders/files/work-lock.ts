import { readFileSync, renameSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, processStart } from "./is-running.js";
import { textIfThere } from "./text-if-there.js";
import { writeNew } from "./write-whole.js";

/** Who is at work in a folder: what a lock file says. */
interface Worker {
  /** What it does, as it was called: "npm run build". */
  does: string;
  pid: number;
  /** When the process started, as the system counts it: a later process may have the same number. */
  start: string;
  /** When the work began, in words of ISO 8601. */
  since: string;
}

/** Milliseconds after which it is looked again whether the other one is done. */
const AGAIN = 200;

/**
 * Does some work that only one may do at a time, and waits for another process that is at it, which is said once. `path` is
 * that of the lock file; one that was left by a process that is no more, or is no lock, is taken away.
 */
export async function alone<T>(
  path: string,
  does: string,
  say: (text: string) => void,
  work: () => Promise<T>
): Promise<T> {
  const own = JSON.stringify({
    does,
    pid: process.pid,
    start: processStart(process.pid),
    since: new Date().toISOString()
  } satisfies Worker);
  for (let told = ""; !writeNew(path, own); ) {
    const found = textIfThere(path);
    if (found === null) continue;
    const other = workerOf(found);
    if (!other) {
      takeAway(path, found);
      continue;
    }
    if (told !== found) say(`${inWords(other)} is at work on this folder. Waiting for it to end…`);
    told = found;
    await sleep(AGAIN);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

const inWords = ({ does, pid, since }: Worker): string =>
  `Another ${does} (process ${pid}, since ${since.slice(0, 19).replace("T", " ")} UTC)`;

/** Who a lock file names; null when that one is no more. */
function workerOf(text: string): Worker | null {
  let worker: Worker;
  try {
    worker = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Number.isInteger(worker?.pid) || !isRunning(worker.pid)) return null;
  return worker.start === processStart(worker.pid) ? worker : null;
}

/** Takes a lock away that nobody holds. Two may do so at once: what is not as it was found is another's by now, and put back. */
function takeAway(path: string, found: string): void {
  const aside = `${path}.${process.pid}.left`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const taken = readFileSync(aside, "utf8");
  if (taken !== found) writeNew(path, taken);
  rmSync(aside, { force: true });
}
