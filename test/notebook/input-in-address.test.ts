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

  /** Takes one of its choices, as a select or a radio does, and nothing else. */
  function choice<T>(all: readonly T[], first: T | null) {
    let value = first;
    return Object.defineProperty(new EventTarget(), "value", {
      get: () => value,
      set: (wanted: T) => {
        value = all.includes(wanted) ? wanted : null;
      }
    }) as EventTarget & { value: T | null };
  }

  test("passes over a text that is none of the input's choices", () => {
    visit("http://x/winter?page.force=nowhere");
    expect(inAddress("force", choice(["kent", "essex"], "kent")).value).toBe("kent");
  });

  test.each([
    ["a text", ["kent", "essex"], "essex"],
    ["a number", [1, 2], 2]
  ])("shows a choice of an input that begins with none again: %s", (_, all, chosen) => {
    choose(inAddress("one", choice<unknown>(all, null)), chosen);
    expect(inAddress("one", choice<unknown>(all, null)).value).toBe(chosen);
  });

  test.each([
    [new Date("2014-09-01"), new Date("2014-03-15"), "2014-03-15"],
    [null, new Date("2014-03-15"), "2014-03-15"],
    [["kent"], ["kent", "essex"], encodeURIComponent('["kent","essex"]')]
  ])("keeps a date, and a list: %s", (first, chosen, written) => {
    const dates = () => {
      let value: unknown = first;
      return Object.defineProperty(new EventTarget(), "value", {
        get: () => value,
        set: (wanted: unknown) => {
          value = typeof wanted === "string" ? null : wanted;
        }
      }) as EventTarget & { value: unknown };
    };
    choose(inAddress("one", dates()), chosen);
    expect(location.href).toBe(`http://x/winter?page.one=${written}`);
    expect(inAddress("one", dates()).value).toEqual(chosen);
  });

  test.each(["{}", "null", "7"])("gives an input of a list no other kind of value: %s", (text) => {
    visit(`http://x/winter?page.forces=${text}`);
    expect(inAddress("forces", input(["kent"])).value).toEqual(["kent"]);
  });

  test("says so when the objects of an input are not given, or no input is", () => {
    expect(() => inAddress("measure", input({ id: "robbery" }))).toThrow("is given them, too");
    expect(() => inAddress("rows", input([{ a: 1 }]))).toThrow("cannot stand in an address");
    expect(() => inAddress("recent", undefined as never)).toThrow("expected a name and an input");
    expect(() => inAddress(input(6) as never, undefined as never)).toThrow("expected a name and an input");
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
