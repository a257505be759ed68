import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endedText, errorText } from "../options/fault-text.js";
import { PlainError } from "../options/plain-error.js";

/** What another process is asked to do. */
interface Question {
  /** The program, which calls {@link answer}. */
  program: string;
  /** What it is given, as JSON has it. */
  task: unknown;
  /** What it does, after "The process that": "reads the records of data". */
  does: string;
}

/**
 * What a process of its own answers, for readers that cannot wait for a promise. The memory that it took is given back; what it
 * says goes to this process's standard error. Throws a plain error when it ends without an answer: it has said why, or
 * had no time to.
 */
export function processAnswer<T>({ program, task, does }: Question): T {
  const exchange = mkdtempSync(join(tmpdir(), "control-lines-process-"));
  const [asked, answered] = [join(exchange, "task.json"), join(exchange, "answer.json")];
  try {
    writeFileSync(asked, JSON.stringify(task));
    const { status, signal, error } = spawnSync(
      process.execPath,
      ["--import", "tsx", program, asked, answered],
      { stdio: ["ignore", "ignore", "inherit"] }
    );
    if (error) throw error;
    if (status !== 0) throw endOf(does, status, signal);
    return JSON.parse(readFileSync(answered, "utf8")) as T;
  } finally {
    rmSync(exchange, { recursive: true, force: true });
  }
}

/** What is said of a process that ended without an answer. */
export function endOf(does: string, status: number | null, signal: NodeJS.Signals | null): PlainError {
  const who = `The process that ${does}`;
  return new PlainError(
    status === 1 ? `${who} could not do so, as it says above.` : endedText(who, status, signal)
  );
}

/** Answers the task that this process was started with, or says in plain words, where there are any, why it cannot. */
export async function answer<T>(does: (task: T) => Promise<unknown>): Promise<void> {
  const [asked, answered] = process.argv.slice(2) as [string, string];
  try {
    writeFileSync(answered, JSON.stringify(await does(JSON.parse(readFileSync(asked, "utf8")))));
  } catch (error) {
    console.error(errorText(error));
    process.exitCode = 1;
  }
}
