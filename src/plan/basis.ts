/** The words a basis is made of, strongest evidence first. */
export const BASIS_WORDS = ["recorded", "published", "modelled", "illustrative", "simulated"] as const;

/** The one word shown as a badge beside a figure. */
export type BasisWord = (typeof BASIS_WORDS)[number];

function weakestWord(basis: string): BasisWord | undefined {
  const words = new Set(basis.toLowerCase().match(/[a-z]+/g));
  return BASIS_WORDS.findLast((word) => words.has(word));
}

/** Does the phrase say where its figure comes from: does it hold at least one of {@link BASIS_WORDS}? */
export function isBasis(basis: string): boolean {
  return weakestWord(basis) !== undefined;
}

/**
 * The badge of a basis: the weakest of its words, so that "recorded quarter, modelled month split" is
 * "modelled". Throws a RangeError for a phrase without any of {@link BASIS_WORDS}.
 */
export function basisWord(basis: string): BasisWord {
  const word = weakestWord(basis);
  if (!word) throw new RangeError(`a basis needs one of the words ${BASIS_WORDS.join(", ")}: “${basis}”`);
  return word;
}

/**
 * The basis that a figure made from several rows has: the phrase whose badge is weakest, the first of equals.
 * Throws a RangeError for an empty list.
 */
export function weakestBasis(bases: readonly string[]): string {
  if (bases.length === 0) throw new RangeError("no basis to choose from");
  const strength = (basis: string): number => BASIS_WORDS.indexOf(basisWord(basis));
  return bases.reduce((weakest, basis) => (strength(basis) > strength(weakest) ? basis : weakest));
}
