import { command, runWhenStarted } from "../loaders/options/command.js";
import { checkCode, finish, startTests } from "./checks/checks.js";

/** What a change is tried with while it is made: a minute. */
export const check = command({
  call: "npm run check",
  about:
    "Types, lint, what nothing uses, and the fast tests: the loop while working. The last line counts what ran.",
  options: {},
  example: "",
  async run(_, { print }) {
    const tests = startTests(["pure", "alone"]);
    return finish([checkCode(), await tests()], print);
  }
});

await runWhenStarted(check, import.meta.url);
