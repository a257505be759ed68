import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sampleFiles } from "./sample-files.js";

/**
 * `npm run sample` writes the generated files of the sample into data/. A file that was changed by hand is never
 * replaced unasked: `npm run sample -- --overwrite` does.
 */
const FOLDER = "data";
const files = Object.entries(sampleFiles(join(FOLDER, "sources"))).map(([name, text]) => ({
  path: join(FOLDER, name),
  text
}));
const changed = files.filter(({ path, text }) => existsSync(path) && readFileSync(path, "utf8") !== text);

if (changed.length > 0 && !process.argv.includes("--overwrite")) {
  console.error(
    `These files are not the sample's: ${changed.map(({ path }) => path).join(", ")}.\n` +
      "Nothing was written. To replace them by the sample: npm run sample -- --overwrite"
  );
  process.exitCode = 1;
} else {
  for (const { path, text } of files) writeFileSync(path, text);
  console.log(`Wrote ${files.map(({ path }) => path).join(", ")}.`);
}
