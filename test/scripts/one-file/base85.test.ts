import fc from "fast-check";
import { expect, it } from "vitest";
import { fromBase85, toBase85 } from "../../../scripts/one-file/browser/base85.js";

it("writes four bytes as five signs, from # on, without & and <", () => {
  expect(toBase85(new Uint8Array([]))).toBe("");
  expect(toBase85(new Uint8Array([0, 0, 0, 0]))).toBe("#####");
  // 85 is one of the second place; its digits are #, $, %, ' and so on.
  expect(toBase85(new Uint8Array([0, 0, 0, 85]))).toBe("###$#");
  expect(toBase85(new Uint8Array([0, 0, 0, 3]))).toBe("####'");
  // 4,294,967,295 = 82 · 85⁴ + 23 · 85³ + 54 · 85² + 12 · 85 + 0.
  expect(toBase85(new Uint8Array([255, 255, 255, 255]))).toBe("w;[0#");
});

it("gives back the bytes, of any length, in signs that end no element", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const text = toBase85(bytes);
      expect(text).toMatch(/^[^<&\s]*$/);
      expect([...fromBase85(text, bytes.length)]).toEqual([...bytes]);
    })
  );
});
