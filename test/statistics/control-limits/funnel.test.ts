import { describe, expect, it } from "vitest";
import {
  overdispersedLimits,
  overdispersion,
  poissonFunnelLimits
} from "../../../src/statistics/control-limits/funnel.js";

const ratio = { target: 1, transform: "log" } as const;

describe("poissonFunnelLimits", () => {
  it("are 0.5597 and 1.6493 at 15 expected (FunnelPlotR)", () => {
    const { lower, upper } = poissonFunnelLimits(15, 0.95);
    expect(lower).toBeCloseTo(0.5597, 4);
    expect(upper).toBeCloseTo(1.6493, 4);
  });
  it("close in on 1 as the expected count grows", () => {
    expect(poissonFunnelLimits(1e6, 0.95).upper).toBeCloseTo(1.00196, 5);
  });
  it("throw when nothing is expected", () => {
    expect(() => poissonFunnelLimits(0, 0.95)).toThrow(
      new RangeError("expected is 0; expected a number above 0")
    );
  });
});

describe("overdispersion", () => {
  it("scores each force by its distance in standard errors: log(2) x sqrt(100) for 200 over 100", () => {
    const { zScores } = overdispersion({ ...ratio, observed: [200, 100], sizes: [100, 100] }, 0)!;
    expect(zScores[0]).toBeCloseTo(Math.LN2 * 10, 12);
    expect(zScores[1]).toBe(0);
  });
  it("has phi as their mean square, and tau squared from it", () => {
    const { phi, tauSquared } = overdispersion({ ...ratio, observed: [200, 100], sizes: [100, 100] }, 0)!;
    expect(phi).toBeCloseTo((Math.LN2 * 10) ** 2 / 2, 11);
    // (n phi - (n - 1)) / (sum w - sum w^2 / sum w), w = 100 each
    expect(tauSquared).toBeCloseTo((2 * phi - 1) / 100, 13);
  });
  it("sees none where the forces agree", () => {
    const none = overdispersion({ ...ratio, observed: [50, 80], sizes: [50, 80] })!;
    expect(none.phi).toBe(0);
    expect(none.tauSquared).toBe(0);
  });
  it("is damped by winsorising", () => {
    const data = { ...ratio, observed: [90, 95, 100, 105, 110, 400], sizes: new Array<number>(6).fill(100) };
    expect(overdispersion(data, 0.2)!.phi).toBeLessThan(overdispersion(data, 0)!.phi);
  });
  it("takes a count of 0 as a half, where a logarithm is asked for", () => {
    const { zScores } = overdispersion({ ...ratio, observed: [0, 10], sizes: [10, 10] }, 0)!;
    expect(zScores[0]).toBeCloseTo(Math.log(0.05) * Math.sqrt(10), 12);
  });
  it("is undefined for fewer than two forces", () => {
    expect(overdispersion({ ...ratio, observed: [5], sizes: [5] })).toBeUndefined();
  });
  it("throws for a size of 0, a negative count, or more yes than asked", () => {
    expect(() => overdispersion({ ...ratio, observed: [1, 1], sizes: [1, 0] })).toThrow(
      new RangeError("sizes[1] is 0; expected a number above 0")
    );
    expect(() => overdispersion({ ...ratio, observed: [1, -1], sizes: [1, 1] })).toThrow("observed[1] is -1");
    const asked = { target: 0.5, transform: "arcsine", observed: [3, 1], sizes: [2, 2] } as const;
    expect(() => overdispersion(asked)).toThrow(new RangeError("observed[0] is 3; expected 0 to 2"));
    expect(() => overdispersion({ ...asked, observed: [1, 1] }, 0.5)).toThrow("winsor is 0.5");
  });
});

describe("overdispersedLimits", () => {
  it("are exp(-/+ z sqrt(1/E + tau^2)) on the log scale", () => {
    const { lower, upper } = overdispersedLimits(100, { ...ratio, tauSquared: 0.03, z: 2 });
    expect(lower).toBeCloseTo(Math.exp(-0.4), 14);
    expect(upper).toBeCloseTo(Math.exp(0.4), 14);
  });
  it("square what they take the root of: (1 -/+ 2 sqrt(1/400 + 0.0075))^2", () => {
    const limits = { target: 1, transform: "square-root", tauSquared: 0.0075, z: 2 } as const;
    const { lower, upper } = overdispersedLimits(100, limits);
    expect(lower).toBeCloseTo(0.64, 14);
    expect(upper).toBeCloseTo(1.44, 14);
  });
  it("stop at 0 where the root would be negative, and at 0 and 1 for proportions", () => {
    const root = { target: 1, transform: "square-root", tauSquared: 1, z: 3 } as const;
    expect(overdispersedLimits(4, root).lower).toBe(0);
    const share = { target: 0.5, transform: "arcsine", tauSquared: 9, z: 3 } as const;
    expect(overdispersedLimits(4, share)).toEqual({ lower: 0, upper: 1 });
  });
  it("throw for a size of 0 or a target that the transform does not have", () => {
    expect(() => overdispersedLimits(0, { ...ratio, tauSquared: 0, z: 2 })).toThrow("size is 0");
    expect(() => overdispersedLimits(9, { ...ratio, target: 0, tauSquared: 0, z: 2 })).toThrow(
      new RangeError("target is 0; expected a number above 0")
    );
  });
});
