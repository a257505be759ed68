import { describe, expect, it } from "vitest";
import { virtualClock } from "../../../scripts/static/virtual-clock.js";

const atOnce = async (): Promise<void> => {};

describe("virtualClock()", () => {
  it("lets what is due happen in the order of its time, and then of its asking, without waiting", async () => {
    const clock = virtualClock();
    const done: string[] = [];
    const note = (name: unknown): void => void done.push(`${name} at ${clock.now()}`);
    clock.setTimeout(note, 300, "late");
    clock.setTimeout(note, 20, "first");
    clock.setTimeout(note, 20, "second");
    clock.requestAnimationFrame((time) => note(`frame of ${time}`));
    await clock.passUntil(1000, atOnce);
    expect(done).toEqual(["frame of 16 at 16", "first at 20", "second at 20", "late at 300"]);
  });

  it("ends what asks for another frame for ever, and leaves what is due later", async () => {
    const clock = virtualClock();
    let frames = 0;
    const again = (): void => {
      frames += 1;
      clock.requestAnimationFrame(again);
    };
    clock.requestAnimationFrame(again);
    clock.setTimeout(() => expect.unreachable(), 2000);
    await clock.passUntil(160, atOnce);
    expect(frames).toBe(10);
  });

  it("forgets what is no longer wanted, and outlives what fails", async () => {
    const clock = virtualClock();
    const done: string[] = [];
    clock.clearTimeout(clock.setTimeout(() => done.push("forgotten"), 5));
    clock.setTimeout(() => {
      throw new Error("a cell's own");
    }, 6);
    clock.setTimeout(() => done.push("after it"), 7);
    await clock.passUntil(10, atOnce);
    expect(done).toEqual(["after it"]);
  });
});
