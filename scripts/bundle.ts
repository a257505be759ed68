// npm run bundle: builds the site and packs it, with what is needed to serve it, into control-lines.zip.
import { writeFile } from "node:fs/promises";
import { formatNumber } from "../src/words/format.js";
import { handOverFiles, handOverZip } from "./hand-over/hand-over.js";
import { BuildError, buildSite } from "./site/build-site.js";

const FILE = "control-lines.zip";

try {
  const pages = await buildSite();
  const files = await handOverFiles();
  const zip = handOverZip(files);
  await writeFile(FILE, zip);
  console.log(
    `Packed ${pages} pages, ${formatNumber(files.size)} files in all, into ${FILE} (${formatNumber(zip.length / 1e6, 1)} MB).\n` +
      "Whoever receives it can check it: unpack it, and in its folder run  sha256sum --check checksums.sha256"
  );
} catch (error) {
  console.error(error instanceof BuildError ? error.message : error);
  console.error("Nothing was packed.");
  process.exitCode = 1;
}
