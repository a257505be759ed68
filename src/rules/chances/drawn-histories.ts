import { random } from "../../statistics/distributions/random.js";
import { POINTS, spreadNormals } from "../../statistics/distributions/spread-normals.js";
import type { UnchangedHistory } from "./unchanged-history.js";

/** Many histories in which nothing changes: a list of counts, one of each history, for every period. */
export type DrawnHistories = Float64Array[];

/** Where the drawing of every series starts, so that the same series has the same chances everywhere. */
const SEED = 20_140_930;

/**
 * Draws as many periods as there are usual counts. The logarithm of the level is a first-order autoregression; counts are
 * Poisson, by the first two terms of Cornish & Fisher's expansion (1937), rounded. What the rules weigh, the sums with these
 * weights, is laid out evenly instead of by chance, so that {@link POINTS} histories tell as much as many times that number.
 */
export function drawnHistories(
  usual: readonly number[],
  { variation, autocorrelation }: Pick<UnchangedHistory, "variation" | "autocorrelation">,
  weighed: readonly Float64Array[]
): DrawnHistories {
  const { levels, counting } = normals(usual.length);
  const step = Math.sqrt(1 - autocorrelation ** 2);
  for (let t = 1; t < levels.length; t++) {
    const [before, own] = [levels[t - 1]!, levels[t]!];
    for (let i = 0; i < POINTS; i++) own[i] = autocorrelation * before[i]! + step * own[i]!;
  }
  const directions = weighed.map((weights) => ({
    levels: Float64Array.from(weights, (w, t) => w * usual[t]! * variation),
    counting: Float64Array.from(weights, (w, t) => w * Math.sqrt(usual[t]!))
  }));
  layOut(levels, counting, directions, autocorrelation);
  return usual.map((mean, t) => {
    const counts = levels[t]!;
    const chance = counting[t]!;
    for (let i = 0; i < POINTS; i++) {
      const level = mean * Math.exp(variation * counts[i]! - variation ** 2 / 2);
      const e = chance[i]!;
      counts[i] = Math.max(0, Math.round(level + Math.sqrt(level) * e + (e * e - 1) / 6));
    }
    return counts;
  });
}

const KEPT: Float64Array[] = [];

/** Fresh copies of standard normal numbers, the same for every series: two lists a period. */
function normals(periods: number): { levels: Float64Array[]; counting: Float64Array[] } {
  for (let t = KEPT.length; t < 2 * periods; t++) {
    const draw = random(SEED + t);
    KEPT.push(Float64Array.from({ length: POINTS }, () => draw.normal()));
  }
  const copies = KEPT.slice(0, 2 * periods).map((list) => list.slice());
  return { levels: copies.filter((_, t) => t % 2 === 0), counting: copies.filter((_, t) => t % 2 === 1) };
}

interface Direction {
  levels: Float64Array;
  counting: Float64Array;
}

/** A direction of which less than this share is its own is one that those before it determine. */
const DETERMINED = 1e-9;

/** Moves the drawn numbers, each along the directions made independent of each other, to where these are evenly spread. */
function layOut(
  levels: readonly Float64Array[],
  counting: readonly Float64Array[],
  directions: readonly Direction[],
  autocorrelation: number
): void {
  const independent: { direction: Direction; moves: Direction }[] = [];
  for (const { levels: ofLevels, counting: ofCounting } of directions) {
    const direction = { levels: ofLevels.slice(), counting: ofCounting.slice() };
    const whole = product(direction, movesOf(direction, autocorrelation));
    for (const other of independent) add(direction, other.direction, -product(direction, other.moves));
    const moves = movesOf(direction, autocorrelation);
    const own = product(direction, moves);
    if (own <= DETERMINED * whole) continue;
    independent.push({
      direction: scaled(direction, 1 / Math.sqrt(own)),
      moves: scaled(moves, 1 / Math.sqrt(own))
    });
  }
  independent.forEach(({ direction, moves }, k) => {
    const even = spreadNormals(k);
    const move = Float64Array.from(even);
    const lists = [...levels, ...counting];
    const weights = [...direction.levels, ...direction.counting];
    const by = [...moves.levels, ...moves.counting];
    lists.forEach((list, t) => {
      const weight = weights[t]!;
      if (weight !== 0) for (let i = 0; i < POINTS; i++) move[i]! -= weight * list[i]!;
    });
    lists.forEach((list, t) => {
      const size = by[t]!;
      if (size !== 0) for (let i = 0; i < POINTS; i++) list[i]! += size * move[i]!;
    });
  });
}

/** How all numbers move with a direction: levels also with their neighbours, by powers of the autocorrelation. */
function movesOf({ levels, counting }: Direction, autocorrelation: number): Direction {
  const forward = levels.slice();
  for (let t = 1; t < forward.length; t++) forward[t]! += autocorrelation * forward[t - 1]!;
  const moved = forward.slice();
  let behind = 0;
  for (let t = levels.length - 2; t >= 0; t--) {
    behind = autocorrelation * (behind + levels[t + 1]!);
    moved[t]! += behind;
  }
  return { levels: moved, counting };
}

function product(a: Direction, b: Direction): number {
  const sum = (x: Float64Array, y: Float64Array) => x.reduce((total, value, t) => total + value * y[t]!, 0);
  return sum(a.levels, b.levels) + sum(a.counting, b.counting);
}

function add(to: Direction, other: Direction, times: number): void {
  other.levels.forEach((value, t) => {
    to.levels[t]! += times * value;
  });
  other.counting.forEach((value, t) => {
    to.counting[t]! += times * value;
  });
}

const scaled = ({ levels, counting }: Direction, by: number): Direction => ({
  levels: levels.map((value) => value * by),
  counting: counting.map((value) => value * by)
});
