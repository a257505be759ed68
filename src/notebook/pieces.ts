import type { PlanNow } from "../components/choice/live-plan.js";
import { measureSettings } from "../components/choice/measure-settings.js";
import { thresholdsInForce } from "../components/choice/thresholds-in-force.js";
import { totalAndParts } from "../components/choice/total-and-parts.js";
import { planKey, priorityPanel } from "../components/dashboard/priority-panel.js";
import {
  chanceInWords,
  countRatings,
  overPlanInWords,
  ratingCounts,
  standingInWords
} from "../components/dashboard/rating-counts.js";
import { redsUnanswered, unansweredLine } from "../components/dashboard/reds-unanswered.js";
import { computedAndPrinted } from "../components/measure/computed-and-printed.js";
import { contentsInstead, noColour as noColourText } from "../components/measure/measure-no-colour.js";
import { measureResponses } from "../components/measure/measure-responses.js";
import { measureSources } from "../components/measure/measure-sources.js";
import { verdictTable } from "../components/measure/measure-verdict-table.js";
import { breadcrumb as breadcrumbOf, publishedColours } from "../components/measure/published-colours.js";
import type { Rated } from "../components/measure/rated.js";
import { termsUsed } from "../components/measure/terms-used.js";
import { whatWouldItTake } from "../components/measure/what-would-it-take.js";
import { basisBadge } from "../kit/basis-badge.js";
import { element } from "../kit/element.js";
import { ratingBadge } from "../kit/rating-badge.js";
import { siteLink } from "../kit/site-link.js";
import { placeWords } from "../plan/place-words.js";
import { publishedOf } from "../rules/published-ratings.js";
import { ratedMeasures } from "../rules/rated-measures.js";
import { RATINGS, type Rating } from "../rules/rating.js";
import { onlyGroup } from "../views/measure-parts.js";
import { redMeans } from "../words/red-means.js";
import { has, measureIn, planIn } from "./expected.js";

/** A plain table of words: a caption, headings, and rows whose first cell names the row. */
export { definitionTable } from "../kit/definition-table.js";

/** What a cell shows of nothing. */
const NOTHING = "";

/**
 * A colour as word and shape: `badge("amber")`, or that of anything with a colour: `badge(now.spc)`. Throws a TypeError in
 * words for what has none, such as `now.change`.
 */
export function badge(of: Rating | { colour: Rating }, label?: string): HTMLElement {
  const colour = typeof of === "string" ? of : of?.colour;
  if (!RATINGS.includes(colour))
    throw new TypeError(
      `badge: expected a colour (${RATINGS.join(", ")}) or what has one, such as now or now.spc; a change and trends have none of their own.`
    );
  return ratingBadge(colour, label === undefined ? {} : { label });
}

/** Where the figures of a measure come from, in one word. */
export function basis(now: Rated): HTMLElement | string {
  const { bases } = measureIn("basis", now).dossier.rating;
  return bases.length > 0 ? basisBadge(bases) : "";
}

/** The ways from the sum of all places to each of them, and back; nothing in a plan without such a sum. */
export function parts(now: PlanNow | Rated): HTMLElement | "" {
  const { plan, total } = has(now, "dossier") ? now : planIn("parts", now);
  if (!total) return NOTHING;
  const [force, names] = "dossier" in now ? [now.force.id, now.forceNames] : [now.force, now.names];
  return totalAndParts({ total, force, names, places: placeWords(plan) }) ?? NOTHING;
}

/**
 * What is being done about a measure, a row an action; of a plan, its reds without a response, each a link. Nothing in a plan
 * without `responses.csv`, or for another place than the plan's.
 */
export function responses(now: PlanNow | Rated): HTMLElement | "" {
  if (!("dossier" in now)) return unansweredLine(redsUnanswered(now.plan, now.rating)) ?? NOTHING;
  const { responses: actions } = now.dossier.measure;
  return actions ? measureResponses(actions) : NOTHING;
}

/** The panel of a priority, by its id: rows, colours, sparklines, notes. */
export function panel(id: string, now: PlanNow): HTMLElement {
  const { plan } = planIn("panel", now);
  const priority = plan.priorities.find((one) => one.id === id);
  if (!priority) {
    const known = plan.priorities.map((one) => one.id).join(", ");
    throw new RangeError(`The plan has no priority “${id}”. It has: ${known}.`);
  }
  return priorityPanel(priority, now);
}

/** The panels of every priority, in the order of the plan. */
export function panels(now: PlanNow): HTMLElement[] {
  return planIn("panels", now).plan.priorities.map((priority) => priorityPanel(priority, now));
}

