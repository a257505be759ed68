import { describe, expect, it, vi } from "vitest";
import { latestOnly } from "../../src/kit/latest-only.js";

/** Work that ends when it is told to. */
function controlled() {
  const ends: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const work = () => new Promise<string>((resolve, reject) => void ends.push({ resolve, reject }));
  const outcome = { done: vi.fn(), slow: vi.fn(), failed: vi.fn() };
  return { ends, outcome, start: latestOnly(work, outcome) };
}

describe("latestOnly(work, outcome)", () => {
  it("hands on the result of the latest start, whichever ends last", async () => {
    const { ends, outcome, start } = controlled();
    const all = [start(), start()];
    ends[1]!.resolve("new");
    ends[0]!.resolve("old");
    await Promise.all(all);
    expect(outcome.done.mock.calls).toEqual([["new"]]);
  });

  it("says nothing of the failure of an older start", async () => {
    const { ends, outcome, start } = controlled();
    const all = [start(), start()];
    ends[0]!.reject(new Error("old"));
    ends[1]!.reject(new Error("new"));
    await Promise.all(all);
    expect(outcome.failed.mock.calls.map(([error]) => error.message)).toEqual(["new"]);
  });

  it("calls slow only for work that takes its time", async () => {
    vi.useFakeTimers();
    const { ends, outcome, start } = controlled();
    const quick = start();
    ends[0]!.resolve("at once");
    await quick;
    vi.advanceTimersByTime(1000);
    expect(outcome.slow).not.toHaveBeenCalled();
    void start();
    vi.advanceTimersByTime(1000);
    expect(outcome.slow).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
