/**
 * Run rules of control charts. Each takes the points as distances from the centre (in any one unit: standard
 * deviations, or the data's own) and gives the positions, from 0, at which its pattern is complete.
 * Western Electric (1956), Statistical Quality Control Handbook, p. 25; Nelson (1984), J. Quality Technology 16, p. 237.
 */
export type Positions = number[];

/** Points farther from the centre than the line. */
export function beyondLine(distances: readonly number[], line: number): Positions {
  return positionsWhere(distances, (distance) => Math.abs(distance) > line);
}

/** Points at which the last `length` all lie on one side; a point exactly on the centre ends a run. */
export function oneSide(distances: readonly number[], length = 8): Positions {
  return endsOfRuns(distances.map(Math.sign), length);
}

/** Points at which the last `length` all rise, or all fall; two equal neighbours end a run. */
export function trending(distances: readonly number[], length = 6): Positions {
  const directions = distances.map((distance, i) => (i === 0 ? 0 : Math.sign(distance - distances[i - 1]!)));
  return endsOfRuns(directions, length - 1);
}

/** How many of how many neighbouring points must lie beyond which share of the way to the line. */
export interface OuterShare {
  many: number;
  of: number;
  share: number;
}

/** The rule that two of three points lie in the outer third, on one side. */
export const TWO_OF_THREE: OuterShare = { many: 2, of: 3, share: 2 / 3 };

/** Points that lie beyond the share of the way to the line, as do enough of those just before, on the same side. */
export function mostlyOuter(distances: readonly number[], line: number, rule: OuterShare): Positions {
  const sides = distances.map((distance) =>
    Math.abs(distance) > rule.share * line ? Math.sign(distance) : 0
  );
  return positionsWhere(sides, (side, i) => {
    const recent = sides.slice(Math.max(0, i - rule.of + 1), i + 1);
    return side !== 0 && recent.filter((other) => other === side).length >= rule.many;
  });
}

function positionsWhere(values: readonly number[], holds: (value: number, i: number) => boolean): Positions {
  return values.flatMap((value, i) => (holds(value, i) ? [i] : []));
}

/** Positions at which the same sign, not 0, has come at least `length` times running. */
function endsOfRuns(signs: readonly number[], length: number): Positions {
  let run = 0;
  return positionsWhere(signs, (sign, i) => {
    run = sign !== 0 && sign === signs[i - 1] ? run + 1 : Math.abs(sign);
    return sign !== 0 && run >= length;
  });
}
