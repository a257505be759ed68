import { describe, expect, test } from "vitest";
import { addMonths } from "../../../src/plan/month.js";
import { seasonFound } from "../../../src/rules/models/season-factors.js";
import { PERIOD, seriesOf, settingsWith } from "../examples.js";

const START = "2010-10";

/** Of each calendar month, from January: twice as many in July as is usual, half as many in February. */
const SHAPE = [1, 0.5, 1, 1, 1, 1, 2, 1, 1, 1, 0.5, 1];
const monthOf = (i: number) => Number(addMonths(START, i).slice(5)) - 1;

/** Counts that grow by 2% a month about the shape; exact, so that the fit is. */
const counts = (months: number) =>
  Array.from({ length: months }, (_, i) => 1000 * 1.02 ** i * SHAPE[monthOf(i)]!);

describe("seasonFound", () => {
  test("finds the usual count of each month over that of the average one, beside a trend", () => {
    const settings = settingsWith({ "season.method": "months", "season.calendar": "months" });
    const { usual } = seasonFound(seriesOf(START, counts(48)), PERIOD, settings)!;
    for (let i = 0; i < 60; i++) expect(usual(i)).toBeCloseTo(SHAPE[monthOf(i)]! * 1, 8);
  });

  test("counts months by their days, as the settings say", () => {
    const settings = settingsWith({ "season.method": "months" });
    const days = (i: number) =>
      new Date(Date.UTC(Number(addMonths(START, i).slice(0, 4)), monthOf(i) + 1, 0)).getUTCDate();
    const byDays = counts(48).map((count, i) => (count * days(i)) / 30.436875);
    const { usual } = seasonFound(seriesOf(START, byDays), PERIOD, settings)!;
    // February 2012 has a day more than those of 2011 and 2013.
    expect(usual(16)).toBeCloseTo((0.5 * 29) / 30.436875, 8);
    expect(usual(28)).toBeCloseTo((0.5 * 28) / 30.436875, 8);
  });

  test("reads no month after the period end", () => {
    const settings = settingsWith();
    const own = seasonFound(seriesOf(START, counts(48)), PERIOD, settings)!;
    const later = seasonFound(seriesOf(START, [...counts(48), 9, 9999, 3]), PERIOD, settings)!;
    for (let i = 0; i < 51; i++) expect(later.usual(i)).toBe(own.usual(i));
  });

  test("is none where months in a row are too few, or the settings choose none", () => {
    const start = (months: number) => addMonths(PERIOD, 1 - months);
    const of = (months: number, changes = {}) =>
      seasonFound(seriesOf(start(months), counts(months)), PERIOD, settingsWith(changes));
    expect(of(36)).toBeDefined();
    expect(of(35)).toBeUndefined();
    expect(of(35, { "season.minimum": 24 })).toBeDefined();
    expect(of(48, { "season.method": "none" })).toBeUndefined();
    const gap = counts(60).map((count, i) => (i === 30 ? null : count));
    expect(seasonFound(seriesOf(start(60), gap), PERIOD, settingsWith())).toBeUndefined();
  });
});
