import { type Claim, VERDICTS, type Verdict } from "../../claims/claim.js";
import { countsOfClaims, VERDICT_WORDS } from "../../claims/claims-text.js";
import { element } from "../../kit/element.js";
import { siteLink } from "../../kit/site-link.js";

/** A sign for each verdict, so that colour is not the only one. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  found: "✓",
  contradicted: "✗",
  "not-supported": "○",
  "cannot-be-judged": "?"
};

/** A text with its claims marked, and what the plan says to each: those that are contradicted first. */
export function claimsFound(
  text: string,
  claims: readonly Claim[]
): { counts: string; elements: HTMLElement[] } {
  const counts = countsOfClaims(claims);
  if (claims.length === 0) return { counts, elements: [] };
  return { counts, elements: [markedText(text, claims), table(claims)] };
}

const badge = (verdict: Verdict): HTMLElement =>
  element(
    "span",
    { class: `claims-badge claims-${verdict}` },
    element("span", { "aria-hidden": "true" }, `${SIGNS[verdict]} `),
    VERDICT_WORDS[verdict]
  );

function markedText(text: string, claims: readonly Claim[]): HTMLElement {
  let at = 0;
  const parts = claims.flatMap((claim) => {
    const before = text.slice(at, claim.start);
    at = claim.end;
    return [before, mark(claim)];
  });
  return element(
    "section",
    { "aria-label": "The text with its claims marked" },
    element("p", { class: "claims-marked" }, ...parts, text.slice(at))
  );
}

function mark({ text, verdict }: Claim): HTMLElement {
  return element(
    "mark",
    { class: `claims-mark claims-${verdict}` },
    text,
    element("span", { class: "claims-sign", "aria-hidden": "true" }, SIGNS[verdict]),
    element("span", { class: "claims-word" }, ` (${VERDICT_WORDS[verdict]})`)
  );
}

function table(claims: readonly Claim[]): HTMLElement {
  const order: readonly Verdict[] = VERDICTS.toReversed().toSorted(
    (a, b) => Number(b === "contradicted") - Number(a === "contradicted")
  );
  const rows = order.flatMap((verdict) => claims.filter((claim) => claim.verdict === verdict)).map(row);
  const heading = (text: string) => element("th", { scope: "col" }, text);
  return element(
    "table",
    { class: "claims-table" },
    element("caption", {}, "What the plan says to each claim"),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        heading("The text says"),
        heading("It is"),
        heading("The plan says"),
        heading("Measure")
      )
    ),
    element("tbody", {}, ...rows)
  );
}

function row({ text, verdict, said, measure }: Claim): HTMLElement {
  const link = measure && element("a", { href: siteLink(`measures/${measure.id}.html`) }, measure.title);
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, `“${text}”`),
    element("td", {}, badge(verdict)),
    element("td", {}, said),
    element("td", {}, link ?? "–")
  );
}
