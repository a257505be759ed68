import { expect, test } from "vitest";
import { random } from "../../../src/statistics/distributions/random.js";
import { lagOneAutocorrelation } from "../../../src/statistics/regression/autocorrelation.js";
import {
  autocorrelationBehind,
  autocorrelationsBehind
} from "../../../src/statistics/regression/autocorrelation-behind.js";

/** Four values about their mean. */
const mean4 = { rows: [[1], [1], [1], [1]], covariance: [[1 / 4]] };

test("autocorrelationBehind(r, design) of four values about their mean, by hand", () => {
  // M = I - 11'/4. Independent errors: MSM = M has trace 3 and three times -1/4 beside it: r = -1/4 means none.
  expect(autocorrelationBehind(-1 / 4, mean4)).toBeCloseTo(0, 5);
  // rho = 0.5: rows of S sum to 15/8, 9/4, 9/4, 15/8, all to 33/4. Element (i, j) of MSM is rho^|i-j| - (s_i + s_j)/4 + 33/64.
  // Trace: 4 - 33/8 + 33/16 = 31/16. Beside: 3/2 - (33/8 + 9/2)/4 + 99/64 = 57/64. Their ratio is 57/124.
  const ends = 15 / 8 + 9 / 4;
  const beside = 3 / 2 - (2 * ends + 9 / 2) / 4 + 99 / 64;
  expect(autocorrelationBehind(beside / (31 / 16), mean4)).toBeCloseTo(0.5, 5);
});

test("autocorrelationBehind(r, design) believes nothing beyond 0.95", () => {
  expect(autocorrelationBehind(1, mean4)).toBeCloseTo(0.95, 5);
  expect(autocorrelationBehind(-1, mean4)).toBeCloseTo(-0.95, 5);
});

test("autocorrelationBehind(r, design) finds what was put in, where a year's levels hide a third of it", () => {
  const draw = random(7);
  const years = 5;
  const rows = Array.from({ length: 12 * years }, (_, i) =>
    Array.from({ length: years }, (_, year) => Number(Math.floor(i / 12) === year))
  );
  const covariance = Array.from({ length: years }, (_, a) =>
    Array.from({ length: years }, (_, b) => Number(a === b) / 12)
  );
  const observed = Array.from({ length: 400 }, () => {
    let error = draw.normal();
    const values = rows.map(() => {
      error = 0.6 * error + 0.8 * draw.normal();
      return error;
    });
    const residuals = values.map((value, i) => {
      const own = values.slice(12 * Math.floor(i / 12), 12 * Math.floor(i / 12) + 12);
      return value - own.reduce((a, b) => a + b, 0) / 12;
    });
    return lagOneAutocorrelation(residuals)!;
  });
  const average = observed.reduce((a, b) => a + b, 0) / observed.length;
  expect(average).toBeLessThan(0.45);
  expect(Math.abs(autocorrelationBehind(average, { rows, covariance }) - 0.6)).toBeLessThan(0.05);
});

test("autocorrelationsBehind(design) says the same to the third decimal, whatever the correlation", () => {
  const year = (i: number) => Math.floor(i / 12);
  const rows = Array.from({ length: 36 }, (_, i) => [0, 1, 2].map((one) => Number(year(i) === one)));
  const covariance = [0, 1, 2].map((a) => [0, 1, 2].map((b) => Number(a === b) / 12));
  const behind = autocorrelationsBehind({ rows, covariance });
  for (let r = -1; r <= 1; r += 0.125)
    expect(behind(r)).toBeCloseTo(autocorrelationBehind(r, { rows, covariance }), 3);
  expect(() => behind(1.1)).toThrow("r");
  expect(() => autocorrelationsBehind({ rows: [[1]], covariance: [[1]] })).toThrow("rows");
});

test("autocorrelationBehind(r, design) refuses what is no correlation, and designs that do not fit", () => {
  expect(() => autocorrelationBehind(1.1, mean4)).toThrow("r");
  expect(() => autocorrelationBehind(0, { rows: [[1]], covariance: [[1]] })).toThrow("rows");
  expect(() =>
    autocorrelationBehind(0, {
      rows: [
        [1, 0],
        [1, 1]
      ],
      covariance: [[1]]
    })
  ).toThrow(RangeError);
});
