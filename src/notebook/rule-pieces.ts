import { linesFarOut } from "../components/methodology/lines-far-out.js";
import { type MeasureInput, measureInput } from "../components/methodology/measure-input.js";
import { methodVersionsList } from "../components/methodology/method-versions.js";
import { examplesOf, type Methodology } from "../components/methodology/methodology-context.js";
import { type Worked, workedExample } from "../components/methodology/methodology-example.js";
import { chanceOfALine, rollingTotalCoverage } from "../components/methodology/methodology-line-chance.js";
import { type Asked, falseText, foundText, looksText } from "../components/methodology/methodology-shares.js";
import { changeExample } from "../components/methodology/rules/r1-change-example.js";
import { trendsExample } from "../components/methodology/rules/r2-trends-example.js";
import { offencesExample } from "../components/methodology/rules/r3-offences-example.js";
import { positionExample } from "../components/methodology/rules/r4-position-example.js";
import { spcExample } from "../components/methodology/rules/r5-spc-example.js";
import { surveyExample } from "../components/methodology/rules/r6-survey-example.js";
import { outcomeExample } from "../components/methodology/rules/r7-outcome-example.js";
import { improvementExample } from "../components/methodology/rules/r8-improvement-example.js";
import { figuresExample } from "../components/methodology/rules/r9-figures-example.js";
import type { SettingsInWords } from "../components/methodology/settings-in-words.js";
import { type FlooredTest, type SpreadFloor, spreadFloor } from "../components/methodology/spread-floor.js";
import { type TrialCharts, trialCharts } from "../components/methodology/trial-charts.js";
import { element } from "../kit/element.js";
import { siteLink } from "../kit/site-link.js";
import { FEW_OFFENCES } from "../rules/position/compared.js";
import { type AnyRule, RULE_IDS } from "../rules/rules.js";
import type { Tried } from "../views/evidence-files.js";

/** Which form of a rule is meant: the published one as written unless it says otherwise. */
export type TriedForm = Partial<Pick<Asked, "reading" | "variant">>;

/** What the page of a rule is written with: its numbers, its worked example and its charts. */
export interface RulePieces {
  /** The settings in force, in words: `words.spcRecent` is "6 months". */
  words: SettingsInWords;
  /** Forces of the comparison group, this one included. */
  groupSize: number;
  /** Offences expected of a force below which R4 also holds its lines against the exact distribution of a count. */
  fewOffences: number;
  /** "36.6%": how often the rule is wrong in simulated histories without change of a kind, such as "typical". */
  wrong(scenario: string, form?: TriedForm): string;
  /** "76%": how often it finds a true change of so many per cent in histories of a kind. */
  found(scenario: string, changePercent: number, form?: TriedForm): string;
  /** "15%": how often at least one of twelve monthly looks is false in histories of a kind. */
  looks(scenario: string, form?: TriedForm): string;
  /** The floor of the estimated spread of a calibrated test, and what it does. */
  floor(test: FlooredTest): SpreadFloor;
  /** What R2's straight lines lead to. */
  lines: {
    /** What they show in simulated histories in which nothing changes, tried in the page as this is called. */
    byChance(): LinesByChance;
    /** A sentence on those of the plan that lead far from the latest year. */
    farOut(): string;
  };
  /** For `view()`: the measures that the rule judges, one on which readings differ first. */
  measures(): MeasureInput;
  /** The worked example on a measure of `measures()`; of a rule that looks at no single measure, on the plan. */
  example(measure?: string | null): HTMLElement | "";
  /** A link to a measure's page. */
  linkTo(measure: string | null): HTMLAnchorElement | "";
  charts: TrialCharts;
  /** The versions of the rule's method, and which is in force. */
  versions(): HTMLElement;
}

/** Shares, 0 to 1, of histories without change. */
export interface LinesByChance {
  runs: number;
  /** At least one straight line leads to a total on the better side of the baseline. */
  any: number;
  /** At least one leads beyond the threshold in force. */
  inForce: number;
  /** The interval of a line through rolling 12-month totals holds the total of the target. */
  rollingHeld: number;
}

/** The worked example of each rule: on the measure of an id, or on the whole plan. */
const EXAMPLES: Record<AnyRule, (source: Methodology, id: string) => Worked[]> = {
  R1: changeExample,
  R2: trendsExample,
  R3: offencesExample,
  R4: positionExample,
  R5: spcExample,
  R6: surveyExample,
  R7: outcomeExample,
  R8: improvementExample,
  R9: figuresExample
};

/** Those whose example is the whole plan. */
const OF_THE_PLAN: readonly AnyRule[] = ["R7", "R8", "R9"];

/** The rules by whose simulated colours a rule is measured, its own numbers by the first. R1 and R2 give no colour themselves. */
const TRIED: Record<AnyRule, readonly Tried["rule"][]> = {
  R1: ["R8"],
  R2: ["R3"],
  R3: ["R3"],
  R4: ["R4"],
  R5: ["R5", "XmR"],
  R6: ["R6"],
  R7: [],
  R8: ["R8"],
  R9: []
};

/** Histories tried for {@link LinesByChance}, while the page is drawn. */
const RUNS = 400;

/** The pieces of a rule's page. Throws a RangeError for a rule that there is not, and for numbers of one that was not simulated. */
export function rulePieces(id: AnyRule, source: Methodology): RulePieces {
  if (!(id in EXAMPLES)) {
    throw new RangeError(`There is no rule “${id}”. The rules are: ${RULE_IDS.join(", ")}.`);
  }
  const { evidence, measures, rating, words } = source;
  const tried = (scenario: string, form: TriedForm = {}): Asked => {
    const [rule] = TRIED[id];
    if (!rule) throw new RangeError(`${id} was not simulated, so it has no error rates.`);
    return { ...form, rule, scenario };
  };
  return {
    words,
    groupSize: 1 + (rating.data.groups[rating.settings.msg.edition]?.[rating.force]?.peers.length ?? 0),
    fewOffences: FEW_OFFENCES,
    wrong: (scenario, form) => falseText(evidence, tried(scenario, form)),
    found: (scenario, changePercent, form) => foundText(evidence, tried(scenario, form), changePercent),
    looks: (scenario, form) => looksText(evidence, tried(scenario, form)),
    floor: (test) => spreadFloor(source, test),
    lines: {
      byChance: () => linesByChance(source),
      farOut: () => linesFarOut(measures)
    },
    measures: () => measureInput(examplesOf(source, id)),
    example: (measure = null) => {
      if (measure === null && !OF_THE_PLAN.includes(id)) return "";
      const parts = EXAMPLES[id](source, measure ?? "");
      return element("div", { class: "worked-parts" }, ...parts.map(workedExample));
    },
    linkTo: (measure) =>
      measure === null
        ? ""
        : element("a", { href: siteLink(`measures/${measure}.html`) }, "The measure’s page"),
    charts: trialCharts(evidence, TRIED[id], id.toLowerCase()),
    versions: () => methodVersionsList(id, rating.settings.method)
  };
}

function linesByChance({ rating: { settings, period } }: Methodology): LinesByChance {
  const { any, inForce } = chanceOfALine(settings, period, RUNS);
  return { runs: RUNS, any, inForce, rollingHeld: rollingTotalCoverage(settings, period, RUNS).held };
}
