/** How many steps a goal takes. */
export interface Steps {
  /** Smallest whole number of steps that reaches the goal; null when none of those searched does. */
  fewest: number | null;
  /** A larger number, of those scanned, at which the goal is lost again; null when it is kept. */
  lost: number | null;
}

/** A change of a percentage is searched in steps of a tenth of a point. */
export const STEPS_PER_POINT = 10;

/** Numbers of steps scanned before the exact search: close together where they are small. */
const SCANNED = 24;

/**
 * Searches 0 to `most` steps: first a scan, because a goal may be reached and lost again, then halving between the last
 * scanned number that fails and the first that reaches the goal. A goal reached only between two scanned numbers is not found.
 * `loses` says at which larger numbers the goal counts as lost; where nothing can be judged it need not.
 */
export function fewestSteps(
  reaches: (steps: number) => boolean,
  most: number,
  loses: (steps: number) => boolean = (steps) => !reaches(steps)
): Steps {
  const scan = scannedSteps(most);
  const first = scan.findIndex(reaches);
  if (first < 0) return { fewest: null, lost: null };
  let high = scan[first]!;
  let low = first > 0 ? scan[first - 1]! : -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return { fewest: high, lost: scan.slice(first + 1).find(loses) ?? null };
}

function scannedSteps(most: number): number[] {
  const steps = Array.from({ length: SCANNED + 1 }, (_, i) => Math.round(most * (i / SCANNED) ** 2));
  return [...new Set(steps)];
}
