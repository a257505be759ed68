import { element } from "../../kit/element.js";
import { periodNameFrom } from "../../kit/period-name.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { ruleLink } from "../../kit/rule-link.js";
import { formatMonth } from "../../plan/month.js";
import { inPlaces, type PlaceWords } from "../../plan/place-words.js";
import type { Settings } from "../../plan/settings.js";
import { isTarget } from "../../plan/target.js";
import { chanceNeeded } from "../../rules/chance-needed.js";
import type { RuleId } from "../../rules/rating.js";
import { RULES } from "../../rules/rules.js";
import { formatLevel, formatUnits } from "../../words/format.js";

/** What the three colours mean under one rule. */
export interface KeyEntry {
  rule: RuleId;
  /** Follows the rule's name and a colon. */
  question: string;
  green: string;
  amber: string;
  red: string;
}

/**
 * The meaning of the colours for every rule that the settings' scheme and layout use, with the thresholds in force;
 * `inNumbers` when some measure has a target in numbers.
 */
export function keyEntries(settings: Settings, inNumbers = isTarget(settings.achievement)): KeyEntry[] {
  const { spc } = settings;
  const shared: KeyEntry[] = [
    {
      rule: "R4",
      question: "where do we stand in the group? In small type: the 95% interval of the rank",
      green:
        "On the better side of the group’s control lines: below them for offences, above them for surveys",
      amber: "Between the control lines",
      red: "On the worse side of the control lines"
    },
    {
      rule: "R5",
      question: `does the average of the last ${formatUnits(spc.recent, "month")} differ from the ${formatUnits(spc.previous, "month")} before?`,
      green: "Below the lower control line",
      amber: "Between the control lines",
      red: "Above the upper control line"
    }
  ];
  const others = settings.layout === "new" ? shared : [];
  return settings.scheme === "plan"
    ? [offencesEntry(settings, inNumbers), ...others, surveyEntry(settings)]
    : [continuousEntry(settings), ...others];
}

/** What R2 says where the target is reached, and where it is not: of straight lines, or of the forecast. */
function projectionWords(settings: Settings) {
  if (settings.reading === "as-written")
    return { yes: "at least one trend projects", no: "no trend projects" };
  const needed = formatLevel(100 * chanceNeeded(settings.reading, settings));
  return {
    yes: `the forecast gives a chance of at least ${needed}`,
    no: "the forecast does not give that chance"
  };
}

function offencesEntry(settings: Settings, inNumbers: boolean): KeyEntry {
  const { baseline, target, unmaintained, reading } = settings;
  const { yes, no } = projectionWords(settings);
  const it = reading === "as-written" ? "it" : "of it";
  const base = periodNameFrom(baseline.start, baseline.months);
  const by = formatMonth(target.end);
  const undefinedState = `Improved now, but ${no} that it holds (the paper names no colour)`;
  const reached = inNumbers ? " (of a target in numbers: that it is reached)" : "";
  const meaning = {
    green: `Lower than the ${base} baseline by more than chance would explain, and ${yes} that this holds to ${by}${reached}`,
    amber: `No such improvement yet, but ${yes} ${it} by ${by}${reached}`,
    red: `No such improvement, and ${no} ${it} by ${by}`
  };
  meaning[unmaintained] += `. Also: ${undefinedState}`;
  return {
    rule: "R3",
    question: "is it better than the baseline, and will it be?",
    ...meaning
  };
}

function surveyEntry({ reading, survey, planLife }: Settings): KeyEntry {
  const confidence = `${formatLevel(survey.confidence)} confidence`;
  const asked =
    reading === "plan-life"
      ? {
          sure: `by more than ${formatLevel(planLife.share)} of unchanged surveys ever show over the plan`,
          unsure: "of so large a change"
        }
      : { sure: `with ${confidence}`, unsure: `of change at ${confidence}` };
  return {
    rule: "R6",
    question: "has the percentage changed since the baseline?",
    green: `Higher, ${asked.sure}`,
    amber: `No evidence ${asked.unsure}; often for want of answers rather than of change`,
    red: `Lower, ${asked.sure}`
  };
}

function continuousEntry({ baseline }: Settings): KeyEntry {
  const base = periodNameFrom(baseline.start, baseline.months);
  return {
    rule: "R8",
    question: `has the figure changed since ${base}?`,
    green: "Better by more than chance would explain",
    amber: "No change beyond what chance would explain",
    red: "Worse by more than chance would explain"
  };
}

/** The key at the foot of the dashboard. */
export function ratingKey(settings: Settings, places: PlaceWords, inNumbers?: boolean): HTMLElement {
  const meaning = (entry: KeyEntry, rating: "green" | "amber" | "red"): HTMLElement =>
    element("li", { class: "rating-key-meaning" }, ratingBadge(rating), element("span", {}, entry[rating]));
  return element(
    "section",
    { class: "rating-key", "aria-labelledby": "key" },
    element("h2", { id: "key" }, "What the colours mean"),
    element(
      "div",
      { class: "rating-key-entries" },
      ...keyEntries(settings, inNumbers).map((entry) =>
        element(
          "div",
          { class: "rating-key-entry" },
          element(
            "h3",
            {},
            element("a", { href: ruleLink(entry.rule) }, entry.rule),
            ` ${inPlaces(RULES[entry.rule].name, places)}: ${entry.question}`
          ),
          element(
            "ul",
            { class: "rating-key-meanings" },
            meaning(entry, "green"),
            meaning(entry, "amber"),
            meaning(entry, "red")
          )
        )
      )
    )
  );
}
