// npm run new-plan: writes the data folder of a plan of one's own. It asks for what it was not told, in a terminal only.
import { createInterface } from "node:readline/promises";
import type { Ask } from "./new-plan/new-plan-options.js";
import { newPlanCommand } from "./new-plan-command.js";
import { UsageError } from "./parse-options.js";

const { stdin, stdout } = process;
const terminal = stdin.isTTY && stdout.isTTY ? createInterface({ input: stdin, output: stdout }) : undefined;
const ended = new AbortController();
terminal?.once("close", () => ended.abort());

const ask: Ask | undefined =
  terminal &&
  ((question) =>
    terminal.question(question, { signal: ended.signal }).catch(() => {
      throw new UsageError("\nStopped: nothing was written.");
    }));

process.exitCode = await newPlanCommand(process.argv.slice(2), ask);
terminal?.close();
