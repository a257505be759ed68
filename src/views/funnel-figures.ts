import type { Month } from "../plan/month.js";
import type { Measure } from "../plan/plan.js";
import { isTotal, placesBeside } from "../plan/plan-data.js";
import { type Figure, figuresOf, populationOf } from "../rules/r4-position.js";
import type { PositionEvidence } from "../rules/rating.js";
import type { PositionContext } from "../rules/rating-memo.js";
import { RULES } from "../rules/rules.js";
import { isFound, isMissing, type Missing } from "../rules/windows/series-window.js";

/** One force of a funnel plot. */
export interface FunnelFigure {
  force: string;
  /** Offences; of a survey, people who said yes, among the effective base. */
  observed: number;
  /** Population or households; of a survey, the effective base. */
  size: number;
}

/** What a funnel plot reads: the same figures as the comparison with the group, of every force that has one. */
export interface FunnelFigures {
  unit: PositionEvidence["unit"];
  from: Month;
  to: Month;
  populationYear: number | null;
  populationBasis?: string;
  /** The home force first. */
  forces: FunnelFigure[];
  /** Forces without a figure. */
  missing: string[];
  proxy?: string;
  bases: string[];
}

/** Figures of all forces; what is missing when the home force has none; null for measures that compare no forces, and for the sum of all. */
export function funnelFigures(measure: Measure, context: PositionContext): FunnelFigures | Missing | null {
  const { forces } = context.data;
  if (!RULES.R4.appliesTo(measure) || isTotal(context.force, forces)) return null;
  const all = [context.force, ...placesBeside(context.force, forces)];
  const figureOf = figuresOf(measure, all, context);
  if (!figureOf) return null;
  const found = all.map((id) => ({ id, figure: figureOf(id) }));
  const own = found[0]!.figure;
  if (isMissing(own)) return own;
  const figures = found.map(({ figure }) => figure).filter(isFound);
  return {
    unit: own.unit,
    from: own.from,
    to: own.to,
    ...populationOf(own),
    forces: figures.map(funnelFigure),
    missing: found.filter(({ figure }) => isMissing(figure)).map(({ id }) => id),
    ...(measure.kind === "offences" && measure.proxy && { proxy: measure.proxy.name }),
    bases: [...new Set(figures.flatMap(({ bases }) => bases))]
  };
}

function funnelFigure({ force, value, numerator, denominator }: Figure): FunnelFigure {
  const size = denominator!;
  return { force, observed: numerator ?? (value / 100) * size, size };
}
