const YEAR = 12;

/**
 * Each month over the level around it, so that no trend is left: a centred moving mean of so many months, an even number, whose
 * two ends count half. What begins a year later has the same place in the year as the first count.
 */
export function withoutTrend(counts: readonly number[], months: number): number[] {
  const reach = Math.ceil(months / 2 / YEAR) * YEAR;
  const half = months / 2;
  return counts.slice(reach, counts.length - half).map((count, i) => {
    const at = reach + i;
    const ends = (counts[at - half]! + counts[at + half]!) / 2;
    const level = (counts.slice(at - half + 1, at + half).reduce((a, b) => a + b, 0) + ends) / months;
    return level === 0 ? 1 : count / level;
  });
}

/** Whole years in an order drawn by chance (Fisher & Yates, by Durstenfeld 1964, Comm. ACM 7, p. 420); what is left of a year goes. */
export function shuffledYears(values: readonly number[], uniform: () => number): number[] {
  const years = Array.from({ length: Math.floor(values.length / YEAR) }, (_, k) =>
    values.slice(YEAR * k, YEAR * (k + 1))
  );
  for (let i = years.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [years[i], years[j]] = [years[j]!, years[i]!];
  }
  return years.flat();
}
