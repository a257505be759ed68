import { element } from "../../kit/element.js";
import type { Reading } from "../../plan/settings.js";
import { expectedByChance, type FalseAlarms } from "../../rules/false-alarms.js";
import type { PlanRating } from "../../rules/rating.js";
import { type AnyRule, RULE_IDS, RULES, ruleName } from "../../rules/rules.js";
import { chiSquareCdf } from "../../statistics/distributions/distributions.js";
import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import type { RulesEvidence } from "../../views/evidence-files.js";
import type { DashboardFile } from "../../views/page-files.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import { falseAlarmsWithFloor } from "./methodology-floor.js";
import { falseText, foundText } from "./methodology-shares.js";
import { OTHER_PAGES } from "./other-pages.js";

/** Numbers that the overview's sentences quote, each as text; none is written in the page by hand. */
export interface OverviewNumbers {
  /** Share of estimates of the dispersion that the floor raises though counts vary as counting alone makes them. */
  floorChance: string;
  /** How often the 5% test would be wrong in Poisson counts with a floor at the Poisson variance itself. */
  floorAtOne: string;
  /** Largest distance in standard deviations within a group that counts the force itself, and the group's size. */
  furthest: string;
  groupSize: string;
  /** False colours when nothing changes, in histories like the plan's own. */
  spcPoints: string;
  spcMean: string;
  spcDifference: string;
  spcCalibrated: string;
  positionAsWritten: string;
  positionCalibrated: string;
  offencesAsWritten: string;
  offencesCalibrated: string;
  /** Shares of true changes that are found. */
  spcFound: string;
  surveyFound: string;
  /** False colours where months move together. */
  together: string;
  togetherCalibrated: string;
  /** Colours on the dashboard now. */
  colours: string;
  /** Histories behind R3's rates. */
  projectingRuns: string;
}

const YEAR_FREEDOM = 11;

/** How many colours chance alone would give, were this reading published; in words where it is not known. */
export function chanceIn(reading: Reading, rating: PlanRating, falseAlarms: FalseAlarms): string {
  const { expected } = expectedByChance(
    { ...rating, settings: { ...rating.settings, reading } },
    falseAlarms
  );
  return expected === null ? "not known with the thresholds in force" : formatNumber(expected, 1);
}

/** The numbers, from the evidence and the plan as rated. */
export function overviewNumbers(
  evidence: RulesEvidence,
  { view }: Pick<DashboardFile, "view">,
  peers: number
): OverviewNumbers {
  const floor = leastPlausibleDispersion(YEAR_FREEDOM);
  const spc = { rule: "R5", scenario: "typical" } as const;
  const position = { rule: "R4", scenario: "group-equal" } as const;
  const offences = { rule: "R3", scenario: "typical" } as const;
  const together = { rule: "R8", scenario: "ar-0.6" } as const;
  const calibrated = { reading: "calibrated" } as const;
  const { colours } = view.expectedByChance;
  return {
    floorChance: formatPercent(100 * chiSquareCdf(floor * YEAR_FREEDOM, YEAR_FREEDOM), 0),
    floorAtOne: formatPercent(100 * falseAlarmsWithFloor(1, YEAR_FREEDOM, view.rating.settings.z)),
    furthest: formatNumber(peers / Math.sqrt(peers + 1), 2),
    groupSize: formatNumber(peers + 1),
    spcPoints: falseText(evidence, spc),
    spcMean: falseText(evidence, { ...spc, variant: "spread of a mean" }),
    spcDifference: falseText(evidence, { ...spc, variant: "spread of the difference" }),
    spcCalibrated: falseText(evidence, { ...spc, ...calibrated }),
    positionAsWritten: falseText(evidence, position),
    positionCalibrated: falseText(evidence, { ...position, ...calibrated }),
    offencesAsWritten: falseText(evidence, offences),
    offencesCalibrated: falseText(evidence, { ...offences, ...calibrated }),
    spcFound: foundText(evidence, spc, -10),
    surveyFound: foundText(evidence, { rule: "R6", scenario: "survey-600" }, -5),
    together: falseText(evidence, together),
    togetherCalibrated: falseText(evidence, { ...together, ...calibrated }),
    colours: formatNumber(colours),
    projectingRuns: formatNumber(evidence.unchanged.find(({ rule }) => rule === "R3")?.runs ?? 0)
  };
}

/** The pages of the rules and the evidence, to choose from. */
export function pageList(): HTMLElement {
  const pages = [...RULE_IDS.map((rule) => ({ ...RULES[rule], name: ruleName(rule) })), ...OTHER_PAGES];
  return element(
    "ul",
    { class: "methodology-pages" },
    ...pages.map(({ page, name, question }) =>
      element("li", {}, element("a", { href: `./${page}.html` }, name), element("span", {}, ` ${question}`))
    )
  );
}

/** The way from a rule's paragraph to its page. */
export function morePage(id: AnyRule): HTMLElement {
  return element(
    "p",
    { class: "methodology-more" },
    element(
      "a",
      { href: `./${RULES[id].page}.html` },
      `${id}: worked example, assumptions, measured error rates`
    )
  );
}
