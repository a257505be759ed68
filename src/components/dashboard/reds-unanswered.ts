import { element } from "../../kit/element.js";
import { siteLink } from "../../kit/site-link.js";
import { type Plan, planMeasures } from "../../plan/plan.js";
import { unansweredReds } from "../../rules/published-ratings.js";
import type { PlanRating } from "../../rules/rating.js";
import { formatUnits } from "../../words/format.js";
import { measureTitle } from "../../words/measure-title.js";

/** A red colour that nobody answers. */
interface Unanswered {
  id: string;
  title: string;
}

/**
 * The measures with a red colour and no response, in the order of the plan; none for another place than the plan's, whose
 * responses they would be, and none where the plan keeps no record of them.
 */
export function redsUnanswered(plan: Plan, rating: PlanRating): Unanswered[] {
  if (rating.force !== plan.force) return [];
  return planMeasures(plan).flatMap(({ measure, priority }, i) => {
    const reds = unansweredReds(measure, rating.measures[i]!, rating.settings);
    return reds.length > 0 ? [{ id: measure.id, title: measureTitle({ measure, priority }) }] : [];
  });
}

/** "2 reds without a response: …", each a link to its measure; null where every red has one. */
export function unansweredLine(reds: readonly Unanswered[]): HTMLElement | null {
  if (reds.length === 0) return null;
  const links = reds.flatMap(({ id, title }, i) => [
    i > 0 ? "; " : "",
    element("a", { href: siteLink(`measures/${id}.html`) }, title)
  ]);
  return element("span", {}, `${formatUnits(reds.length, "red")} without a response: `, ...links, ".");
}
