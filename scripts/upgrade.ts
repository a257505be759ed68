import { writeAllWhole } from "../loaders/files/write-whole.js";
import { chosenFolder, DATA_OPTION } from "../loaders/options/chosen-folder.js";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { formatUnits } from "../src/words/format.js";
import { lineDifference } from "./upgrade/line-difference.js";
import { type Upgrade, upgradesOf } from "./upgrade/upgrades.js";

/** Shows what brings the files of a data folder to the formats of this version, and does it when it is told to. */
export const upgrade = command({
  call: "npm run upgrade",
  about:
    "Shows what would bring plan.yaml, settings.yaml and the pages of a data folder to the formats of this version, line\n" +
    "by line, and changes nothing; with --write it does it, all files or none. Releases stay as they were published.",
  options: {
    write: { type: "boolean", default: false, help: "change the files" },
    ...DATA_OPTION
  },
  example: "--data my-plan --write",
  run({ data, write }, { print }) {
    const { files, releases } = upgradesOf(chosenFolder(data));
    const older = files.filter(({ before, after }) => before !== after);
    if (write) writeAllWhole(Object.fromEntries(older.map(({ file, after }) => [file, after])));
    const current = files.length - older.length;
    const texts = [
      ...older.map(upgradeText),
      ...(current > 0 ? [`${formatUnits(current, "file")} of this version's formats already.`] : []),
      ...(releases > 0 ? [`${formatUnits(releases, "release")}, read as published.`] : []),
      ...(older.length > 0
        ? [`${formatUnits(older.length, "file")} ${write ? "changed." : "to change: add --write to do it."}`]
        : [])
    ];
    print(texts.join("\n"));
    return 0;
  }
});

/** A file, what is done to it, and the lines that differ. */
function upgradeText({ file, from, to, before, after, what }: Upgrade): string {
  const formats = from === 0 ? `no number -> format ${to}` : `format ${from} -> ${to}`;
  const lines = lineDifference(before, after).map((line) => `  ${line}`);
  return [`${file}: ${formats}: ${what.join("; ")}`, ...lines, ""].join("\n");
}

await runWhenStarted(upgrade, import.meta.url);
