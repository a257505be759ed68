import type { MeasureFacts } from "./plan-facts.js";
import type { Span } from "./span.js";

/** What the plan's figures say to a claim. */
export const VERDICTS = ["found", "contradicted", "not-supported", "cannot-be-judged"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A figure or a claim of direction, colour, position or order in a text, with what the plan says to it. */
export interface Claim extends Span {
  verdict: Verdict;
  /** The measure it is about, where that is known. */
  measure?: Pick<MeasureFacts, "id" | "title">;
  /** What the plan has, or why it cannot say. */
  said: string;
}

/** A claim about a measure. */
export function claimOf(
  { start, end, text }: Span,
  verdict: Verdict,
  said: string,
  measure?: MeasureFacts
): Claim {
  return {
    start,
    end,
    text,
    verdict,
    said,
    ...(measure && { measure: { id: measure.id, title: measure.title } })
  };
}

/** A claim that is true or not. */
export function judged(span: Span, isTrue: boolean, said: string, measure: MeasureFacts): Claim {
  return claimOf(span, isTrue ? "found" : "contradicted", said, measure);
}
