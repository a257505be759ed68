/** Lines that are shown before and after those that differ. */
const AROUND = 1;

/**
 * How a text differs from an earlier one, line by line: the lines that are gone with - before them, those that are new with +, each
 * with its number, and one line before and after, to find the place. Empty when nothing differs.
 */
export function lineDifference(before: string, after: string): string[] {
  const [old, now] = [before, after].map((text) => text.split(/\r?\n/)) as [string[], string[]];
  const same = (a: readonly string[], b: readonly string[]): number => {
    const first = a.findIndex((line, i) => line !== b[i]);
    return first === -1 ? Math.min(a.length, b.length) : first;
  };
  const start = same(old, now);
  const end = same(old.slice(start).reverse(), now.slice(start).reverse());
  if (start === old.length && start === now.length) return [];
  const lines = (text: readonly string[], sign: string, from: number, to: number): string[] =>
    text.slice(Math.max(0, from), to).map((line, i) => `${sign} ${Math.max(0, from) + i + 1} | ${line}`);
  return [
    ...lines(now, " ", start - AROUND, start),
    ...lines(old, "-", start, old.length - end),
    ...lines(now, "+", start, now.length - end),
    ...lines(now, " ", now.length - end, now.length - end + AROUND)
  ];
}
