import { command, runWhenStarted } from "../loaders/options/command.js";
import { checkBuild, finish, runTests, testInFull } from "./checks/checks.js";

/** What it runs, by project: files, and folders of them. */
export const FUZZED = {
  long: ["test/fuzz", "test/loaders/data/any-input.test.ts"],
  site: ["test/site/killed.test.ts"]
};

/** Breaks every data file in thousands of ways, and kills builds at random moments; `npm test` does a few of each. */
export const fuzz = command({
  call: "npm run fuzz",
  about: "Breaks every data file in thousands of ways, and kills builds at random moments. It takes hours.",
  options: {},
  example: "",
  run(_, { print }) {
    testInFull();
    return finish(
      [runTests(["long"], { files: FUZZED.long }), checkBuild(), runTests(["site"], { files: FUZZED.site })],
      print
    );
  }
});

await runWhenStarted(fuzz, import.meta.url);
