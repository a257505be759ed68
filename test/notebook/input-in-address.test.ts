import { beforeEach, describe, expect, test } from "vitest";
import { inAddress } from "../../src/notebook/input-in-address.js";

/** A stand-in for the browser's address and history. */
function visit(address: string): { back: () => void } {
  let back = () => {};
  Object.assign(globalThis, {
    location: { href: address },
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, url: URL) => {
        location.href = String(url);
      }
    },
    addEventListener: (_name: string, listener: () => void) => {
      back = listener;
    }
  });
  return { back: () => back() };
}

const input = <T>(value: T) => Object.assign(new EventTarget(), { value });

function choose<T>(of: EventTarget & { value: T }, value: T): void {
  of.value = value;
  of.dispatchEvent(new Event("input"));
}

describe("inAddress", () => {
  beforeEach(() => void visit("http://x/winter"));

  test("writes a value that is chosen, and nothing of what the input began with", () => {
    const recent = inAddress("recent", input(6));
    expect(location.href).toBe("http://x/winter");
    choose(recent, 3);
    expect(location.href).toBe("http://x/winter?page.recent=3");
    choose(recent, 6);
    expect(location.href).toBe("http://x/winter");
  });

  test("shows what the address says", () => {
    visit("http://x/winter?page.recent=4&z=2");
    expect(inAddress("recent", input(6)).value).toBe(4);
  });

  test("finds an object by its id among the options", () => {
    visit("http://x/winter?page.measure=robbery");
    const options = [{ id: "burglary" }, { id: "robbery" }];
    expect(inAddress("measure", input(options[0]), options).value).toBe(options[1]);
  });

  test.each(["%22text%22", "{", ""])("passes over what is no value of the input's kind: %s", (text) => {
    visit(`http://x/winter?page.recent=${text}`);
    expect(inAddress("recent", input(6)).value).toBe(6);
  });

  test("follows back and forward, and tells the cells", () => {
    const { back } = visit("http://x/winter?page.recent=4");
    const recent = inAddress("recent", input(6));
    let told = 0;
    recent.addEventListener("input", () => told++);
    location.href = "http://x/winter";
    back();
    expect([recent.value, told]).toEqual([6, 1]);
  });
});
