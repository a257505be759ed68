import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanData } from "../../src/plan/plan-data.js";
import { countKey, placeCounts } from "./place-counts.js";

/** What earlier releases say of counts, by their keys: the count, or null where it was left out and never shown. */
export type EarlierCounts = ReadonlyMap<string, number | null>;

/**
 * What the releases of a data folder showed and left out; of a count that several showed, the last one. Files that are no
 * releases say nothing: whoever reads the releases complains of them.
 */
export function earlierCounts(folder: string): EarlierCounts {
  const releases = join(folder, "releases");
  if (!existsSync(releases)) return new Map();
  const earlier = new Map<string, number | null>();
  const names = readdirSync(releases).filter((name) => name.endsWith(".json"));
  const read = names.flatMap((name) => releaseIn(join(releases, name)));
  for (const { figures, counts } of read.sort((a, b) => (a.made < b.made ? -1 : 1))) {
    addCounts(figures.series, earlier);
    addCounts(counts ?? {}, earlier);
  }
  return earlier;
}

interface EarlierRelease {
  made: string;
  figures: Pick<PlanData, "series">;
  counts?: PlanData["series"];
}

function releaseIn(path: string): EarlierRelease[] {
  try {
    const release: EarlierRelease = JSON.parse(readFileSync(path, "utf8"));
    return typeof release.figures?.series === "object" ? [release] : [];
  } catch {
    return [];
  }
}

function addCounts(series: PlanData["series"], earlier: Map<string, number | null>): void {
  for (const count of placeCounts(series)) earlier.set(countKey(count), count.count);
  for (const [measure, byPlace] of Object.entries(series)) {
    for (const [place, { monthsPerPeriod: months, suppressed = [] }] of Object.entries(byPlace)) {
      for (const month of suppressed) {
        const key = countKey({ measure, place, month, months });
        if (!earlier.has(key)) earlier.set(key, null);
      }
    }
  }
}
