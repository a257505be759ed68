import { wilsonInterval } from "../statistics/intervals/wilson.js";
import type { Outcome } from "./hindsight.js";

/** Targets that were given like chances: how many there were, and what became of them. Chances and shares are 0 to 1. */
export interface ReliabilityBlock {
  targets: number;
  met: number;
  /** Different places among them. */
  places: number;
  share: number;
  /** 95% Wilson interval of the share, each place counted once: its targets rise and fall together. */
  lower: number;
  upper: number;
}

/** Those whose chance lay from one tenth to the next. */
export interface ChanceBin extends ReliabilityBlock {
  from: number;
  to: number;
  meanChance: number;
}

/** Those of which so many straight lines reached the target. */
export interface LinesBin extends ReliabilityBlock {
  reaching: number;
  of: number;
}

const BINS = 10;
const CONFIDENCE = 0.95;

/** How often a stated chance came true, by tenths; a chance of 100% belongs to the last. Tenths without a target are left out. */
export function chanceBins(outcomes: readonly Outcome[]): ChanceBin[] {
  const stated = outcomes.filter(({ probability }) => probability !== undefined);
  return Array.from({ length: BINS }, (_, bin) => {
    const own = stated.filter(
      ({ probability }) => Math.min(BINS - 1, Math.floor(probability! * BINS)) === bin
    );
    return { from: bin / BINS, to: (bin + 1) / BINS, meanChance: chancesOf(own) / own.length, own };
  })
    .filter(({ own }) => own.length > 0)
    .map(({ own, ...bin }) => ({ ...bin, ...blockOf(own) }));
}

/** The same of the reading without chances: by how many of its lines reached the target. */
export function linesBins(outcomes: readonly Outcome[]): LinesBin[] {
  const named = outcomes.map((outcome) => ({
    outcome,
    reaching: outcome.projections.filter(({ achieves }) => achieves).length,
    of: outcome.projections.length
  }));
  const kinds = new Map(named.map(({ reaching, of }) => [`${reaching} ${of}`, { reaching, of }]));
  return [...kinds.values()]
    .sort((a, b) => a.of - b.of || a.reaching - b.reaching)
    .map(({ reaching, of }) => ({
      reaching,
      of,
      ...blockOf(named.filter((n) => n.reaching === reaching && n.of === of).map(({ outcome }) => outcome))
    }));
}

/** The stated chances, added up: how many targets would be met if each came true as often as it says. */
export function chancesOf(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, { probability = 0 }) => sum + probability, 0);
}

function blockOf(outcomes: readonly Outcome[]): ReliabilityBlock {
  const met = outcomes.filter((outcome) => outcome.met).length;
  const places = new Set(outcomes.map(({ place }) => place)).size;
  const share = met / outcomes.length;
  return {
    targets: outcomes.length,
    met,
    places,
    share,
    ...wilsonInterval({ proportion: share, n: places, confidence: CONFIDENCE })
  };
}
