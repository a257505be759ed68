import { writeFile } from "node:fs/promises";
import { chooseFolder, DATA_OPTION } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { formatNumber } from "../src/words/format.js";
import { handOverFiles, handOverZip } from "./hand-over/hand-over.js";
import { buildSite } from "./site/build-site.js";

const FILE = "control-lines.zip";

/** Builds the site of a plan and packs it, with what is needed to serve it, into one zip. */
export const bundle = command({
  call: "npm run bundle",
  about:
    "Builds the site of a plan in dist/ and packs it for hand-over into one zip: site, configurations of servers,\n" +
    "checksums, licences.",
  options: DATA_OPTION,
  example: "--data my-plan",
  async run({ data }, { print }) {
    chooseFolder(data);
    const pages = await buildSite();
    const files = await handOverFiles();
    const zip = handOverZip(files);
    await writeFile(FILE, zip);
    print(
      `Packed ${pages} pages, ${formatNumber(files.size)} files in all, into ${FILE} (${formatNumber(zip.length / 1e6, 1)} MB).\n` +
        "Whoever receives it can check it: unpack it, and in its folder run  sha256sum --check checksums.sha256"
    );
    return 0;
  }
});

await runWhenStarted(bundle, import.meta.url);
