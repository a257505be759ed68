/** Something that is done at a time of the clock. */
interface Due {
  at: number;
  id: number;
  run: () => void;
}

/** Time in a page that runs without a browser: it passes only when there is nothing else to do, and is the same in every build. */
export interface VirtualClock {
  /** Milliseconds since the page was opened. */
  now(): number;
  /** As in a browser; what repeats, and what is thrown, is of no concern here. */
  setTimeout(run: (...given: unknown[]) => void, delay?: number, ...given: unknown[]): number;
  clearTimeout(id?: number): void;
  requestAnimationFrame(run: (time: number) => void): number;
  /** Lets time pass, in the order of what is due; `settle` waits for what was begun without a time of its own. */
  passUntil(end: number, settle: () => Promise<void>): Promise<void>;
}

/** How long a frame takes, in milliseconds. */
const FRAME = 16;

/** A clock that stands at 0. */
export function virtualClock(): VirtualClock {
  let time = 0;
  let last = 0;
  const waiting = new Map<number, Due>();
  const add = (delay: number, run: () => void): number => {
    last += 1;
    waiting.set(last, { at: time + delay, id: last, run });
    return last;
  };
  const next = (): Due | undefined => [...waiting.values()].sort((a, b) => a.at - b.at || a.id - b.id)[0];
  return {
    now: () => time,
    // What is asked for "now" comes after what runs, as in a browser.
    setTimeout: (run, delay = 0, ...given) => add(Math.max(1, delay), () => run(...given)),
    clearTimeout: (id) => void waiting.delete(id!),
    requestAnimationFrame: (run) => add(FRAME, () => run(time)),
    async passUntil(end, settle) {
      await settle();
      for (let due = next(); due && due.at <= end; due = next()) {
        waiting.delete(due.id);
        time = due.at;
        quietly(due.run);
        await settle();
      }
    }
  };
}

/** What fails after its cell has shown something is told by the browser, too, in its console alone. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {}
}
