import { madeFrom, planInWords, type SiteIdentity } from "../loaders/archive/site-identity.js";
import { alone } from "../loaders/files/work-lock.js";
import { writeWhole } from "../loaders/files/write-whole.js";
import { DATA_OPTION } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { formatNumber } from "../src/words/format.js";
import { handOverFiles, handOverZip } from "./hand-over/hand-over.js";
import { LOCK } from "./site/folders.js";
import { choosePlan, siteOf } from "./site/site-of.js";

/** Builds the site of a plan and packs it, with what is needed to serve it, into one zip. */
export const bundle = command({
  call: "npm run bundle",
  about:
    "Builds the site of a plan in dist/ and packs it for hand-over into one zip: site, configurations of servers,\n" +
    "checksums, licences.",
  options: {
    out: {
      type: "string",
      value: "FILE",
      help: "the zip to write; without it, control-lines-FORCE-MONTH.zip, of the plan's force and period"
    },
    ...DATA_OPTION
  },
  example: "--data my-plan",
  async run({ data, out }, { print }) {
    const { site, files } = await alone(LOCK, "npm run bundle", print, async () => ({
      site: await siteOf(choosePlan(data), { print, anew: true }),
      files: await handOverFiles()
    }));
    const zip = handOverZip(files);
    const file = out ?? zipName(site);
    writeWhole(file, zip);
    print(
      `Packed the site of ${planInWords(site)}: ${madeFrom(site)}.\n` +
        `${formatNumber(files.size)} files are in ${file} (${formatNumber(zip.length / 1e6, 1)} MB).\n` +
        "Whoever receives it can check it: unpack it, and in its folder run  sha256sum --check checksums.sha256"
    );
    return 0;
  }
});

/** A name that tells the zips of two plans apart, and those of two periods. */
function zipName({ plan: { force, periodEnd } }: SiteIdentity): string {
  return `control-lines-${force}-${periodEnd}.zip`;
}

await runWhenStarted(bundle, import.meta.url);
