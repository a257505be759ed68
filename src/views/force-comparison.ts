import type { Measure, Polarity } from "../plan/plan.js";
import { isTotal, placesBeside } from "../plan/plan-data.js";
import type { SingleReading } from "../plan/readings.js";
import { forceRank } from "../rules/force-rank.js";
import type { GroupLines } from "../rules/position/compared.js";
import { groupLines } from "../rules/position-lines.js";
import {
  FEWEST_PEERS,
  type Figure,
  figuresOf,
  forceValue,
  groupPosition,
  populationOf
} from "../rules/r4-position.js";
import type { NotRated, PositionEvidence, RatingResult } from "../rules/rating.js";
import type { PositionContext } from "../rules/rating-memo.js";
import { RULES } from "../rules/rules.js";
import { isMissing, type Missing } from "../rules/windows/series-window.js";
import { isOneOfAKind } from "./funnel-view.js";

/** With whom the home force is compared: with its group, as R4 does, or with every force that has a figure. */
export type Scope = "group" | "all";

/** The figures of one measure for the home force and those it is compared with. */
export interface ForceComparison
  extends Pick<
    PositionEvidence,
    | "unit"
    | "from"
    | "to"
    | "populationYear"
    | "populationBasis"
    | "own"
    | "values"
    | "rank"
    | "bases"
    | "proxy"
    | "average"
  > {
  scope: Scope;
  better: Polarity;
  lines: Record<SingleReading, GroupLines>;
  /** R4 as written and calibrated; empty for all forces, which the plan does not rate against. */
  ratings: RatingResult[];
  /** Forces of the scope without a figure for the same months. */
  missing: string[];
  /** Forces that mean and lines leave out, because none is near them in size: the City of London. */
  aside: string[];
  /** Who made the group; null for all forces. */
  groupSource: string | null;
}

/** A comparison, why there is none, or null for a measure that the plan compares with no other force. */
export type Compared = ForceComparison | Missing | null;

/** Compares the home force on one measure, with the same figures and lines as R4. */
export function forceComparison(measure: Measure, scope: Scope, context: PositionContext): Compared {
  if (!RULES.R4.appliesTo(measure)) return null;
  const better = measure.better ?? "lower";
  return scope === "group" ? withGroup(measure, better, context) : withAll(measure, better, context);
}

type JudgedPosition = Extract<RatingResult, { rule: "R4"; evidence: PositionEvidence }>;

function withGroup(measure: Measure, better: Polarity, context: PositionContext): ForceComparison | Missing {
  const ratings = groupPosition(measure, better, context);
  const [first] = ratings;
  if (first!.rating === "not-rated") {
    const { reason, evidence } = first as NotRated;
    return { reason, evidence };
  }
  const [{ evidence }, calibrated] = ratings as [JudgedPosition, JudgedPosition];
  return {
    ...evidence,
    scope: "group",
    better,
    lines: { "as-written": evidence, calibrated: calibrated.evidence },
    ratings,
    missing: [],
    aside: []
  };
}

function withAll(
  measure: Measure,
  better: Polarity,
  context: PositionContext
): ForceComparison | Missing | null {
  const { forces } = context.data;
  if (isTotal(context.force, forces)) return { reason: "is-total", evidence: {} };
  const others = placesBeside(context.force, forces);
  const figureOf = figuresOf(measure, [context.force, ...others], context);
  if (!figureOf) return null;
  const own = figureOf(context.force);
  if (isMissing(own)) return own;
  const isComparable = (figure: Figure | Missing): figure is Figure =>
    !isMissing(figure) && figure.from === own.from && figure.to === own.to;
  const peers = others.map(figureOf).filter(isComparable);
  if (peers.length < FEWEST_PEERS) {
    return { reason: "too-few-peers", evidence: { needed: FEWEST_PEERS, available: peers.length } };
  }
  const figures = [own, ...peers];
  const aside = oneOfAKind(figures);
  const counted = figures.filter(({ force }) => !aside.includes(force));
  const found = new Set(figures.map(({ force }) => force));
  const direction = better === "lower" ? 1 : -1;
  return {
    scope: "all",
    better,
    unit: own.unit,
    from: own.from,
    to: own.to,
    ...populationOf(own),
    own: forceValue(own),
    values: figures.toSorted((a, b) => direction * (a.value - b.value)).map(forceValue),
    rank: forceRank(figures, 0, better),
    bases: [...new Set(figures.flatMap(({ bases }) => bases))],
    ...(measure.kind === "offences" && measure.proxy && { proxy: measure.proxy.name }),
    average: context.settings.msg.average,
    lines: {
      "as-written": groupLines["as-written"](counted, context.settings),
      calibrated: groupLines.calibrated(
        [own, ...counted.filter(({ force }) => force !== own.force)],
        context.settings
      )
    },
    ratings: [],
    missing: others.filter((id) => !found.has(id)),
    aside,
    groupSource: null
  };
}

/** The force that is no size to compare others with, if there is one: where hardly anybody lives, a rate by residents says little. */
function oneOfAKind(figures: readonly Figure[]): string[] {
  const bySize = figures.toSorted((a, b) => (a.denominator ?? 0) - (b.denominator ?? 0));
  return isOneOfAKind(bySize.map(({ denominator }) => denominator ?? 0)) ? [bySize[0]!.force] : [];
}

/** Rank of every force of a comparison with its interval, by force. */
export function forceRanks({
  values,
  better
}: Pick<ForceComparison, "values" | "better">): Record<string, PositionEvidence["rank"]> {
  return Object.fromEntries(values.map(({ force }, i) => [force, forceRank(values, i, better)]));
}
