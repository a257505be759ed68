import {
  type FunnelData,
  type Overdispersion,
  overdispersedLimits,
  overdispersion,
  poissonFunnelLimits
} from "../statistics/control-limits/funnel.js";
import { criticalZ } from "../statistics/distributions/critical-value.js";
import type { Interval } from "../statistics/interval.js";
import { sum } from "../statistics/sum.js";
import type { FunnelFigure, FunnelFigures } from "./funnel-figures.js";

/** The two pairs of limits of a funnel plot (Spiegelhalter 2005, Statistics in Medicine 24, p. 1185). */
export const FUNNEL_CONFIDENCES = { inner: 0.95, outer: 0.998 } as const;

/** Share of z-scores pulled in at either end before the spread is judged (Spiegelhalter 2005, section 4.2). */
const WINSOR = 0.1;

/** Points along each curve. */
const STEPS = 40;

/** A force so many times smaller than the next is one of a kind (the City of London). */
const ONE_OF_A_KIND = 10;

/** Is the smallest of several sizes, in ascending order, one of a kind: no size to compare others with? */
export function isOneOfAKind([smallest, next, third]: readonly number[]): boolean {
  return third !== undefined && smallest! * ONE_OF_A_KIND < next!;
}

/** One force, in the unit of the figures. */
export interface FunnelPoint extends FunnelFigure {
  /** Offences per 1,000, or per cent. */
  value: number;
  /** Distance from the target in standard errors that allow for over-dispersion. */
  z: number;
}

/** Limits for a force of one size, in the unit of the figures. */
export interface FunnelLimits {
  size: number;
  inner: Interval;
  outer: Interval;
  /** As they would be if forces differed by counting (or sampling) alone. */
  plainInner: Interval;
  plainOuter: Interval;
}

/** A funnel plot in numbers. */
export interface FunnelView {
  /** By size, the smallest first. */
  points: FunnelPoint[];
  /** The figure of all forces together. */
  target: number;
  /** Mean squared winsorised z-score before over-dispersion is allowed for: 1 when counting explains everything. */
  phi: number;
  /** Variance between forces on the transformed scale. */
  tauSquared: number;
  /** From the smallest force to the largest, but for one of a kind. */
  curves: FunnelLimits[];
  own: FunnelPoint;
  /** Limits at the home force's size. */
  ownLimits: FunnelLimits;
}

/** Figures per unit of size: 1,000 people, or 100 answers. */
const scaleOf = ({ unit }: FunnelFigures): number => (unit === "per cent" ? 100 : 1000);

/** What the forces' figures come to, before limits are drawn. */
interface Model {
  scale: number;
  /** Overall offences per head, or the share that said yes. */
  rate: number;
  transform: FunnelData["transform"];
  /** Over-dispersion, and the target and sizes on the scale that it was judged on. */
  spread: Overdispersion;
  target: number;
  sizeOf: (size: number) => number;
}

/**
 * Funnel plot of every force's figure against its size, with over-dispersion: square root of observed / expected for
 * counts (limits squared back), arcsine for percentages, z-scores winsorised at 10% (Spiegelhalter 2005).
 * Undefined when there are fewer than two forces, or nothing was counted anywhere.
 */
export function funnelView(figures: FunnelFigures): FunnelView | undefined {
  const model = modelOf(figures);
  if (!model) return undefined;
  const points = figures.forces.map((figure, i) => pointOf(figure, model.spread.zScores[i]!, model));
  const own = points[0]!;
  const { phi, tauSquared } = model.spread;
  return {
    points: points.toSorted((a, b) => a.size - b.size || a.force.localeCompare(b.force)),
    target: model.scale * model.rate,
    phi,
    tauSquared,
    curves: sizesAlong(figures.forces).map((size) => limitsAt(size, model)),
    own,
    ownLimits: limitsAt(own.size, model)
  };
}

function modelOf(figures: FunnelFigures): Model | undefined {
  const observed = figures.forces.map((force) => force.observed);
  const sizes = figures.forces.map(({ size }) => size);
  const rate = sum(observed) / sum(sizes);
  if (!(rate > 0)) return undefined;
  const ofPercent = figures.unit === "per cent";
  const transform = ofPercent ? "arcsine" : "square-root";
  const target = ofPercent ? rate : 1;
  const sizeOf = (size: number) => (ofPercent ? size : size * rate);
  const spread = overdispersion({ observed, sizes: sizes.map(sizeOf), target, transform }, WINSOR);
  return spread && { scale: scaleOf(figures), rate, transform, spread, target, sizeOf };
}

/** Both transforms have a standard error of 1/2 over the root of the size. */
function pointOf(
  figure: FunnelFigure,
  zScore: number,
  { scale, spread: { tauSquared }, sizeOf }: Model
): FunnelPoint {
  const z = zScore / Math.sqrt(1 + 4 * sizeOf(figure.size) * tauSquared);
  return { ...figure, value: (scale * figure.observed) / figure.size, z };
}

function limitsAt(size: number, model: Model): FunnelLimits {
  const { scale, rate, transform, target, sizeOf, spread } = model;
  const at = sizeOf(size);
  const unit = transform === "arcsine" ? scale : scale * rate;
  const widened = ({ lower, upper }: Interval): Interval => ({ lower: unit * lower, upper: unit * upper });
  const limits = (confidence: number, tauSquared: number) =>
    widened(overdispersedLimits(at, { tauSquared, z: criticalZ(confidence), target, transform }));
  const plain = (confidence: number) =>
    transform === "arcsine" ? limits(confidence, 0) : widened(poissonFunnelLimits(at, confidence));
  const { inner, outer } = FUNNEL_CONFIDENCES;
  return {
    size,
    inner: limits(inner, spread.tauSquared),
    outer: limits(outer, spread.tauSquared),
    plainInner: plain(inner),
    plainOuter: plain(outer)
  };
}

/** Sizes from the smallest force to the largest, a constant ratio apart. */
function sizesAlong(forces: readonly FunnelFigure[]): number[] {
  const home = forces[0]!.size;
  const sizes = forces.map(({ size }) => size).sort((a, b) => a - b);
  const alone = sizes[0]! < home && isOneOfAKind(sizes);
  const [low, high] = [sizes[alone ? 1 : 0]!, sizes.at(-1)!];
  if (low === high) return [low];
  return Array.from({ length: STEPS + 1 }, (_, i) => low * (high / low) ** (i / STEPS));
}
