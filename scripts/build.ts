import { madeFrom, planInWords } from "../loaders/archive/site-identity.js";
import { alone } from "../loaders/files/work-lock.js";
import { chooseFolder, DATA_OPTION } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { formatNumber } from "../src/words/format.js";
import { buildSite } from "./site/build-site.js";
import { DIST, LOCK } from "./site/folders.js";
import { identityIn } from "./site/site-of.js";
import { sizeText } from "./site/site-size.js";

/** Builds the site of a plan in dist/; exit code 1 with every problem named and the last good dist/ untouched. */
export const build = command({
  call: "npm run build",
  about:
    "Builds the site of a plan in dist/. When something is wrong, it says what, and leaves the last good dist/.",
  options: {
    "without-engine": {
      type: "boolean",
      default: false,
      help: "no database engine: questions in SQL say that it is missing"
    },
    "without-compressed": {
      type: "boolean",
      default: false,
      help: "no compressed copies, for a server that compresses by itself"
    },
    ...DATA_OPTION
  },
  example: "--data my-plan",
  async run({ data, "without-engine": noEngine, "without-compressed": noCopies }, { print }) {
    const started = Date.now();
    chooseFolder(data);
    const { pages, site } = await alone(LOCK, "npm run build", print, async () => ({
      pages: await buildSite({ engine: !noEngine, compressed: !noCopies }),
      site: identityIn(DIST)!
    }));
    print(`Built ${pages} pages in ${formatNumber((Date.now() - started) / 1000, 1)} s: ${DIST}/`);
    print(`It is the site of ${planInWords(site)}: ${madeFrom(site)}.`);
    print(sizeText(DIST));
    return 0;
  }
});

await runWhenStarted(build, import.meta.url);
