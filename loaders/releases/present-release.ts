import type { PlanData } from "../../src/plan/plan-data.js";
import { type Release, releaseOf } from "../../src/releases/release.js";
import type { Checked } from "../data/read-data.js";
import { dataChecksums } from "./data-checksums.js";
import { SOFTWARE_VERSION } from "./software-version.js";

/** What is said of a release by who makes it. */
export type ReleaseNote = Pick<Release, "label" | "note" | "made">;

/**
 * The plan of a data folder as it is now, as a release: to be kept, or to be compared with an earlier one.
 * `data` are the figures of the plan's force and its groups.
 */
export function presentRelease(
  folder: string,
  { plan, settings }: Pick<Checked, "plan" | "settings">,
  data: PlanData,
  said: ReleaseNote
): Release {
  const files = dataChecksums(folder);
  return releaseOf({ ...said, software: SOFTWARE_VERSION, files, plan, settings, data });
}
