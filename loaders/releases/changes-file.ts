import type { PlanData } from "../../src/plan/plan-data.js";
import { type ChangesFile, releaseChanges } from "../../src/releases/release-changes.js";
import { DataError } from "../data/load-data.js";
import type { Problem } from "../files/problem.js";
import type { Checked } from "../data/read-data.js";
import { withholdEarlier } from "../data/withhold.js";
import { presentRelease } from "./present-release.js";
import { readReleases } from "./read-releases.js";
import { SOFTWARE_VERSION } from "../files/software.js";

/** What the plan as it is now is called where a release has its label. */
const NOW = { label: "now", made: "" };

/**
 * The changes since every release of a data folder. `own` are the figures of the plan's force and its groups. Throws a
 * DataError that lists every release that cannot be used.
 */
export function changesFile(folder: string, checked: Checked, own: PlanData): ChangesFile {
  const { plan, data } = checked;
  const problems: Problem[] = [];
  const releases = readReleases(folder, plan.force, problems);
  if (problems.length > 0) throw new DataError(problems);
  const now = presentRelease(folder, checked, own, NOW);
  return {
    plan: {
      title: plan.title,
      force: plan.force,
      periodEnd: plan.periodEnd,
      ...(plan.places && { places: plan.places }),
      ...(plan.total && { total: plan.total })
    },
    software: SOFTWARE_VERSION,
    forceNames: Object.fromEntries(data.forces.map(({ id, name }) => [id, name])),
    releases: releases.map((release) => releaseChanges(withholdEarlier(release, now), now))
  };
}
