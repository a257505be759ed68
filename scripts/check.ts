import { command, runWhenStarted } from "../loaders/options/command.js";
import { checkCode, finish, runTests } from "./checks/checks.js";

/** What a change is tried with while it is made: a minute. */
export const check = command({
  call: "npm run check",
  about:
    "Types, lint, what nothing uses, and the fast tests: the loop while working. The last line counts what ran.",
  options: {},
  example: "",
  run: (_, { print }) => finish([checkCode(), runTests(["pure", "alone"])], print)
});

await runWhenStarted(check, import.meta.url);
