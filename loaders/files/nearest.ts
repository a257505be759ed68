/** Of texts that share fewer of their pairs of letters neither is a slip of the other. */
const LEAST_SHARED = 0.6;

/**
 * The one of these texts that another is most like, as a slip or a near relation of it: “bike-theft” is near to
 * “bicycle-theft”. By the share of pairs of letters that both have (Dice 1945), capitals apart; undefined when none is
 * near.
 */
export function nearest(text: string, texts: Iterable<string>): string | undefined {
  let best: { text: string; shared: number } | undefined;
  for (const other of texts) {
    const shared = sharedPairs(text.toLowerCase(), other.toLowerCase());
    if (shared >= LEAST_SHARED && shared > (best?.shared ?? 0)) best = { text: other, shared };
  }
  return best?.text;
}

/** Share of the pairs of letters of two texts that both have: 0 to 1. */
function sharedPairs(a: string, b: string): number {
  const left = pairsOf(b);
  const total = Math.max(0, a.length - 1) + left.length;
  let both = 0;
  for (const pair of pairsOf(a)) {
    const at = left.indexOf(pair);
    if (at === -1) continue;
    left.splice(at, 1);
    both++;
  }
  return total === 0 ? 0 : (2 * both) / total;
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
