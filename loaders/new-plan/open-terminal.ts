import { createInterface } from "node:readline";
import { UsageError } from "../options/plain-error.js";
import type { Ask } from "./new-plan-options.js";

/** Somebody at a terminal, who can be asked until it is closed. */
export interface Terminal {
  ask: Ask;
  close(): void;
}

/** The terminal that this program was started from; undefined where nobody would answer, such as in a script. */
export function openTerminal(): Terminal | undefined {
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) return undefined;
  const terminal = createInterface({ input: stdin, output: stdout });
  // An iterator keeps lines that were typed or pasted ahead of their question, and ends when the terminal does (Ctrl-D).
  const lines = terminal[Symbol.asyncIterator]();
  return {
    async ask(question) {
      terminal.setPrompt(question);
      terminal.prompt();
      const { value, done } = await lines.next();
      if (done) throw new UsageError("\nStopped: nothing was written.");
      return value;
    },
    close: () => terminal.close()
  };
}
