/** Work that takes longer than this, in milliseconds, is said to be under way. */
const SLOW_MS = 150;

/** What becomes of a piece of work. */
export interface Outcome<T> {
  done: (result: T) => void;
  /** Called when the result takes its time. */
  slow: () => void;
  failed: (error: Error) => void;
}

/** Starts a piece of work anew at each call, and hands on the outcome of the latest start only: an older result never replaces a newer one. */
export function latestOnly<T>(
  work: () => Promise<T>,
  { done, slow, failed }: Outcome<T>
): () => Promise<void> {
  let latest = 0;
  return async () => {
    latest += 1;
    const start = latest;
    const waiting = setTimeout(() => start === latest && slow(), SLOW_MS);
    try {
      const result = await work();
      if (start === latest) done(result);
    } catch (error) {
      if (start === latest) failed(error as Error);
    } finally {
      clearTimeout(waiting);
    }
  };
}
