import { expect, test } from "vitest";
import { shuffledYears, withoutTrend } from "../../../../loaders/evidence/change/shuffled-years.js";
import { uniforms } from "../../../../loaders/evidence/independent-histories.js";

test("withoutTrend(counts, months) leaves nothing of a straight trend but its ratio of 1, and keeps what years do", () => {
  // The mean around a month of a straight line is the line: every ratio is 1, of the months a year from both ends.
  const line = Array.from({ length: 60 }, (_, i) => 100 + i);
  expect(withoutTrend(line, 24)).toHaveLength(36);
  for (const ratio of withoutTrend(line, 24)) expect(ratio).toBeCloseTo(1, 12);
  // Years of 90 and 110 in turn: the two years around the middle of one hold half of each, but the month beyond each end,
  // so that the mean is near 100 and the ratio near 0.9 or 1.1.
  const years = Array.from({ length: 60 }, (_, i) => (Math.floor(i / 12) % 2 ? 110 : 90));
  expect(withoutTrend(years, 24)[6]).toBeCloseTo(1.1, 1);
  expect(withoutTrend(years, 24)[18]).toBeCloseTo(0.9, 1);
});

test("withoutTrend(counts, months) begins as many whole years later as the mean reaches back", () => {
  const year = (months: number) =>
    withoutTrend(
      Array.from({ length: 84 }, (_, i) => 1000 + (i === 36 ? 1 : 0)),
      months
    );
  expect(year(24).indexOf(Math.max(...year(24)))).toBe(24);
  expect(year(36).indexOf(Math.max(...year(36)))).toBe(12);
});

test("shuffledYears(values, uniform) has every whole year once and whole, in any order, and nothing of a part of one", () => {
  const values = Array.from({ length: 40 }, (_, i) => i);
  const uniform = uniforms(1);
  const orders = Array.from({ length: 300 }, () => shuffledYears(values, uniform));
  for (const order of orders) {
    expect(order.toSorted((a, b) => a - b)).toEqual(values.slice(0, 36));
    for (const from of [0, 12, 24])
      expect(order.slice(from, from + 12)).toEqual(values.slice(order[from]!, order[from]! + 12));
  }
  // Six orders, each about 50 times: four standard errors are 26.
  const counted = new Map<string, number>();
  for (const order of orders) {
    const key = `${order[0]} ${order[12]}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  expect(counted.size).toBe(6);
  for (const count of counted.values()) expect(Math.abs(count - 50)).toBeLessThan(26);
});
