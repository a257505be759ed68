import type { Plan } from "../../src/plan/plan.js";
import type { Hindsight, Projected, Said, SaidProjection } from "../../src/views/hindsight.js";
import { offences, planOf } from "../rules/examples.js";

/** total lower upper, by window; whether it reaches a threshold that is met below. */
const line = (
  window: SaidProjection["window"],
  [total, lower, upper]: [number, number, number],
  threshold: number
): SaidProjection => ({ window, total, lower, upper, achieves: total <= threshold });

const said = (
  place: string,
  threshold: number,
  {
    lines,
    forecast,
    probability,
    colours
  }: {
    lines: [SaidProjection["window"], [number, number, number]][];
    forecast: [number, number, number];
    probability: number;
    colours: [Projected["rating"], Projected["rating"]];
  }
): Said => ({
  measure: "burglary",
  place,
  achievement: "-20%",
  readings: {
    "as-written": {
      rating: colours[0],
      threshold,
      projections: lines.map(([window, values]) => line(window, values, threshold))
    },
    calibrated: {
      rating: colours[1],
      threshold,
      projections: [line("forecast", forecast, threshold)],
      probability
    }
  }
});

/** A total of two boroughs: 165 for at most 160; Ash 78 for at most 80; Bay 87 for at most 80. */
export const SAMPLE: Hindsight = {
  period: "2014-09",
  target: { from: "2015-04", to: "2016-03" },
  confidence: 95,
  scalingTo: "2014-09",
  dataTo: "2017-03",
  total: "home",
  said: [
    said("home", 160, {
      lines: [
        [12, [150, 140, 160]],
        ["baseline", [170, 160, 180]]
      ],
      forecast: [155, 130, 180],
      probability: 0.7,
      colours: ["green", "green"]
    }),
    said("ash", 80, {
      lines: [
        [12, [70, 60, 75]],
        ["baseline", [90, 85, 95]]
      ],
      forecast: [75, 60, 95],
      probability: 0.95,
      colours: ["green", "amber"]
    }),
    said("bay", 80, {
      lines: [
        [12, [85, 82, 88]],
        ["baseline", [90, 85, 95]]
      ],
      forecast: [92, 88, 99],
      probability: 0.05,
      colours: ["red", "red"]
    })
  ],
  happened: [165, 78, 87]
};

export const SAMPLE_PLAN: Plan = {
  ...planOf({ ...offences, target: "-20%" as const }),
  places: { one: "borough", many: "boroughs" }
};

export const SAMPLE_NAMES = { home: "Home", ash: "Ash", bay: "Bay" };
