import { PlainError } from "./plain-error.js";

/** Errors of the system that say what the machine lacks or forbids, and what to do: no fault of the data or of the program. */
const FAULTS: Readonly<Record<string, [what: string, todo: string]>> = {
  ENOSPC: [
    "The disk is full",
    "Free some room there, or let TMPDIR and CONTROL_LINES_CACHE name folders on another disk."
  ],
  EDQUOT: [
    "Your share of the disk is used up",
    "Free some of it, or let TMPDIR and CONTROL_LINES_CACHE name other folders."
  ],
  EROFS: ["The disk may only be read", "Copy the project to a folder that may be written to."],
  EACCES: [
    "It is not permitted",
    "Ask who owns the file or folder, or copy the project to a folder of your own."
  ],
  EPERM: [
    "It is not permitted",
    "Ask who owns the file or folder, or copy the project to a folder of your own."
  ],
  ENOMEM: ["There is too little memory", "Close other programs, or use a machine that has more."],
  EMFILE: ["Too many files are open", "Close other programs, or raise the limit (ulimit -n)."],
  ENFILE: ["Too many files are open", "Close other programs, or raise the limit of the system."],
  EIO: ["The disk has an error", "Look after the disk: what is on it may be lost."]
};

/** What an error of the machine is, where, and what to do, in words; undefined for any other error. */
export function faultText(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = codeIn(error), path } = error as NodeJS.ErrnoException;
  const fault = code !== undefined && Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined;
  if (!fault) return error.cause === undefined ? undefined : faultText(error.cause);
  const [what, todo] = fault;
  return `${what}${path === undefined ? "" : `: ${path}`} (${code}). ${todo}\nWhat was there before is as it was.`;
}

/** The database engine says in words what a system says by a code. */
function codeIn({ message }: Error): string | undefined {
  if (/^Out of Memory Error|Cannot allocate memory/i.test(message)) return "ENOMEM";
  if (/No space left on device|max_temp_directory_size/i.test(message)) return "ENOSPC";
  if (/Read-only file system/i.test(message)) return "EROFS";
  return undefined;
}

/** What is said of a process that was ended, and had no time to say anything: nearly always for want of memory. */
export function endedText(what: string, code: number | null, signal: NodeJS.Signals | null): string {
  const how = signal ?? `code ${code}`;
  const isMemory = signal === "SIGKILL" || signal === "SIGABRT" || code === 134 || code === 137;
  return isMemory
    ? `${what} was ended (${how}): there was too little memory. Close other programs, use a machine that has more, or, where\n` +
        "a limit was set for Node (NODE_OPTIONS=--max-old-space-size), raise it."
    : `${what} was ended (${how}).`;
}

/** What is said of an error: its words, if it was meant to be read or is the machine's; otherwise all that is known of it. */
export const errorText = (error: unknown): unknown =>
  error instanceof PlainError ? error.message : (faultText(error) ?? error);
