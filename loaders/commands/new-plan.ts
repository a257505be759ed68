// npm run new-plan: writes the data folder of a plan of one's own. It asks for what it was not told, in a terminal only.
import { createInterface } from "node:readline";
import type { Ask } from "../new-plan/new-plan-options.js";
import { UsageError } from "../options/parse-options.js";
import { newPlanCommand } from "./new-plan-command.js";

const { stdin, stdout } = process;
const terminal = stdin.isTTY && stdout.isTTY ? createInterface({ input: stdin, output: stdout }) : undefined;
// An iterator keeps lines that were typed or pasted ahead of their question, and ends when the terminal does (Ctrl-D).
const lines = terminal?.[Symbol.asyncIterator]();

const ask: Ask | undefined =
  terminal &&
  (async (question) => {
    terminal.setPrompt(question);
    terminal.prompt();
    const { value, done } = await lines!.next();
    if (done) throw new UsageError("\nStopped: nothing was written.");
    return value;
  });

process.exitCode = await newPlanCommand(process.argv.slice(2), ask);
terminal?.close();
