import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { faultText } from "./fault-text.js";
import { type CommandText, helpText, usageText } from "./help-text.js";
import { asksForHelp, type Options, parseOptions, type Values } from "./parse-options.js";
import { PlainError, UsageError } from "./plain-error.js";

/** What a command finds around it; tests put other things there. */
export interface Surroundings {
  /** Says an answer. */
  print(text: string): void;
  /** Says what is wrong. */
  complain(text: string): void;
  /** The day, YYYY-MM-DD. */
  today: string;
  /** Puts a question to somebody and waits for the answer; without it, a command that asks uses the terminal. */
  ask?: (question: string) => Promise<string>;
}

/**
 * A command of package.json as a function of what was typed after its name. Returns the exit code: 0, 1 for bad data or
 * anything else that is said in plain words, such as a full disk, 2 for a mistake in what was typed. Throws what is a fault of the program.
 */
export type Command = (args: string[], surroundings?: Partial<Surroundings>) => Promise<number>;

/** A command's words and options, and what it does with them; it returns the exit code. */
export interface CommandSpec<O extends Options> extends CommandText {
  options: O;
  run(values: Values<O>, surroundings: Surroundings): number | Promise<number>;
}

/** Makes a command: it reads its options, answers --help, and says what is wrong with how to use it. */
export function command<const O extends Options>(spec: CommandSpec<O>): Command {
  return async (args, around = {}) => {
    const surroundings: Surroundings = {
      print: console.log,
      complain: console.error,
      today: new Date().toISOString().slice(0, 10),
      ...around
    };
    try {
      if (!asksForHelp(args)) return await spec.run(parseOptions(args, spec.options), surroundings);
      surroundings.print(helpText(spec));
      return 0;
    } catch (error) {
      const fault = faultText(error);
      if (fault !== undefined) {
        surroundings.complain(fault);
        return 1;
      }
      if (!(error instanceof PlainError)) throw error;
      const isUsage = error instanceof UsageError;
      surroundings.complain(isUsage ? `${error.message}\n${usageText(spec)}` : error.message);
      return isUsage ? 2 : 1;
    }
  };
}

/**
 * The last line of every command's file: runs it with what was typed when the file is the program that was started, and
 * does nothing when it was imported.
 */
export async function runWhenStarted(command: Command, url: string): Promise<void> {
  const started = process.argv[1];
  if (!started || !existsSync(started)) return;
  if (realpathSync(started) !== realpathSync(fileURLToPath(url))) return;
  // A reader such as `head` may stop listening before all is printed: that is no fault of the command.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}