/** "3 green, 9 amber, 4 red, 2 not rated", with their shapes. */
export function counts(now: PlanNow): HTMLElement {
  return ratingCounts(countRatings(publishedOf(planIn("counts", now).rating)));
}

/** "about 2 of these colours would be expected by chance", if nothing had changed, now and over the plan; and how many changes stand among all tests. */
export function chance(now: PlanNow): string {
  const { rating, view } = planIn("chance", now);
  const { green, amber, red } = countRatings(publishedOf(rating));
  const judged = green + amber + red > 0;
  const words = [
    chanceInWords(view.expectedByChance),
    overPlanInWords(view.overPlan, rating.settings.target.end),
    standingInWords(view.standing)
  ];
  return judged ? words.filter(Boolean).join("; ") : "nothing could be judged";
}

/** That red need not mean worse, and of how many reds here it does; nothing under the scheme whose red does. */
export function redMeaning(now: PlanNow): string {
  return redMeans(planIn("redMeaning", now).rating);
}

/** The words of the trade that stand with a plan or a measure: SPC, as written, proxy; each opens what it means. */
export function terms(now: PlanNow | Rated): HTMLElement | "" {
  if ("dossier" in now) {
    const { dossier, settings } = now;
    return termsUsed([dossier], settings) ?? NOTHING;
  }
  const { plan, rating } = planIn("terms", now);
  return termsUsed(ratedMeasures(rating, plan), rating.settings) ?? NOTHING;
}

/** Which colour, and why: a row for each rule and reading, with value, lines and a sentence. */
export function verdicts(now: Rated): HTMLElement {
  const { dossier, plan, settings, forceNames, chances, said } = measureIn("verdicts", now);
  const words = { names: forceNames, places: placeWords(plan), chances, published: said?.published };
  return verdictTable(dossier, settings, words);
}

/** Why no rule can colour a measure. */
export function noColour(now: Rated): HTMLElement | "" {
  const { dossier, forceNames } = measureIn("noColour", now);
  return noColourText(dossier.measure, dossier.rating.ratings, forceNames) ?? NOTHING;
}

/** What a measure without figures holds: its assessment, its actions, or its account of savings. */
export function contents(now: Rated): HTMLElement | "" {
  const { dossier } = measureIn("contents", now);
  return contentsInstead(dossier.measure, dossier.rating.ratings) ?? NOTHING;
}

/** The colours that the dashboard publishes for a measure, each under its question. */
export function colours(now: Rated): HTMLElement | "" {
  return publishedColours(measureIn("colours", now)) ?? NOTHING;
}

/** Baseline, latest and change, and what the paper printed beside them. */
export function figures(now: Rated): HTMLElement | "" {
  return computedAndPrinted(measureIn("figures", now).dossier) ?? NOTHING;
}

/** What it would take from now on to leave red and to reach green, by every rule; computed when a reader comes near it. */
export function takes(now: Rated): HTMLElement | "" {
  return whatWouldItTake(measureIn("takes", now), now.context) ?? NOTHING;
}

/** Every setting behind a measure's colours. */
export function settingsUsed(now: Rated): HTMLElement {
  const { dossier, plan, settings } = measureIn("settingsUsed", now);
  return measureSettings(dossier.measure, settings, placeWords(plan));
}

/** Where the figures come from, whom they are compared with, and the rules. */
export function sources(now: Rated): HTMLElement {
  return measureSources(measureIn("sources", now));
}

/** What the colours mean, with the thresholds in force. */
export function key(now: PlanNow): HTMLElement {
  return planKey(planIn("key", now));
}

/** Every threshold in force, for paper only: on screen the page of settings has them. */
export function thresholdsOnPaper(now: PlanNow): HTMLElement {
  return thresholdsInForce(planIn("thresholdsOnPaper", now).rating.settings);
}

/** A link to a page of this site, from whichever page is open: `link("Compare", "compare.html?measure=all-crime")`. */
export function link(text: string, path: string): HTMLAnchorElement {
  return element("a", { href: siteLink(path) }, text);
}

/** Shows the block that it stands in, which has the class "only", when a condition holds, and hides it when not. */
export function only(condition: unknown): HTMLElement {
  return element("span", { "data-only": condition ? "yes" : "no" });
}

/** Shows the class-"only" block in which it stands where a measure has no funnel because only its group has figures. */
export function onlyGroupHasFigures(now: Rated): HTMLElement {
  return only(onlyGroup(measureIn("onlyGroupHasFigures", now)));
}

/** The way back to the measure's place on the dashboard. */
export function breadcrumb(now: Rated): HTMLElement {
  return breadcrumbOf(measureIn("breadcrumb", now).dossier);
}
