import { expect, test } from "vitest";
import { problemsOf } from "./data-folder.js";
import { PLAN } from "./tiny-data.js";

/** The tiny plan with these rules of disclosure, which stand on line 37. */
const problemsWith = (rules: string, files: Record<string, string> = {}): string[] =>
  problemsOf({ "plan.yaml": `${PLAN}disclosure: ${rules}\n`, ...files });

test("a sum of series that there are not is refused: it would protect nothing", () => {
  expect(problemsWith("{sums: {violence: [theft, robery]}}")).toEqual([
    "plan.yaml:37:31 the series “violence” is unknown; expected a series with counts",
    "plan.yaml:37:39 the series “robery” is unknown; expected a series with counts"
  ]);
});

test("a series that only local areas have is known", () => {
  const areas = {
    "areas.csv": "area,name,level,parent\nnorth,North,district,home\n",
    "area-offences.csv": "area,measure,month,count,basis\nnorth,bike-theft,2014-09,20,recorded\n"
  };
  expect(problemsWith("{sums: {theft: [bike-theft, robbery]}}", areas)).toEqual([]);
});

test("a division of a place that there is not is refused", () => {
  expect(problemsWith("{partitions: [{whole: home, parts: [away, est]}]}")).toEqual([
    "plan.yaml:37:55 the place “est” is unknown; expected a place of forces.csv or areas.csv"
  ]);
});

test("a width that no count left out for its size has is refused", () => {
  expect(problemsWith("{least: 5, width: 5}")).toEqual([
    "plan.yaml:37:13 disclosure.width is 5 and disclosure.least is 5; expected a width below least"
  ]);
  expect(problemsWith("{least: 5, width: 4}")).toEqual([]);
});

test("what is part of itself is refused", () => {
  expect(problemsWith("{sums: {theft: [robbery, theft]}}")).toEqual([
    "plan.yaml:37:38 “theft” is part of itself; expected parts that add up to another"
  ]);
  expect(problemsWith("{partitions: [{whole: home, parts: [away, home]}]}")).toEqual([
    "plan.yaml:37:55 “home” is part of itself; expected parts that add up to another"
  ]);
});
