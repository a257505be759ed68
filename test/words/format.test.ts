import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decimalsUnlessWhole,
  formatLevel,
  formatMean,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatRate,
  formatSigned,
  formatSignedPercent,
  formatUnits
} from "../../src/words/format.js";

const MINUS = "\u2212";

describe("formatLevel(percent)", () => {
  test.each([
    [95, "95%"],
    [99.9, "99.9%"],
    [92.5, "92.5%"],
    [7.5, "7.5%"],
    // In binary 100 times 0.55 is 55.00000000000001.
    [100 * 0.55, "55%"]
  ])("writes %d with a decimal only where it has one", (percent, text) => {
    expect(formatLevel(percent)).toBe(text);
  });
});

test("decimalsUnlessWhole(value, decimals) asks for none of a whole number", () => {
  expect([12, -12, 0, 12.5, 0.004].map((value) => decimalsUnlessWhole(value, 2))).toEqual([0, 0, 0, 2, 2]);
});

describe("formatNumber(value, decimals)", () => {
  test("separates thousands with commas", () => {
    expect(formatNumber(60260)).toBe("60,260");
    expect(formatNumber(1234567.891, 2)).toBe("1,234,567.89");
    expect(formatNumber(999)).toBe("999");
  });

  test("has a true minus sign, not a hyphen", () => {
    expect(formatNumber(-3.4, 1)).toBe(`${MINUS}3.4`);
  });

  test("gives no sign to what rounds to zero", () => {
    expect(formatNumber(-0.04, 1)).toBe("0.0");
    expect(formatNumber(-0)).toBe("0");
  });

  test("keeps trailing zeros", () => {
    expect(formatNumber(23, 1)).toBe("23.0");
  });

  test("rounds halves away from zero", () => {
    expect(formatNumber(44.5)).toBe("45");
    expect(formatNumber(-44.5)).toBe(`${MINUS}45`);
  });
});

/** One for each number of decimals: to make one takes far longer than to use it. */
const FORMATS = Array.from(
  { length: 21 },
  (_, decimals) =>
    new Intl.NumberFormat("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
);

/** What `Intl` writes, a standard of its own: its digits and commas, with this project's minus sign. */
function byIntl(value: number, decimals: number): string {
  const text = FORMATS[decimals]!.format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

describe("formatNumber(value, decimals), against Intl.NumberFormat", () => {
  test("rounds a half that binary fractions cannot hold as it is written", () => {
    expect(formatNumber(1.005, 2)).toBe("1.01");
    expect(formatNumber(0.285, 2)).toBe("0.29");
    expect(byIntl(1.005, 2)).toBe("1.01");
  });

  test("gives the same text for any number, rate or count", () => {
    const decimals = fc.integer({ min: 0, max: 20 });
    const hundredths = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 200);
    const numbers = fc.oneof(fc.double({ noNaN: true, min: -1e21, max: 1e21 }), hundredths);
    fc.assert(
      fc.property(numbers, decimals, (value, places) => {
        expect(formatNumber(value, places)).toBe(byIntl(value, places));
      }),
      { numRuns: 5000, seed: 6 }
    );
  });

  test.each([0, 9.5, 99.95, 999.995, 999999.5, 0.05, 0.5, 0.49, 5e-324, 1e-7, 1e21, 123456789012345680000])(
    "writes %d with 0 to 3 decimals in the same way",
    (value) => {
      for (const places of [0, 1, 2, 3]) expect(formatNumber(value, places)).toBe(byIntl(value, places));
    }
  );
});

describe("formatSigned(value, decimals)", () => {
  test("puts a sign before what is above or below zero", () => {
    expect(formatSigned(1455)).toBe("+1,455");
    expect(formatSigned(-2.3, 1)).toBe(`${MINUS}2.3`);
  });

  test("gives no sign to zero or to what rounds to it", () => {
    expect(formatSigned(0)).toBe("0");
    expect(formatSigned(0.04, 1)).toBe("0.0");
    expect(formatSigned(-0.04, 1)).toBe("0.0");
  });
});

test("formatPercent(percent) has one decimal unless told otherwise", () => {
  expect(formatPercent(82.7)).toBe("82.7%");
  expect(formatPercent(82.7, 0)).toBe("83%");
});

test("formatSignedPercent(percent) has a sign", () => {
  expect(formatSignedPercent(2.5)).toBe("+2.5%");
  expect(formatSignedPercent(-58, 0)).toBe(`${MINUS}58%`);
});

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [7, "7th"],
  [10, "10th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [14, "14th"],
  [20, "20th"],
  [21, "21st"],
  [22, "22nd"],
  [23, "23rd"],
  [42, "42nd"],
  [101, "101st"],
  [111, "111th"],
  [112, "112th"]
])("formatOrdinal(%i) is %s", (n, text) => {
  expect(formatOrdinal(n)).toBe(text);
});

test("formatUnits(n, one) is singular for one only", () => {
  expect(formatUnits(1, "month")).toBe("1 month");
  expect(formatUnits(12, "month")).toBe("12 months");
  expect(formatUnits(0, "month")).toBe("0 months");
  expect(formatUnits(2, "survey of", "surveys of")).toBe("2 surveys of");
});

test("formatRate(value, { unit, mean }) gives all rates of a comparison the decimals that its mean needs", () => {
  const among = (mean: number) => ({ unit: "per 1,000 population" as const, mean });
  expect([9.5, 10.25].map((rate) => formatRate(rate, among(9.99)))).toEqual(["9.50", "10.25"]);
  expect([9.5, 10.25].map((rate) => formatRate(rate, among(10)))).toEqual(["9.5", "10.3"]);
  expect(formatRate(84, { unit: "per cent", mean: 9 })).toBe("84.0%");
});

test("formatMean(value) has a decimal below a hundred, where whole numbers hide differences", () => {
  expect(formatMean(3.44)).toBe("3.4");
  expect(formatMean(99.9)).toBe("99.9");
  expect(formatMean(5012.4)).toBe("5,012");
});
