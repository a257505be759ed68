import { expect, test } from "vitest";
import { mean, month, number, ordinal, percent, signed } from "../../src/notebook/formats.js";

test.each([
  [number(5012.4), "5,012"],
  [number(5012.44, 1), "5,012.4"],
  [percent(82.94), "82.9%"],
  [signed(-2), "−2.0"],
  [ordinal(7), "7th"],
  [mean(41.666), "41.7"],
  [month("2014-09"), "September 2014"]
])("a format writes %s", (text, expected) => {
  expect(text).toBe(expected);
});

test.each([number(null), percent(undefined), signed(Number.NaN)])(
  "a number that is not known is a dash, never a zero",
  (text) => {
    expect(text).toBe("–");
  }
);

test.each([
  [() => number("many" as never), 'number(): expected a number, and was given "many".'],
  [
    () => percent({ percent: 3 } as never),
    "percent(): expected a number, and was given an object of percent."
  ]
])("what is no number is refused, and does not read NaN", (write, message) => {
  expect(write).toThrow(message);
});
