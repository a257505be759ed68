import { readFileSync } from "node:fs";

/** Is there a process of this number? One that belongs to somebody else is one, too. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Fields of a process's line in /proc, from the one behind its name, and among them when it started (proc(5), field 22). */
const STARTED = 22 - 3;

/**
 * What tells a process from a later one of the same number: when it started, as the system counts it. Empty where the
 * system does not say so in a file; the number alone has to do then.
 */
export function processStart(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[STARTED] ?? "";
  } catch {
    return "";
  }
}
