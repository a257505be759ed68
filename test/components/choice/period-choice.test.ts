import { describe, expect, test } from "vitest";
import { choosePeriod } from "../../../src/components/choice/period-choice.js";

const range = { first: "2012-04", last: "2016-03" };
const choose = (text: string | null) => choosePeriod(text, range, "2014-09");

describe("choosePeriod", () => {
  test("takes an address without a period as the published one", () => {
    expect(choose(null)).toEqual({ period: "2014-09" });
  });

  test.each(["2012-04", "2013-12", "2016-03"])("accepts %s, a month with data", (month) => {
    expect(choose(month)).toEqual({ period: month });
  });

  test.each(["2012-03", "2016-04", "1999-01"])("says that there are no data for %s", (month) => {
    expect(choose(month)).toEqual({
      problem: expect.stringMatching(
        /^There are no data for .* Choose a month from April 2012 to March 2016\.$/
      )
    });
  });

  test.each(["", "2014", "2014-13", "2014-9", "September 2014", "2014-09-30", "<img src=x>"])(
    "says that “%s” is no month",
    (text) => {
      expect(choose(text)).toEqual({ problem: expect.stringContaining(`“${text}” is not a month`) });
    }
  );
});
