/** Longest a slice may hold up the page, in milliseconds: under a frame. */
const SLICE = 12;

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Everything that a generator gives, made in slices with the page's own work between them; stops early when `isWanted` no longer holds. */
export async function inSlices<T>(make: Iterable<T>, isWanted: () => boolean = () => true): Promise<T[]> {
  const made: T[] = [];
  let started = performance.now();
  for (const one of make) {
    made.push(one);
    if (performance.now() - started < SLICE) continue;
    await nextTask();
    if (!isWanted()) return made;
    started = performance.now();
  }
  return made;
}
