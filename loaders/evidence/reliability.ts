import { random } from "../../src/statistics/distributions/random.js";
import type { Tenth } from "../../src/views/evidence-files.js";

/** A chance that was stated, whether it came true, and the block of origins that shared their luck. */
export interface Said {
  chance: number;
  met: boolean;
  block: string;
}

const TENTHS = 10;
const FEWEST = 200;
const RESAMPLES = 1000;

interface Sums {
  targets: number;
  stated: number;
  met: number;
}

/**
 * How often chances came true, by tenths of them that hold 200 or more. The intervals are the middle 95% of resamples of whole
 * blocks (Künsch 1989, Annals of Statistics 17, p. 1217): targets of one time share its turns, so they are drawn together.
 */
export function reliability(said: readonly Said[], seed: number): Tenth[] {
  const blocks = [...new Set(said.map(({ block }) => block))].sort();
  const sums = blocks.map(() =>
    Array.from({ length: TENTHS }, (): Sums => ({ targets: 0, stated: 0, met: 0 }))
  );
  const placeOf = new Map(blocks.map((block, i) => [block, i]));
  for (const { chance, met, block } of said) {
    const sum = sums[placeOf.get(block)!]![Math.min(TENTHS - 1, Math.floor(TENTHS * chance))]!;
    sum.targets += 1;
    sum.stated += chance;
    sum.met += Number(met);
  }
  const draw = random(seed);
  const resamples = Array.from({ length: RESAMPLES }, () =>
    blocks.map(() => Math.floor(blocks.length * draw.uniform()))
  );
  return Array.from({ length: TENTHS }, (_, tenth) => {
    const whole = added(sums.map((block) => block[tenth]!));
    const shares = resamples
      .map((drawn) => added(drawn.map((i) => sums[i]![tenth]!)))
      .filter(({ targets }) => targets > 0)
      .map(({ met, targets }) => met / targets)
      .sort((a, b) => a - b);
    const at = (share: number) => shares[Math.round(share * (shares.length - 1))] ?? 0;
    return {
      tenth,
      targets: whole.targets,
      stated: whole.stated / whole.targets,
      met: whole.met / whole.targets,
      low: at(0.025),
      high: at(0.975)
    };
  }).filter(({ targets }) => targets >= FEWEST);
}

const added = (sums: readonly Sums[]): Sums =>
  sums.reduce(
    (a, b) => ({ targets: a.targets + b.targets, stated: a.stated + b.stated, met: a.met + b.met }),
    {
      targets: 0,
      stated: 0,
      met: 0
    }
  );
