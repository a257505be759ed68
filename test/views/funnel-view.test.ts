import { describe, expect, test } from "vitest";
import type { FunnelFigures } from "../../src/views/funnel-figures.js";
import { funnelView } from "../../src/views/funnel-view.js";
import exploratory from "../rules/r/exploratory.json" with { type: "json" };

function figuresOf(
  observed: number[],
  size: number[],
  unit: FunnelFigures["unit"] = "per 1,000 population"
): FunnelFigures {
  const forces = observed.map((count, i) => ({ force: `force-${i}`, observed: count, size: size[i]! }));
  return {
    unit,
    from: "2013-10",
    to: "2014-09",
    populationYear: 2014,
    forces,
    missing: [],
    bases: ["recorded"]
  };
}

const { funnel } = exploratory;
const expectInterval = ({ lower, upper }: { lower: number; upper: number }, [l, u]: number[]) => {
  expect(lower).toBeCloseTo(l!, 6);
  expect(upper).toBeCloseTo(u!, 6);
};

describe("funnelView of counts", () => {
  const view = funnelView(figuresOf(funnel.observed, funnel.size))!;

  test("agrees with R: target, phi, tau squared and z (r/exploratory.R)", () => {
    expect(view.target).toBeCloseTo(funnel.target, 10);
    expect(view.phi).toBeCloseTo(funnel.phi, 6);
    expect(view.tauSquared).toBeCloseTo(funnel.tauSquared, 12);
    funnel.z.forEach((z, i) => {
      expect(view.points.find(({ force }) => force === `force-${i}`)!.z).toBeCloseTo(z, 10);
    });
  });

  test("agrees with R: limits at the home force's size, with over-dispersion and without", () => {
    expect(view.ownLimits.size).toBe(1_020_000);
    expectInterval(view.ownLimits.inner, funnel.inner);
    expectInterval(view.ownLimits.outer, funnel.outer);
    expectInterval(view.ownLimits.plainInner, funnel.plainInner);
    expectInterval(view.ownLimits.plainOuter, funnel.plainOuter);
  });

  test("lists the forces by size, and knows the home force", () => {
    expect(view.points.map(({ size }) => size)).toEqual(funnel.size.toSorted((a, b) => a - b));
    expect(view.own).toMatchObject({ force: "force-0", value: (1000 * 31250) / 1_020_000 });
  });

  test("has curves from the smallest force to the largest, whose limits hold one another", () => {
    expect(view.curves[0]!.size).toBeCloseTo(310_000, 6);
    expect(view.curves.at(-1)!.size).toBeCloseTo(8_200_000, 3);
    for (const { inner, outer, plainInner } of view.curves) {
      expect(outer.lower).toBeLessThan(inner.lower);
      expect(inner.lower).toBeLessThan(plainInner.lower);
      expect(plainInner.upper).toBeLessThan(inner.upper);
      expect(inner.upper).toBeLessThan(outer.upper);
    }
  });

  test("a force lies beyond the limits of its size when its z-score is beyond theirs", () => {
    for (const home of view.points) {
      const others = view.points.filter((point) => point !== home);
      const { own, ownLimits } = funnelView(
        figuresOf(
          [home, ...others].map((p) => p.observed),
          [home, ...others].map((p) => p.size)
        )
      )!;
      expect(own.z).toBeCloseTo(home.z, 10);
      const outside = own.value < ownLimits.inner.lower || own.value > ownLimits.inner.upper;
      expect(outside).toBe(Math.abs(own.z) > 1.959963984540054);
    }
  });
});

describe("funnelView", () => {
  test("of percentages is on the arcsine scale (oracle funnel-proportions of test/oracles/r-oracles.json)", () => {
    const yes = [310, 402, 288, 199, 530, 415, 260, 350];
    const asked = [400, 500, 400, 300, 600, 500, 400, 420];
    const view = funnelView(figuresOf(yes, asked, "per cent"))!;
    expect(view.target).toBeCloseTo(78.23863636363636, 10);
    expect(view.phi).toBeCloseTo(10.754030244398148, 10);
    expect(view.tauSquared).toBeCloseTo(0.006449218557173866, 12);
    // The oracle's limits are at z = 1.96; these are at 95% exactly, 1.959964.
    const [centre, reach] = [
      Math.asin(Math.sqrt(0.7823863636363636)),
      1.959963984540054 * Math.sqrt(0.25 / 400 + 0.006449218557173866)
    ];
    expectInterval(view.ownLimits.inner, [
      100 * Math.sin(centre - reach) ** 2,
      100 * Math.sin(centre + reach) ** 2
    ]);
    expect(view.ownLimits.inner.lower).toBeCloseTo(63.35839998152747, 2);
    expect(view.ownLimits.inner.upper).toBeCloseTo(90.07689113674373, 2);
  });

  test("shows no over-dispersion where forces differ by less than counting alone explains", () => {
    const view = funnelView(figuresOf([1000, 1010, 990, 1005], [100_000, 100_000, 100_000, 100_000]))!;
    expect(view.tauSquared).toBe(0);
    expect(view.phi).toBeLessThan(1);
    // Rate 10.0125 per 1,000; 1,001.25 expected: 10.0125 x (1 +/- 1.959964 x 0.5 / sqrt(1001.25))^2.
    const reach = (1.959963984540054 * 0.5) / Math.sqrt(1001.25);
    expectInterval(view.ownLimits.inner, [10.0125 * (1 - reach) ** 2, 10.0125 * (1 + reach) ** 2]);
    expect(view.curves).toHaveLength(1);
  });

  test("takes a force without offences", () => {
    const view = funnelView(figuresOf([0, 900, 1100, 1000], [90_000, 100_000, 110_000, 100_000]))!;
    expect(view.own.value).toBe(0);
    expect(Number.isFinite(view.own.z)).toBe(true);
    expect(view.ownLimits.outer.lower).toBeGreaterThanOrEqual(0);
  });

  test("begins its curves at the next force when the smallest is one of a kind", () => {
    const view = funnelView(figuresOf([30_000, 500, 60_000], [500_000, 6_000, 1_000_000]))!;
    expect(view.curves[0]!.size).toBeCloseTo(500_000, 6);
    expect(view.points[0]!.size).toBe(6_000);
  });

  test("begins its curves at the home force when that is the smallest, however small", () => {
    const view = funnelView(figuresOf([500, 30_000, 60_000], [6_000, 500_000, 1_000_000]))!;
    expect(view.curves[0]!.size).toBeCloseTo(6_000, 6);
  });

  test("is undefined for one force, and where nothing was counted", () => {
    expect(funnelView(figuresOf([10], [1000]))).toBeUndefined();
    expect(funnelView(figuresOf([0, 0], [1000, 2000]))).toBeUndefined();
  });

  test("takes 100% everywhere", () => {
    const view = funnelView(figuresOf([50, 80], [50, 80], "per cent"))!;
    expect(view.target).toBe(100);
    expect(view.own.z).toBe(0);
    expect(view.ownLimits.inner.upper).toBe(100);
  });
});
