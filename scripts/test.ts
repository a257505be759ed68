import { command, runWhenStarted } from "../loaders/options/command.js";
import {
  checkCode,
  checkMistakes,
  finish,
  runTests,
  startBuild,
  testInFull,
  UNIT_TESTS
} from "./checks/checks.js";
import { addCounts, type Count, oneCheck } from "./checks/test-count.js";
import { ensureApache } from "./machine/ensure-apache.js";
import { ensureChromium } from "./machine/ensure-chromium.js";
import { ensureNginx } from "./machine/ensure-nginx.js";
import { ensurePoppler } from "./machine/ensure-poppler.js";

/** The tests of the built pages; none when the build failed, which has been counted. */
function testSite(built: Count): Count {
  if (built.failed > 0) {
    console.log("The built pages cannot be tested: the build failed.");
    return addCounts([]);
  }
  ensureNginx();
  ensureApache();
  ensurePoppler();
  return ensureChromium() ? runTests(["site"]) : oneCheck(false);
}

/** Every check that a change has to pass; its last line counts what really ran, and nothing is left out in silence. */
export const test = command({
  call: "npm test",
  about:
    "Types, lint, what nothing uses, unit tests, a full build, and the built pages in a real browser.\n" +
    "The last line counts what ran.",
  options: {
    full: {
      type: "boolean",
      help: "what is long by nature at its whole length, and the known mistakes: hours (npm run test:full)"
    }
  },
  example: "--full",
  async run({ full }, { print }) {
    if (full) testInFull();
    const build = startBuild();
    const code = checkCode();
    const built = await build();
    const parts = [code, built, runTests(UNIT_TESTS), testSite(built)];
    return finish(full ? [...parts, checkMistakes()] : parts, print);
  }
});

await runWhenStarted(test, import.meta.url);
