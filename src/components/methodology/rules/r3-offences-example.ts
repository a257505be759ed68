import { SINGLE_READINGS } from "../../../plan/readings.js";
import { explainFinding, explainRating } from "../../../words/explanation.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import type { Worked } from "../methodology-example.js";

/** R3 as written and calibrated: what R1 and R2 say, and the colour that they give. */
export function offencesExample(source: Methodology, id: string): Worked[] {
  const { rating, measure } = dossierOf(source, id);
  return SINGLE_READINGS.flatMap((reading): Worked[] => {
    const result = rating.ratings.find((r) => r.rule === "R3" && r.reading === reading);
    if (!result) return [];
    const findings = rating.findings.filter((f) => f.reading === reading);
    const verdict = {
      rating: result.rating,
      sentence: [result.label, explainRating(result, measure)].filter(Boolean).join(". ")
    };
    return [
      {
        title: reading === "as-written" ? "As written" : "Calibrated",
        tables: [
          {
            caption: "What the two rules find",
            headings: ["Rule", "Finding", "In words"],
            rows: findings.map((f) => [f.rule, f.finding.replaceAll("-", " "), explainFinding(f, measure)])
          }
        ],
        steps: [],
        verdict
      }
    ];
  });
}
