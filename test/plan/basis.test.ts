import { expect, test } from "vitest";
import { BASIS_WORDS, basisWord, isBasis, weakestBasis } from "../../src/plan/basis.js";

test("BASIS_WORDS run from the strongest evidence to the weakest", () => {
  expect(BASIS_WORDS).toEqual(["recorded", "published", "modelled", "illustrative", "simulated"]);
});

test("basisWord(basis) is the only word of the vocabulary in a phrase", () => {
  expect(basisWord("recorded by the force")).toBe("recorded");
});

test("basisWord(basis) is the weakest of several words, wherever they stand", () => {
  expect(basisWord("recorded quarter, modelled month split")).toBe("modelled");
  expect(basisWord("illustrative base, published percentage")).toBe("illustrative");
});

test("basisWord(basis) takes no notice of capitals", () => {
  expect(basisWord("Simulated")).toBe("simulated");
});

test("basisWord(basis) does not find a word inside another word", () => {
  expect(() => basisWord("unrecorded")).toThrow("a basis needs one of the words");
});

test("basisWord(basis) throws a RangeError that shows a phrase without any of the words", () => {
  expect(() => basisWord("from the web")).toThrow(RangeError);
  expect(() => basisWord("from the web")).toThrow("“from the web”");
});

test("isBasis(text) tells whether a phrase holds one of the words", () => {
  expect(isBasis("published percentage")).toBe(true);
  expect(isBasis("")).toBe(false);
});

test("weakestBasis(bases) is the phrase with the weakest badge", () => {
  expect(weakestBasis(["recorded", "simulated", "recorded quarter, modelled month split"])).toBe("simulated");
});

test("weakestBasis(bases) is the first of several that are equally weak", () => {
  expect(weakestBasis(["recorded", "modelled by A", "modelled by B"])).toBe("modelled by A");
});

test("weakestBasis(bases) throws a RangeError for an empty list", () => {
  expect(() => weakestBasis([])).toThrow("no basis to choose from");
});
