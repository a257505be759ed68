import { expect, test } from "vitest";
import { oddMonthsText } from "../../src/words/odd-months-text.js";

const low = { month: "2016-12", count: 100, expected: 500 };
const high = { month: "2014-04", count: 5000, expected: 500 };

test("oddMonthsText(odd) says of each month how it is odd, with what is around it", () => {
  expect(oddMonthsText([high, low])).toBe(
    "April 2014 is far above its neighbours (5,000, where the months around it have about 500); December 2016 looks incomplete (100, where the months around it have about 500): the colours rest on it, so find out whether it is right."
  );
});

test("oddMonthsText(odd) names the last three and counts the others", () => {
  const months = ["2013-01", "2013-07", "2014-01", "2014-07", "2015-01"].map((month) => ({ ...low, month }));
  expect(oddMonthsText(months)).toMatch(
    /^January 2014 .* January 2015 .*, as do 2 earlier ones: the colours/
  );
});
