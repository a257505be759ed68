// npm test: types, lint, files and packages that nothing uses, unit tests, a full build, and the built pages in a real browser.
// npm run test:full (--full): the same, with what is long by nature at its whole length, and the known mistakes.
// The last line counts what really ran; nothing is left out in silence.
import { checkBuild, checkCode, checkMistakes, finish, runTests, testInFull } from "./checks/checks.js";
import { addCounts, type Count, oneCheck } from "./checks/test-count.js";
import { ensureChromium } from "./machine/ensure-chromium.js";
import { ensureNginx } from "./machine/ensure-nginx.js";
import { ensurePoppler } from "./machine/ensure-poppler.js";

const full = process.argv.includes("--full");
if (full) testInFull();

function testSite(): Count {
  const built = checkBuild();
  if (built.failed > 0) {
    console.log("The built pages cannot be tested: the build failed.");
    return built;
  }
  ensureNginx();
  ensurePoppler();
  return addCounts([built, ensureChromium() ? runTests(["site"]) : oneCheck(false)]);
}

finish([checkCode(), runTests(["pure", "unit", "long"]), testSite(), ...(full ? [checkMistakes()] : [])]);
