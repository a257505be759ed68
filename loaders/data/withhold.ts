import { type Plan, planMeasures } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import type { Provenance } from "../../src/plan/provenance.js";
import { figuresBehind, isWithheld, withheldFigures, withoutWithheld } from "../../src/plan/withheld.js";
import type { Release } from "../../src/releases/release.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { PlanFile } from "./read-plan.js";

/** What is read of a data folder that holds figures of measures. */
interface WithFigures {
  plan: Plan;
  data: PlanData;
  quarterly: PlanData["series"];
  provenance: Provenance;
}

/** What was read without any figure of the plan's withheld measures, so that nothing made from it can hold one. */
export function withhold<Read extends WithFigures>(checked: Read): Read {
  const { data, quarterly, provenance } = checked;
  const withheld = withheldFigures(checked.plan);
  const sources = provenance.sources.map((source) => ({
    ...source,
    series: without(source.series, withheld)
  }));
  return {
    ...checked,
    plan: withoutWithheld(checked.plan),
    data: { ...data, series: without(data.series, withheld), surveys: without(data.surveys, withheld) },
    quarterly: without(quarterly, withheld),
    provenance: { ...provenance, sources }
  };
}

/** An earlier release without any figure of the measures that the present one withholds. */
export function withholdEarlier(release: Release, now: Release): Release {
  const withheld = withheldFigures(now.plan);
  const present = new Map(
    planMeasures(now.plan).flatMap(({ measure }) =>
      isWithheld(measure) ? [[measure.id, measure] as const] : []
    )
  );
  if (present.size === 0) return release;
  const { figures, counts } = release;
  const priorities = release.plan.priorities.map((priority) => ({
    ...priority,
    measures: priority.measures.map((measure) => present.get(measure.id) ?? measure)
  }));
  return {
    ...release,
    plan: { ...release.plan, priorities },
    figures: {
      ...figures,
      series: without(figures.series, withheld),
      surveys: without(figures.surveys, withheld)
    },
    ...(counts && { counts: without(counts, withheld) }),
    ratings: release.ratings.map((rating) =>
      present.has(rating.id) ? now.ratings.find(({ id }) => id === rating.id)! : rating
    )
  };
}

function without<T>(byId: Record<string, T>, withheld: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(byId).filter(([id]) => !withheld.has(id)));
}

/** A withheld measure whose own figures another measure shows. */
export function withheldProblems({ plan, measures, place }: PlanFile): Problem[] {
  const others = plan ? planMeasures(plan).filter(({ measure }) => !isWithheld(measure)) : [];
  return measures.flatMap(({ value, path }) => {
    if (!isWithheld(value)) return [];
    // The series of a proxy is that of a wider kind of offence.
    const own = figuresBehind(value).filter((id) => !("proxy" in value) || id !== value.proxy?.series);
    return others.flatMap(({ measure }) => {
      const shared = figuresBehind(measure).find((id) => own.includes(id));
      if (!shared) return [];
      return [
        {
          ...place([...path, "withheld"]),
          problem: `the measure ${quoted(value.id)} is withheld, and ${quoted(measure.id)} shows the same figures, ${quoted(shared)}`,
          expected: "figures that no other measure shows",
          hint: `Withhold ${measure.id} as well, or give it other figures.`
        }
      ];
    });
  });
}
