import type { PlanData } from "../../src/plan/plan-data.js";
import { type Settings, withSetting } from "../../src/plan/settings.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";

/** For every setting, values that move what reads it in the sample, and agree with {@link wideSeason} settings. */
export const OTHER_VALUES: Record<string, unknown[]> = {
  z: [2.5],
  reading: ["as-written", "calibrated"],
  "planLife.share": [20],
  scheme: ["continuous-improvement"],
  layout: ["old"],
  "baseline.start": ["2008-04"],
  "baseline.months": [24],
  "latest.months": [6],
  recording: ["restart"],
  "target.end": ["2018-03"],
  "target.months": [6, 24, 36],
  achievement: ["any"],
  unmaintained: ["green", "red"],
  "trends.windows": [[18]],
  "projection.probability": [0.05, 0.99],
  "projection.confidence": [80],
  "spc.recent": [3],
  "spc.previous": [24],
  "spc.lines": ["mean"],
  "season.window": [36],
  "season.minimum": [120],
  "season.method": ["none"],
  "season.calendar": ["months"],
  "msg.edition": ["other"],
  "msg.average": ["weighted"],
  "survey.confidence": [80],
  "survey.oldest": [0],
  "survey.least": [900],
  method: [
    {
      R1: { version: 1, note: "a test" },
      R2: { version: 1, note: "a test" },
      R4: { version: 2, note: "a test" },
      R5: { version: 1, note: "a test" }
    }
  ]
};

/** Settings that look so far back for a season that there can be too few months of it. */
export function wideSeason(settings: Settings): Settings {
  return withSetting(settings, "season.window", 120);
}

/** Data with a second edition of the comparison groups, "other", in which the home force has other peers. */
export function withOtherEdition({ data, force }: Pick<RatingContext, "data" | "force">): PlanData {
  const others = data.forces.map(({ id }) => id).filter((id) => id !== force);
  return {
    ...data,
    groups: { ...data.groups, other: { [force]: { peers: others.slice(0, 6), source: "a test" } } }
  };
}
