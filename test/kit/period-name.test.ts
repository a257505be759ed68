import { expect, test } from "vitest";
import { periodName, periodNameFrom, periodNameTo } from "../../src/kit/period-name.js";

test("periodName writes a financial year as the paper does", () => {
  expect(periodName("2012-04", "2013-03")).toBe("2012/13");
  expect(periodName("1999-04", "2000-03")).toBe("1999/00");
});

test("periodName writes any other period by its ends", () => {
  expect(periodName("2012-01", "2012-12")).toBe("Jan 2012 to Dec 2012");
  expect(periodName("2012-04", "2014-03")).toBe("Apr 2012 to Mar 2014");
});

test("periodName writes a single month by its name", () => {
  expect(periodName("2014-06", "2014-06")).toBe("Jun 2014");
});

test("a period is named from its first or its last month", () => {
  expect(periodNameFrom("2012-04", 12)).toBe("2012/13");
  expect(periodNameTo("2017-03", 12)).toBe("2016/17");
});
