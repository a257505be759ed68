// npm run fuzz: thousands of broken inputs of every data file, and builds killed at random moments. `npm test` runs a few of each.
import { checkBuild, finish, runTests, testInFull } from "./checks/checks.js";

testInFull();
finish([
  runTests(["long"], { files: ["test/fuzz", "test/loaders/data/any-input.test.ts"] }),
  checkBuild(),
  runTests(["site"], { files: ["test/site/killed-build.test.ts"] })
]);
