import type { XmrChances } from "../views/xmr-chances.js";
import { LATEST_MONTHS, SHEWHART } from "../views/xmr-rules.js";
import { looks } from "./chance-text.js";
import { decimalsOf, formatNumber } from "./format.js";

/** What the sentences speak of. */
interface ChanceOf {
  monthsPerPeriod: 1 | 3;
  /** Standard deviations from the mean to the inner lines. */
  z: number;
  /** Is the season taken out of the counts? */
  season: boolean;
}

/** How often a chart would show each kind of sign if nothing had changed, a sentence a kind; null: it is not known. */
export function xmrChanceText(chances: XmrChances | null, { monthsPerPeriod, z, season }: ChanceOf): string {
  const one = monthsPerPeriod === 1 ? "month" : "quarter";
  const latest = `latest ${LATEST_MONTHS / monthsPerPeriod} ${one}s`;
  if (!chances)
    return `How often this chart would signal in its ${latest} if nothing had changed is not known: they have no lines, or the series is too short to be fitted.`;
  const anew = season ? ", its season found anew" : "";
  return [
    `If nothing had changed, this chart would show a ${one} beyond ${SHEWHART} standard deviations in its ${latest} in ${looks(chances.beyond)}.`,
    `It would show one beyond ${formatNumber(z, decimalsOf(z))} in ${looks(chances.beyondZ)}.`,
    `One of the four rules would name a ${one} in ${looks(chances.rules)}, and there would be any sign at all, weaker ones included, in ${looks(chances.any)}.`,
    `Counted in histories drawn from this series’ own level, season and scatter, each put on a chart as this one is${anew}.`
  ].join(" ");
}
