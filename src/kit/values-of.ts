/** A generator, as a cell of a page reads it: each promise gives the next value. */
export interface Values<T> {
  next(): { done: boolean; value: Promise<T> };
  return(): { done: true; value: Promise<never> };
}

/**
 * The values of something that changes, for a cell: `const now = valuesOf(…)` gives every cell that names `now` the
 * present value, and then each next one; of several changes between two readings only the last counts. `subscribe` is
 * given a listener and returns what ends listening. One reader at a time; after `return()` reading may begin again.
 */
export function valuesOf<T>(
  current: () => T,
  subscribe: (listener: (value: T) => void) => () => void
): Values<T> {
  let unsubscribe: (() => void) | undefined;
  let unread = false;
  let waiting: ((value: T) => void) | undefined;
  const listen = (value: T): void => {
    unread = waiting === undefined;
    waiting?.(value);
    waiting = undefined;
  };
  const read = (): Promise<T> => {
    unread = false;
    return Promise.resolve(current());
  };
  return {
    next() {
      if (!unsubscribe) {
        unsubscribe = subscribe(listen);
        return { done: false, value: read() };
      }
      const value = unread ? read() : new Promise<T>((resolve) => (waiting = resolve));
      return { done: false, value };
    },
    return() {
      unsubscribe?.();
      unsubscribe = undefined;
      waiting = undefined;
      return { done: true, value: new Promise(() => {}) };
    }
  };
}
