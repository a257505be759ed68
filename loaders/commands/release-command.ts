import { existsSync } from "node:fs";
import { formatMonth } from "../../src/plan/month.js";
import { dataFor } from "../data/data-for.js";
import { loadData } from "../data/load-data.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { parseOptions, UsageError } from "../options/parse-options.js";
import { presentRelease } from "../releases/present-release.js";
import { EXPECTED_LABEL, isLabel, releasePath } from "../releases/release-folder.js";
import { writeRelease } from "../releases/write-release.js";
import { explainFailure, type Say } from "./command.js";

const USAGE = 'Use: npm run release -- --label 2014-09 [--note "…"] [--replace] [--data DIR]';

const OPTIONS = {
  label: { type: "string" },
  note: { type: "string" },
  replace: { type: "boolean", default: false },
  ...DATA_OPTION
} as const;

/** A note is one line of text that is shown as it stands. */
const LONGEST_NOTE = 500;

function checkedNote(note: string | undefined): { note?: string } {
  if (note === undefined) return {};
  if (note.trim() === "" || note.length > LONGEST_NOTE || /\p{Cc}/u.test(note)) {
    throw new UsageError(`--note must be one line of 1 to ${LONGEST_NOTE} characters`);
  }
  return { note: note.trim() };
}

/**
 * Freezes the plan of a data folder as `releases/<label>.json`, and says so. Returns the exit code: 0, 1 for bad data,
 * 2 for a mistake in the command; a release that is there is replaced only when that is asked for. `today` is the day
 * that the release is given, YYYY-MM-DD.
 */
export function releaseCommand(
  args: string[],
  print: Say = console.log,
  complain: Say = console.error,
  today = new Date().toISOString().slice(0, 10)
): number {
  try {
    const { label, note, replace, data } = parseOptions(args, OPTIONS);
    const folder = chosenFolder(data);
    if (label === undefined) throw new UsageError(`--label is missing; expected ${EXPECTED_LABEL}`);
    if (!isLabel(label)) throw new UsageError(`--label is “${label}”; expected ${EXPECTED_LABEL}`);
    if (!replace && existsSync(releasePath(folder, label))) {
      throw new UsageError(
        `${releasePath(folder, label)} is there already, and was left as it is. Choose another label, or add --replace.`
      );
    }
    const said = { label, ...checkedNote(note), made: today };
    const checked = loadData(folder);
    const { plan, data: all } = checked;
    const release = presentRelease(folder, checked, dataFor(plan.force, plan, all), said);
    const path = writeRelease(folder, release);
    print(
      `Kept ${release.ratings.length} measures of ${plan.title}, period ended ${formatMonth(plan.periodEnd)}: ${path}`
    );
    return 0;
  } catch (error) {
    return explainFailure(error, USAGE, complain);
  }
}
