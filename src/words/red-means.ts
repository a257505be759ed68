import { publishedOf } from "../rules/published-ratings.js";
import type { PlanRating } from "../rules/rating.js";
import { formatNumber } from "./format.js";

/**
 * What red says of the numbers of offences in a plan: not that they are worse, but that they have not improved and no trend,
 * or the forecast, says that they will. Nothing under the scheme whose red does mean worse, or where no number of offences is rated.
 */
export function redMeans(rating: PlanRating): string {
  const offences = publishedOf(rating).flatMap((r) =>
    r.rule === "R3" && r.rating !== "not-rated" ? [r] : []
  );
  if (offences.length === 0) return "";
  const reds = offences.filter((r) => r.rating === "red");
  const worse = reds.filter(({ evidence }) => evidence.change === "worse").length;
  const projection =
    rating.settings.reading === "as-written" ? "no trend projects" : "the forecast does not say";
  const means = `Red need not mean worse: it says of a number of offences that it has not improved, and that ${projection} that it will`;
  if (reds.length === 0) return `${means}.`;
  const got = worse === 0 ? "none has" : worse === 1 ? "1 has" : `${formatNumber(worse)} have`;
  const are =
    reds.length === 1 ? "1 such number that is" : `${formatNumber(reds.length)} such numbers that are`;
  return `${means}; of ${are} red here ${got} got worse by more than chance would explain.`;
}
