/** Does some work for each item, for so many of them at once, in their order; rejects with the first failure. */
export async function atOnce<T>(
  count: number,
  items: readonly T[],
  work: (item: T) => Promise<void>
): Promise<void> {
  const left = items.values();
  const workLeft = async (): Promise<void> => {
    // All of them take from the same iterator: each item is worked on once.
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: count }, workLeft));
}
