import { formatNumber } from "../../words/format.js";
import type { Methodology } from "./methodology-context.js";

/** How many of R2's straight lines lead to a total below half, or above twice, the latest year's. */
export function linesFarOut(measures: Methodology["measures"]): string {
  const lines = measures.flatMap(({ latest, findings }) =>
    findings.flatMap((f) =>
      f.rule === "R2" && f.reading === "as-written" && f.finding !== "not-judged"
        ? f.evidence.projections.map((p) => ({ ...p, share: latest ? p.total / latest : 1 }))
        : []
    )
  );
  const far = lines.filter(({ share }) => share < 0.5 || share > 2);
  const none = far.filter(({ total }) => total === 0).length;
  return (
    `Of the ${formatNumber(lines.length)} lines of this plan ${formatNumber(far.length)} ${far.length === 1 ? "leads" : "lead"} to less than half, ` +
    `or more than twice, the offences of the latest year${none > 0 ? `, ${formatNumber(none)} to none at all` : ""}.`
  );
}
