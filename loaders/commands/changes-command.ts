import type { ChangesFile, ReleaseChanges } from "../../src/releases/release-changes.js";
import { dataFor } from "../data/data-for.js";
import { loadData } from "../data/load-data.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { oneOf, parseOptions, UsageError } from "../options/parse-options.js";
import { changesFile } from "../releases/changes-file.js";
import { changesText } from "../releases/changes-text.js";
import { explainFailure, type Say } from "./command.js";

const USAGE = "Use: npm run --silent changes -- [--since LABEL] [--format text|json] [--data DIR]";

const OPTIONS = {
  since: { type: "string" },
  format: { type: "string", default: "text" },
  ...DATA_OPTION
} as const;

/** The changes since the release that was named, or since the newest. */
function changesSince(label: string | undefined, { releases }: ChangesFile, folder: string): ReleaseChanges {
  const labels = releases.map(({ since }) => since.label);
  if (labels.length === 0) {
    throw new UsageError(`${folder} has no release yet. Make one first: npm run release -- --label 2014-09`);
  }
  const wanted = oneOf("since", label ?? labels[0]!, labels);
  return releases.find(({ since }) => since.label === wanted)!;
}

/** Prints what has changed since a release; returns the exit code: 0, 1 for bad data or releases, 2 for a mistake in the command. */
export function changesCommand(
  args: string[],
  print: Say = console.log,
  complain: Say = console.error
): number {
  try {
    const values = parseOptions(args, OPTIONS);
    const format = oneOf("format", values.format, ["text", "json"]);
    const folder = chosenFolder(values.data);
    const checked = loadData(folder);
    const { plan, data } = checked;
    const file = changesFile(folder, checked, dataFor(plan.force, plan, data));
    const changes = changesSince(values.since, file, folder);
    print(format === "json" ? JSON.stringify(changes, null, 2) : changesText(changes, file));
    return 0;
  } catch (error) {
    return explainFailure(error, USAGE, complain);
  }
}
