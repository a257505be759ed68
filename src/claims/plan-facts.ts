import { addMonths, type Month } from "../plan/month.js";
import type { Measure, Plan, Polarity, Priority } from "../plan/plan.js";
import { type PlanData, placeNames, type Series } from "../plan/plan-data.js";
import type { Reading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { isWithheld } from "../plan/withheld.js";
import type { MeasureRating, PlanRating } from "../rules/rating.js";
import { type Figure, figuresOf } from "./figures-of.js";

/** The measure itself, or what is asked of those whom it concerns. */
export type Aspect = "number" | "satisfaction" | "outcome" | "awareness";

/** A measure with all that can be said of it. */
export interface MeasureFacts {
  id: string;
  /** "Domestic burglary: number of offences". */
  title: string;
  name: string;
  /** Title of its priority. */
  priority: string;
  kind: Measure["kind"];
  better: Polarity;
  aspect: Aspect;
  rating: MeasureRating;
  /** Monthly counts of the own place; null where there are none. */
  series: Series | null;
  figures: Figure[];
  /** Why no figure of it may be shown. */
  withheld?: string;
}

/** A stretch of months, both ends in it. */
export interface Window {
  from: Month;
  to: Month;
}

/** What a text can be held against: a plan for one place and period end, rated. */
export interface PlanFacts {
  place: string;
  reading: Reading;
  scheme: Settings["scheme"];
  layout: Settings["layout"];
  baseline: Window;
  latest: Window;
  recent: Window;
  previous: Window;
  target: Window;
  measures: MeasureFacts[];
  /** Names of the other places by id. */
  others: Record<string, string>;
}

/**
 * What a plan's data and ratings give; pages and the command take their facts from here. `names` are those of all places, where the
 * data hold only some.
 */
export function planFacts(
  plan: Plan,
  data: PlanData,
  rating: PlanRating,
  names: Readonly<Record<string, string>> = placeNames(data)
): PlanFacts {
  const { force, settings, period } = rating;
  const { [force]: place = force, ...others } = names;
  const measures = plan.priorities.flatMap((priority) =>
    priority.measures.map((measure) => ({ measure, priority }))
  );
  return {
    place,
    reading: settings.reading,
    scheme: settings.scheme,
    layout: settings.layout,
    ...windowsOf(settings, period),
    measures: measures.map(({ measure, priority }, i) =>
      factsOf(measure, priority, rating.measures[i]!, data, force)
    ),
    others
  };
}

/** The windows that the settings compare. */
function windowsOf(
  { baseline, latest, spc, target }: Settings,
  period: Month
): Pick<PlanFacts, "baseline" | "latest" | "recent" | "previous" | "target"> {
  const ending = (to: Month, months: number): Window => ({ from: addMonths(to, 1 - months), to });
  return {
    baseline: { from: baseline.start, to: addMonths(baseline.start, baseline.months - 1) },
    latest: ending(period, latest.months),
    recent: ending(period, spc.recent),
    previous: ending(addMonths(period, -spc.recent), spc.previous),
    target: ending(target.end, target.months)
  };
}

function factsOf(
  measure: Measure,
  priority: Priority,
  rating: MeasureRating,
  data: PlanData,
  force: string
): MeasureFacts {
  const { id, kind, name, better = "lower" } = measure;
  const isShown = !isWithheld(measure);
  return {
    id,
    title: `${priority.title}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    name,
    priority: priority.title,
    kind,
    better,
    aspect: aspectOf(measure),
    rating,
    series: (isShown && kind === "offences" && data.series[measure.series]?.[force]) || null,
    figures: isShown ? figuresOf(measure, rating) : [],
    ...(isWithheld(measure) && { withheld: measure.withheld })
  };
}

function aspectOf({ kind, name }: Measure): Aspect {
  if (kind === "outcome" && /aware/i.test(name)) return "awareness";
  if (kind === "outcome") return "outcome";
  return /satisf/i.test(name) ? "satisfaction" : "number";
}
