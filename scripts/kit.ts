import { join } from "node:path";
import { madeFrom, planInWords } from "../loaders/archive/site-identity.js";
import { writeAllWhole } from "../loaders/files/write-whole.js";
import { DATA_OPTION } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { formatNumber } from "../src/words/format.js";
import { kitFiles } from "./kit/kit-files.js";
import { choosePlan } from "./site/site-of.js";

/** Writes the kit of a plan for pages that are made elsewhere. */
export const kit = command({
  call: "npm run kit",
  about:
    "Writes what pages are written with, and the data of a plan in it, as one file for pages that are made elsewhere:\n" +
    "a module with types, a classic script for HTML that is opened from disk, and a style sheet. docs/pages.md has examples.",
  options: {
    out: { type: "string", value: "DIR", default: "dist-kit", help: "the folder to write into" },
    ...DATA_OPTION
  },
  example: "--data my-plan",
  async run({ data, out }, { print }) {
    const { folder, identity } = choosePlan(data);
    const files = await kitFiles(folder, identity);
    writeAllWhole(Object.fromEntries(Object.entries(files).map(([name, text]) => [join(out, name), text])));
    const size = formatNumber(files["control-lines.js"]!.length / 1e6, 1);
    print(`Wrote the kit of ${planInWords(identity)}: ${madeFrom(identity)}.`);
    print(
      `${join(out, "control-lines.js")} (${size} MB) is for modules, control-lines.classic.js for pages from disk.`
    );
    return 0;
  }
});

await runWhenStarted(kit, import.meta.url);
