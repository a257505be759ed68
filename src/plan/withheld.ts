import { type Measure, measureSeries, type Plan, planMeasures } from "./plan.js";

/** A measure whose figures are not shown, and why. */
export type Withheld = Measure & { withheld: string };

/** Are the figures of a measure withheld? */
export function isWithheld(measure: Measure): measure is Withheld {
  return measure.withheld !== undefined;
}

/** The series and surveys that a measure's figures come from. */
export function figuresBehind(measure: Measure): string[] {
  return [...measureSeries(measure), ...("survey" in measure && measure.survey ? [measure.survey] : [])];
}

/** The series and surveys that nothing but withheld measures is counted by. */
export function withheldFigures(plan: Plan): Set<string> {
  const measures = planMeasures(plan).map(({ measure }) => measure);
  const shown = new Set(measures.filter((measure) => !isWithheld(measure)).flatMap(figuresBehind));
  return new Set(
    measures
      .filter(isWithheld)
      .flatMap(figuresBehind)
      .filter((id) => !shown.has(id))
  );
}

/** The plan without what it says itself of the figures of its withheld measures: printed ones, targets, pairs of figures, and what stands for it in comparisons. */
export function withoutWithheld(plan: Plan): Plan {
  if (!planMeasures(plan).some(({ measure }) => isWithheld(measure))) return plan;
  const priorities = plan.priorities.map((priority) => ({
    ...priority,
    measures: priority.measures.map((measure) => (isWithheld(measure) ? bare(measure) : measure))
  }));
  return { ...plan, priorities };
}

function bare(measure: Measure): Measure {
  const { printed: _, ...rest } = measure;
  if (rest.kind === "figure") return { ...rest, baseline: null, latest: null };
  if (rest.kind !== "offences") return rest as Measure;
  const { target: __, proxy: ___, ...offences } = rest;
  return offences as Measure;
}
