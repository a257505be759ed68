import * as original from "d3-dsv";
import { describe, expect, it } from "vitest";
import * as own from "../../../loaders/offline/browser/d3-dsv.js";

/** Headings and cells that are awkward to make an object of. */
const TEXTS = [
  "",
  "a,b\n",
  "a,b\n1,2\n3,\n",
  'a,"b, ""c"""\n"x\ny",2\n1\n1,2,3\n',
  "a,a,constructor\n1,2,3\n",
  "name\r\nOadby\r\n\r\nBlaby\r\n"
];

describe("d3-dsv for pages", () => {
  it.each(TEXTS)("reads %j as d3-dsv does", (text) => {
    for (const convert of [
      undefined,
      original.autoType,
      (row: object, i: number) => (i === 0 ? null : { row, i })
    ]) {
      const expected = original.csvParse(text, convert as never);
      const found = own.csvParse(text, convert as never);
      expect(found).toEqual(expected);
      expect(found.columns).toEqual(expected.columns);
    }
  });

  it("reads tabs and any other delimiter, and writes as d3-dsv does", () => {
    expect([...own.tsvParse("a\tb\n1\t2")]).toEqual([{ a: "1", b: "2" }]);
    expect([...own.dsvFormat(";").parse("a;b\n1;2")]).toEqual([{ a: "1", b: "2" }]);
    expect(own.dsvFormat(";").format([{ a: 1, b: 2 }])).toBe("a;b\n1;2");
  });

  it("takes false for no conversion, as Framework gives it", () => {
    expect([...own.dsvFormat(",").parse("a\n1", false)]).toEqual([{ a: "1" }]);
  });

  it("makes no code from text", () => {
    const { Function: original } = globalThis;
    globalThis.Function = (() => {
      throw new EvalError("refused");
    }) as never;
    try {
      expect([...own.csvParse("a\n1")]).toEqual([{ a: "1" }]);
    } finally {
      globalThis.Function = original;
    }
  });
});
