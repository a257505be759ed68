import { expect, test } from "vitest";
import { seasonLacking } from "../../src/words/season-lacking.js";
import { xmrChanceText } from "../../src/words/xmr-chance-text.js";
import { constant, PERIOD, seriesOf, settingsWith } from "../rules/examples.js";

const chances = { beyond: 0.004, beyondZ: 0.391, rules: 0.187, any: 0.443 };
const of = { monthsPerPeriod: 1, z: 1.96, season: true } as const;

test("xmrChanceText has a sentence for each kind of sign, and says how it was counted", () => {
  expect(xmrChanceText(chances, of)).toBe(
    "If nothing had changed, this chart would show a month beyond 3 standard deviations in its latest 6 months in fewer than 1 of 100 looks. " +
      "It would show one beyond 1.96 in 39 of 100 looks. " +
      "One of the four rules would name a month in 19 of 100 looks, and there would be any sign at all, weaker ones included, in 44 of 100 looks. " +
      "Counted in histories drawn from this series’ own level, season and scatter, each put on a chart as this one is, its season found anew."
  );
});

test("xmrChanceText speaks of quarters, and of a season that is kept", () => {
  const text = xmrChanceText(chances, { monthsPerPeriod: 3, z: 2, season: false });
  expect(text).toContain("a quarter beyond 3 standard deviations in its latest 2 quarters");
  expect(text).toContain("one beyond 2 in 39 of 100");
  expect(text).not.toContain("found anew");
});

test("xmrChanceText says so where the chances are not known", () => {
  expect(xmrChanceText(null, of)).toContain("in its latest 6 months if nothing had changed is not known");
});

test("seasonLacking says why a season cannot be taken out", () => {
  const series = seriesOf("2012-10", constant(50, 24));
  expect(seasonLacking(series, PERIOD, settingsWith())).toBe(
    "36 months in a row up to the period end are needed, there are 24"
  );
  expect(seasonLacking(series, PERIOD, settingsWith({ "season.method": "none" }))).toBe(
    "the settings choose no season"
  );
  const quarters = seriesOf("2012-10", constant(50, 8), 3);
  expect(seasonLacking(quarters, PERIOD, settingsWith())).toBe(
    "12 quarters in a row up to the period end are needed, there are 8"
  );
  const zeros = seriesOf("2010-10", constant(0, 48));
  expect(seasonLacking(zeros, PERIOD, settingsWith())).toBe("no season can be fitted to these counts");
});
