import { element } from "../../kit/element.js";
import { ratingBadge, ratingWord } from "../../kit/rating-badge.js";
import { ruleAndReading } from "../../kit/rule-and-reading.js";
import { siteLink } from "../../kit/site-link.js";
import { formatMonth } from "../../plan/month.js";
import { type PlaceWords, placeWords } from "../../plan/place-words.js";
import type { Polarity } from "../../plan/plan.js";
import type { Reading } from "../../plan/readings.js";
import { isInScheme } from "../../rules/rules.js";
import { STEPS_PER_POINT, type Steps } from "../../views/fewest-steps.js";
import type { MeasureFile } from "../../views/page-files.js";
import type { OffencesChange, Takes } from "../../views/what-it-takes.js";
import { periodWord } from "../../words/explanation.js";
import {
  formatMean,
  formatNumber,
  formatPercent,
  formatSignedPercent,
  formatUnits
} from "../../words/format.js";
import { computedLate, type LoadContext } from "./computed-late.js";

const METHOD = "methodology/what-would-it-take.html";

/** What it would take from now on to reach green and to leave red, by every rule in every reading that is worked out; null where nothing is judged. */
export function whatWouldItTake(
  { dossier, plan, settings }: MeasureFile,
  loadContext: LoadContext
): HTMLElement | null {
  const { measure, series, waves } = dossier;
  if (!series && !waves) return null;
  const better = measure.better ?? "lower";
  return computedLate<Takes>({
    className: "measure-takes",
    measure: measure.id,
    loadContext,
    loadCompute: async () => {
      const { whatItTakes } = await import("../../views/what-it-takes.js");
      return (context) => whatItTakes(measure, context, (rule) => isInScheme(rule, settings.scheme));
    },
    show: (takes) => {
      if (takes.length === 0)
        return [element("p", {}, "Nothing can be said: the data of the last year are not complete.")];
      return [
        introduction(series !== null, better, placeWords(plan)),
        takesTable(takes, better, settings.reading)
      ];
    }
  });
}

function introduction(offences: boolean, better: Polarity, { many }: PlaceWords): HTMLElement {
  const fewer = better === "lower" ? "fewer" : "more";
  const higher = better === "lower" ? "lower" : "higher";
  const text = offences
    ? `From now on: the smallest number of offences by which every coming month would have to be ${fewer} than the same month of the last year. The other ${many} of the group are taken to repeat their last year. Each answer is found by applying the rule itself to the months so continued. `
    : `The smallest number of points by which the next survey would have to be ${higher} than the latest, with as many answers as now and with twice as many; the other ${many} stay as they are. Each answer is found by applying the rule itself. `;
  return element("p", {}, text, element("a", { href: siteLink(METHOD) }, "How it is computed"));
}

const HEADINGS = ["Rule", "Looks at", "If nothing changes", "To leave red", "To reach green"];

function takesTable(takes: readonly Takes[], better: Polarity, published: Reading): HTMLElement {
  return element(
    "div",
    { class: "takes-table" },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element("tr", {}, ...HEADINGS.map((text) => element("th", { scope: "col" }, text)))
      ),
      element("tbody", {}, ...takes.map((one) => takesRow(one, better, published)))
    )
  );
}

function takesRow(takes: Takes, better: Polarity, published: Reading): HTMLElement {
  const cells = [
    lookedAt(takes),
    ratingBadge(takes.unchanged),
    stepsInWords(takes, takes.notRed, better),
    stepsInWords(takes, takes.green, better)
  ];
  return element(
    "tr",
    { class: takes.reading === published ? "takes-published" : null },
    element("th", { scope: "row" }, ruleAndReading(takes)),
    ...cells.map((cell, i) => element("td", { "data-label": HEADINGS[i + 1]! }, cell))
  );
}

function lookedAt({ change }: Takes): string {
  if (change.kind === "percent")
    return `${formatUnits(change.base, "answer")}, from ${formatPercent(change.percent)}`;
  const { periods, monthsPerPeriod, period, proxy } = change;
  const next = `next ${formatUnits(periods, periodWord(monthsPerPeriod))}, to ${formatMonth(period)}`;
  return proxy ? `${next}; ${proxy.toLowerCase()} (proxy)` : next;
}

/** What a goal takes, in words: "312 fewer a month (−6.2%)", "3.4 points more (87.4%)". */
export function stepsInWords(
  { change, unchanged }: Takes,
  { fewest, lost }: Steps,
  better: Polarity
): string {
  if (unchanged === "not-rated" && fewest === null) return "could not be judged";
  if (fewest === null)
    return change.kind === "percent"
      ? `not with this many answers, even at ${better === "higher" ? "100" : "0"}%`
      : better === "lower"
        ? "not even with no offence at all"
        : "not even with twice as many";
  if (fewest === 0) return `nothing: already ${ratingWord(unchanged).toLowerCase()}`;
  const fewer = better === "lower" ? "fewer" : "more";
  if (change.kind === "percent") {
    const points = fewest / STEPS_PER_POINT;
    const to = better === "lower" ? change.percent - points : change.percent + points;
    return `${formatNumber(points, 1)} points ${fewer === "more" ? "more" : "less"} (${formatPercent(to)})`;
  }
  const share =
    change.mean === 0 ? "" : ` (${shareAsked(change, fewest, better)} on ${formatMean(change.mean)})`;
  const until = lost === null ? "" : `; lost again at ${formatNumber(lost)} ${fewer}`;
  return `${formatNumber(fewest)} ${fewer} a ${periodWord(change.monthsPerPeriod)}${share}${until}`;
}

/** What so many fewer or more a period are of the year as a whole: a month that has not as many to lose loses those that it has. */
function shareAsked({ counts, mean }: OffencesChange, steps: number, better: Polarity): string {
  const year = mean * counts.length;
  if (better === "higher") return formatSignedPercent((100 * steps * counts.length) / year);
  const lost = counts.reduce((total, count) => total + Math.min(count, steps), 0);
  const isMore = counts.some((count) => count < steps);
  return `${isMore ? "none where there were fewer, " : ""}${formatSignedPercent((-100 * lost) / year)}`;
}
