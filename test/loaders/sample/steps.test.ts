import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "../../../loaders/files/csv-text.js";
import { largestRemainder } from "../../../loaders/sample/largest-remainder.js";
import { monthShares } from "../../../loaders/sample/month-shares.js";
import { scaleToPrinted } from "../../../loaders/sample/scale-to-printed.js";
import { monthRange } from "../../../src/plan/month.js";
import { random } from "../../../src/statistics/distributions/random.js";
import { sum } from "../../../src/statistics/sum.js";

test("largestRemainder(weights, total) rounds down and gives what is left to the largest remainders", () => {
  expect(largestRemainder([0.5, 0.3, 0.2], 9)).toEqual([4, 3, 2]);
  expect(largestRemainder([1, 1, 1], 5)).toEqual([2, 2, 1]);
  expect(largestRemainder([1, 0, 0], 4)).toEqual([4, 0, 0]);
  expect(largestRemainder([3, 2, 1], 0)).toEqual([0, 0, 0]);
});

test("largestRemainder(weights, total) adds to the total and is within 1 of every share", () => {
  const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(weights, fc.nat(1_000_000), (weights, total) => {
      fc.pre(sum(weights) > 1e-6);
      const counts = largestRemainder(weights, total);
      expect(sum(counts)).toBe(total);
      counts.forEach((count, i) => {
        expect(Math.abs(count - (weights[i]! / sum(weights)) * total)).toBeLessThan(1 + 1e-6);
      });
    })
  );
});

test("scaleToPrinted(series, windows) hits both totals, is constant outside them and straight between", () => {
  const series = monthRange("2012-01", "2014-12").map((month) => ({ month, count: 1000 }));
  const scaled = scaleToPrinted(series, [
    { from: "2012-04", to: "2013-03", total: 12_000 },
    { from: "2013-10", to: "2014-09", total: 18_667 }
  ]);
  expect(sum(scaled.slice(3, 15))).toBe(12_000);
  expect(sum(scaled.slice(21, 33))).toBe(18_667);
  expect(scaled.slice(0, 3)).toEqual([1000, 1000, 1000]);
  // 18,667 / 12,000 = 1.5556: a seventh of the way each month from March to October 2013.
  expect(scaled.slice(15, 21)).toEqual([1079, 1159, 1238, 1317, 1397, 1476]);
  expect(scaled.slice(33)).toEqual([1556, 1556, 1556]);
});

const street = (counts: number[], force = "a", quarter = ["2014-01", "2014-02", "2014-03"]) =>
  counts.map((count, i) => ({ force, month: quarter[i]!, type: "Burglary", count }));

test("monthShares(street) knows a quarter only when its three months were published", () => {
  const shares = monthShares([...street([10, 20, 30]), ...street([1, 2], "b")], () => true);
  expect(shares.recorded("a", "2014-03")).toEqual([10, 20, 30]);
  expect(shares.recorded("b", "2014-03")).toBe(null);
  expect(shares.recorded("a", "2014-06")).toBe(null);
});

test("monthShares(street) does not know a quarter without an offence: it has no shares", () => {
  expect(monthShares(street([0, 0, 0]), () => true).recorded("a", "2014-03")).toBe(null);
});

test("monthShares(street) counts the crime types that are asked for", () => {
  const rows = [...street([10, 20, 30]), { force: "a", month: "2014-01", type: "Robbery", count: 5 }];
  expect(monthShares(rows, (type) => type === "Burglary").recorded("a", "2014-03")).toEqual([10, 20, 30]);
  expect(monthShares(rows, () => true).recorded("a", "2014-03")).toEqual([15, 20, 30]);
});

test("monthShares(street) expects the pooled shares of the months, adjusted for a leap year's day", () => {
  const { expected } = monthShares([...street([31, 56, 31]), ...street([31, 56, 31], "b")], () => true);
  expect(expected("2014-03")).toEqual([31, 56, 31].map((count) => expect.closeTo(count / 118, 12)));
  expect(expected("2016-03")).toEqual([31, 58, 31].map((count) => expect.closeTo(count / 120, 12)));
});

test("monthShares(street) finds the concentration that shares were drawn with", () => {
  const draw = random(1);
  const rows = Array.from({ length: 4000 }, (_, force) => {
    const shares = draw.dirichlet([30, 30, 30]);
    return street(
      shares.map((share) => draw.poisson(600 * share)),
      String(force)
    );
  });
  const { concentration } = monthShares(rows.flat(), () => true);
  expect(concentration(1e9)).toBeGreaterThan(80);
  expect(concentration(1e9)).toBeLessThan(100);
  expect(concentration(50)).toBeLessThan(concentration(500));
  expect(concentration(1)).toBeGreaterThan(0);
});

test("csvText(columns, rows) quotes a field only when it must be", () => {
  expect(
    csvText(
      ["a", "b"],
      [
        { a: "x", b: 1 },
        { a: 'One, "two"', b: "" }
      ]
    )
  ).toBe('a,b\nx,1\n"One, ""two""",\n');
});
