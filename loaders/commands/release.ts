import { existsSync } from "node:fs";
import { formatMonth } from "../../src/plan/month.js";
import { changesOfData } from "../data/changed-data.js";
import { releasedData } from "../data/data-for.js";
import { loadData } from "../data/load-data.js";
import { DataError } from "../files/data-error.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { UsageError } from "../options/plain-error.js";
import { presentRelease } from "../releases/present-release.js";
import { EXPECTED_LABEL, isLabel, releasePath } from "../releases/release-folder.js";
import { writeRelease } from "../releases/write-release.js";

/** A note is one line of text that is shown as it stands. */
const LONGEST_NOTE = 500;

/**
 * Freezes the plan of a data folder as `releases/<label>.json`, and says so. A release that is there is replaced only
 * when that is asked for.
 */
export const release = command({
  call: "npm run release",
  about:
    "Keeps the plan as it is now, its colours, the figures behind them and the settings, in one small file of the\n" +
    "data folder, so that what changes later can be told.",
  options: {
    label: { type: "string", value: "LABEL", required: true, help: "its name, such as 2014-09" },
    note: { type: "string", value: "TEXT", help: "a line to keep with it" },
    replace: { type: "boolean", default: false, help: "replace a release of this name" },
    ...DATA_OPTION
  },
  example: '--data my-plan --label 2014-09 --note "First publication"',
  run({ label, note, replace, data: chosen }, { print, today }) {
    const folder = chosenFolder(chosen);
    const said = { label: newLabel(label, folder, replace), ...checkedNote(note), made: today };
    const changes = changesOfData(folder);
    const checked = loadData(folder);
    const { plan, data } = checked;
    const kept = presentRelease(folder, checked, releasedData(plan, data), said);
    const changed = changes();
    if (changed.length > 0) throw new DataError(changed);
    const path = writeRelease(folder, kept, { replace });
    if (path === null) throw isThereAlready(folder, said.label);
    print(
      `Kept ${kept.ratings.length} measures of ${plan.title}, period ended ${formatMonth(plan.periodEnd)}: ${path}`
    );
    return 0;
  }
});

function newLabel(label: string | undefined, folder: string, replace: boolean): string {
  if (label === undefined) throw new UsageError(`--label is missing; expected ${EXPECTED_LABEL}`);
  if (!isLabel(label)) throw new UsageError(`--label is “${label}”; expected ${EXPECTED_LABEL}`);
  if (replace || !existsSync(releasePath(folder, label))) return label;
  throw isThereAlready(folder, label);
}

const isThereAlready = (folder: string, label: string): UsageError =>
  new UsageError(
    `${releasePath(folder, label)} is there already, and was left as it is. Choose another label, or add --replace.`
  );

function checkedNote(note: string | undefined): { note?: string } {
  if (note === undefined) return {};
  if (note.trim() === "" || note.length > LONGEST_NOTE || /\p{Cc}/u.test(note)) {
    throw new UsageError(`--note must be one line of 1 to ${LONGEST_NOTE} characters`);
  }
  return { note: note.trim() };
}

await runWhenStarted(release, import.meta.url);
