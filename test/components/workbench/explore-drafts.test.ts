import { describe, expect, test } from "vitest";
import { exploreDrafts } from "../../../src/components/workbench/explore-drafts.js";

function memory(initial?: string) {
  const kept = new Map(initial === undefined ? [] : [["q", initial]]);
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value)
  };
}

describe("exploreDrafts(name, store)", () => {
  test("gives the text back after a reload, and the texts it replaced", () => {
    const store = memory();
    const before = exploreDrafts("q", store);
    before.keep("SELECT 1");
    before.retire("SELECT 0");
    const after = exploreDrafts("q", store);
    expect([after.current(), after.earlier()]).toEqual(["SELECT 1", ["SELECT 0"]]);
  });

  test("has the newest first, each once, and no empty ones", () => {
    const drafts = exploreDrafts("q", memory());
    for (const text of ["a", "b", "a", "  "]) drafts.retire(text);
    expect(drafts.earlier()).toEqual(["a", "b"]);
  });

  test("keeps twenty", () => {
    const drafts = exploreDrafts("q", memory());
    for (let i = 0; i < 30; i++) drafts.retire(`query ${i}`);
    expect(drafts.earlier()).toHaveLength(20);
    expect(drafts.earlier()[0]).toBe("query 29");
  });

  test.each(["nonsense", '{"current":1,"earlier":"x"}', "null"])("passes over %s in the store", (text) => {
    const drafts = exploreDrafts("q", memory(text));
    expect([drafts.current(), drafts.earlier()]).toEqual([null, []]);
  });

  test("lasts as long as the page when the store is full or refused", () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error("full");
      }
    };
    for (const store of [full, null]) {
      const drafts = exploreDrafts("q", store);
      drafts.keep("SELECT 1");
      expect(drafts.current()).toBe("SELECT 1");
    }
  });
});
