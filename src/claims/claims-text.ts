import { formatList, formatNumber } from "../words/format.js";
import { type Claim, VERDICTS, type Verdict } from "./claim.js";

/** What each verdict is called, of one claim. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  found: "found",
  contradicted: "contradicted",
  "not-supported": "not supported",
  "cannot-be-judged": "cannot be judged"
};

/** "4 found, 1 contradicted"; what there is none of is left out. */
export function countsOfClaims(claims: readonly Claim[]): string {
  if (claims.length === 0) return "No figure and no claim about the plan’s measures was recognised.";
  const counts = VERDICTS.flatMap((verdict) => {
    const of = claims.filter((claim) => claim.verdict === verdict).length;
    return of === 0 ? [] : [`${formatNumber(of)} ${VERDICT_WORDS[verdict]}`];
  });
  return `${formatList(counts)}.`;
}

/** A claim in one line: what the text says, what the plan says to it, and of which measure. */
export function claimText({ text, verdict, said, measure }: Claim): string {
  const of = measure ? ` (measures/${measure.id}.html)` : "";
  return `“${text.replace(/\s+/g, " ")}”: ${VERDICT_WORDS[verdict]}. ${said}${of}`;
}
