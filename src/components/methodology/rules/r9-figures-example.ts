import { type FigureMeasure, planMeasures, type SavingsMeasure } from "../../../plan/plan.js";
import { percentVariance, roundHalfAway, savingsCheck } from "../../../rules/r9-figures.js";
import { formatNumber, formatSignedPercent } from "../../../words/format.js";
import { measureTitle } from "../../../words/measure-title.js";
import type { Methodology } from "../methodology-context.js";
import type { Worked } from "../methodology-example.js";

/** R9: every change per cent before and after rounding, and the sum of the savings. */
export function figuresExample({ rating }: Methodology): Worked[] {
  const entries = planMeasures(rating.plan);
  const savings = entries
    .map(({ measure }) => measure)
    .filter((m): m is SavingsMeasure => m.kind === "savings");
  const rows = entries.flatMap((entry) => {
    const { measure } = entry;
    return measure.kind === "figure" ? [[measureTitle(entry), ...figureCells(measure)]] : [];
  });
  return [
    {
      title: "Changes per cent",
      tables: [
        {
          caption: "Latest against baseline, as the plan gives them",
          headings: ["Measure", "Baseline", "Latest", "Change", "Printed as"],
          numeric: [1, 2, 3, 4],
          rows
        }
      ],
      steps: []
    },
    ...savings.map(savingsPart)
  ];
}

const orNone = (value: number | null) => (value === null ? "NA" : formatNumber(value));

function figureCells({ baseline, latest }: FigureMeasure): string[] {
  const change = percentVariance(baseline, latest);
  return [
    orNone(baseline),
    orNone(latest),
    change === null ? "NA" : formatSignedPercent(change, 2),
    change === null ? "NA" : formatSignedPercent(roundHalfAway(change), 0)
  ];
}

function savingsPart(measure: SavingsMeasure): Worked {
  const { realised, identified, further, required } = measure;
  const { sum, agrees } = savingsCheck(measure);
  const [a, b, c] = [realised, identified, further].map((value) => formatNumber(value, 1));
  return {
    title: "Savings",
    steps: [
      {
        name: "sum",
        how: `${a} + ${b} + ${c} (realised, identified, further)`,
        result: formatNumber(sum, 1)
      },
      {
        name: "required",
        how: agrees
          ? "agrees, to half of the last printed digit"
          : "differs by more than half of the last printed digit",
        result: formatNumber(required, 1)
      }
    ]
  };
}
