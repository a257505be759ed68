import type { ChangesFile, ReleaseChanges } from "../../src/releases/release-changes.js";
import { releasedData } from "../data/data-for.js";
import { loadData } from "../data/load-data.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { oneOf } from "../options/parse-options.js";
import { UsageError } from "../options/plain-error.js";
import { changesFile } from "../releases/changes-file.js";
import { changesText } from "../releases/changes-text.js";

/** Prints what has changed since a release, as text or as JSON. */
export const changes = command({
  call: "npm run --silent changes",
  about: "Says what has moved since a release, and whether data, settings or software moved it.",
  options: {
    since: { type: "string", value: "LABEL", help: "the release to compare with; without it, the newest" },
    format: {
      type: "string",
      value: "text|json",
      default: "text",
      help: "text to read, or JSON for programs"
    },
    ...DATA_OPTION
  },
  example: "--data my-plan --since 2014-09",
  run({ since, format, data: chosen }, { print }) {
    const as = oneOf("format", format, ["text", "json"]);
    const folder = chosenFolder(chosen);
    const checked = loadData(folder);
    const { plan, data } = checked;
    const file = changesFile(folder, checked, releasedData(plan, data));
    const found = changesSince(since, file, folder);
    print(as === "json" ? JSON.stringify(found, null, 2) : changesText(found, file));
    return 0;
  }
});

/** The changes since the release that was named, or since the newest. */
function changesSince(label: string | undefined, { releases }: ChangesFile, folder: string): ReleaseChanges {
  const labels = releases.map(({ since }) => since.label);
  if (labels.length === 0) {
    throw new UsageError(`${folder} has no release yet. Make one first: npm run release -- --label 2014-09`);
  }
  const wanted = oneOf("since", label ?? labels[0]!, labels);
  return releases.find(({ since }) => since.label === wanted)!;
}

await runWhenStarted(changes, import.meta.url);
