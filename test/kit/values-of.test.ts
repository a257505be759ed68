import { describe, expect, test } from "vitest";
import { valuesOf } from "../../src/kit/values-of.js";

/** Something that changes, and how many listen to it. */
function changing(first: number) {
  const listeners = new Set<(value: number) => void>();
  let current = first;
  return {
    listeners,
    values: valuesOf(
      () => current,
      (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }
    ),
    change(value: number) {
      current = value;
      for (const listener of listeners) listener(value);
    }
  };
}

describe("valuesOf", () => {
  test("gives the present value at once, and the next when it comes", async () => {
    const { values, change } = changing(1);
    expect(await values.next().value).toBe(1);
    const next = values.next().value;
    change(2);
    expect(await next).toBe(2);
  });

  test("gives the last of several changes between two readings, and none twice", async () => {
    const { values, change } = changing(1);
    await values.next().value;
    change(2);
    change(3);
    expect(await values.next().value).toBe(3);
    const pending = values.next().value;
    change(4);
    expect(await pending).toBe(4);
  });

  test("listens to nothing before it is read and after it has ended, and may be read again", async () => {
    const { values, change, listeners } = changing(1);
    expect(listeners.size).toBe(0);
    await values.next().value;
    expect(listeners.size).toBe(1);
    values.return();
    expect(listeners.size).toBe(0);
    change(5);
    expect(await values.next().value).toBe(5);
  });
});
