import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, runWhenStarted } from "../options/command.js";
import { PlainError } from "../options/plain-error.js";
import { sampleFiles } from "../sample/sample-files.js";

const FOLDER = "data";

/** Writes the generated files of the sample into data/. A file that was changed by hand is never replaced unasked. */
export const sample = command({
  call: "npm run sample",
  about: "Makes the sample data again from the published originals in data/sources, to the same bytes.",
  options: {
    overwrite: { type: "boolean", default: false, help: "replace files that were changed by hand, too" }
  },
  example: "--overwrite",
  run({ overwrite }, { print }) {
    const files = Object.entries(sampleFiles(join(FOLDER, "sources"))).map(([name, text]) => ({
      path: join(FOLDER, name),
      text
    }));
    const changed = files.filter(({ path, text }) => existsSync(path) && readFileSync(path, "utf8") !== text);
    if (changed.length > 0 && !overwrite) {
      throw new PlainError(
        `These files are not the sample's: ${changed.map(({ path }) => path).join(", ")}.\n` +
          "Nothing was written. To replace them by the sample: npm run sample -- --overwrite"
      );
    }
    for (const { path, text } of files) writeFileSync(path, text);
    print(`Wrote ${files.map(({ path }) => path).join(", ")}.`);
    return 0;
  }
});

await runWhenStarted(sample, import.meta.url);
