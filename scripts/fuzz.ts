import { command, runWhenStarted } from "../loaders/options/command.js";
import { checkBuild, finish, runTests, testInFull } from "./checks/checks.js";

/** Breaks every data file in thousands of ways, and kills builds at random moments; `npm test` does a few of each. */
export const fuzz = command({
  call: "npm run fuzz",
  about: "Breaks every data file in thousands of ways, and kills builds at random moments. It takes hours.",
  options: {},
  example: "",
  run(_, { print }) {
    testInFull();
    return finish(
      [
        runTests(["long"], { files: ["test/fuzz", "test/loaders/data/any-input.test.ts"] }),
        checkBuild(),
        runTests(["site"], { files: ["test/site/killed.test.ts"] })
      ],
      print
    );
  }
});

await runWhenStarted(fuzz, import.meta.url);
