import { expect, test } from "vitest";
import { Progress } from "../../../loaders/sources/progress.js";

/** A terminal that remembers, and a clock that is set by hand. */
function watched(isTTY: boolean) {
  const written: string[] = [];
  const clock = { milliseconds: 0 };
  const terminal = { isTTY, write: (text: string) => written.push(text) };
  const progress = new Progress(terminal, () => clock.milliseconds);
  progress.expect(4, 1000);
  progress.begin("a.csv", 250, () => 0.5);
  progress.finish(30_000);
  progress.begin("b.csv", 250, () => 0.5);
  return { written, clock, progress };
}

test("Progress shows files, rows, rate, share and time left after two seconds", () => {
  const { written, clock, progress } = watched(true);
  clock.milliseconds = 1999;
  progress.show();
  expect(written).toEqual([]);
  clock.milliseconds = 3000;
  progress.show();
  // 250 of 1,000 bytes and half of the next 250: 37.5%; three seconds for it, so five for the rest.
  expect(written).toEqual([
    "\r\x1b[K1 of 4 files, 30,000 rows, 10,000 rows a second, 38%, about 5 s left  b.csv"
  ]);
  progress.stop();
  expect(written.at(-1)).toBe("\r\x1b[K");
});

test("Progress writes nothing where there is no terminal", () => {
  const { written, clock, progress } = watched(false);
  clock.milliseconds = 60_000;
  progress.show();
  progress.stop();
  expect(written).toEqual([]);
});
