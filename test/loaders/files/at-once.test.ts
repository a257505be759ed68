import { describe, expect, it } from "vitest";
import { atOnce } from "../../../loaders/files/at-once.js";

describe("atOnce(count, items, work)", () => {
  it("works on every item once, in their order, and on no more than so many at a time", async () => {
    const begun: number[] = [];
    const underWay: number[] = [];
    let now = 0;
    await atOnce(2, [1, 2, 3, 4, 5], async (item) => {
      begun.push(item);
      now += 1;
      underWay.push(now);
      await new Promise((done) => setTimeout(done, item % 2));
      now -= 1;
    });
    expect(begun).toEqual([1, 2, 3, 4, 5]);
    expect(Math.max(...underWay)).toBe(2);
  });

  it("does nothing where there is no item", async () => {
    await expect(atOnce(2, [], () => Promise.reject(new Error("work")))).resolves.toBeUndefined();
  });

  it("rejects with the first failure", async () => {
    await expect(atOnce(2, ["a", "b"], (item) => Promise.reject(new Error(item)))).rejects.toThrow("a");
  });
});
