import { formatMonth, type Month, monthRange } from "../plan/month.js";
import { RATINGS } from "../rules/rating.js";
import { type HistoryStrip, ratingAt } from "../views/history.js";
import { formatList, formatNumber, formatUnits } from "./format.js";
import { RATING_IN_A_SENTENCE } from "./rating-in-a-sentence.js";

/**
 * A colour's past in one line, up to a period end: "amber since March 2014, red before; of 66 period ends that could be
 * judged 12 green, 40 amber and 14 red". Null where the colour could not be judged at that period end.
 */
export function historyLine(strip: HistoryStrip, first: Month, published: Month): string | null {
  const months = monthRange(first, published);
  const ratings = months.map((month) => ratingAt(strip, first, month));
  const now = ratings.at(-1);
  if (now === undefined || now === "not-rated") return null;
  const before = ratings.findLastIndex((rating) => rating !== now);
  const since = formatMonth(months[before + 1]!);
  const was = before < 0 ? "" : `, ${RATING_IN_A_SENTENCE[ratings[before]!]} before`;
  const judged = ratings.filter((rating) => rating !== "not-rated");
  const counts = RATINGS.map((rating) => [rating, judged.filter((r) => r === rating).length] as const)
    .filter(([, count]) => count > 0)
    .map(([rating, count]) => `${formatNumber(count)} ${RATING_IN_A_SENTENCE[rating]}`);
  return `${RATING_IN_A_SENTENCE[now]} since ${since}${was}; of ${formatUnits(judged.length, "period end")} that could be judged ${formatList(counts)}`;
}
