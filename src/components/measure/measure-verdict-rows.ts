import { perPeriod } from "../../charts/frame/series-points.js";
import { periodName } from "../../kit/period-name.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { Measure } from "../../plan/plan.js";
import type { Reading } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";
import type { ColourChance } from "../../rules/chances/colour-chances.js";
import type {
  ChangeEvidence,
  Finding,
  Lines,
  PositionEvidence,
  RatingResult,
  SpcEvidence,
  SurveyEvidence,
  TrendsEvidence
} from "../../rules/rating.js";
import { type AnyRule, isInScheme, PANEL_ORDER } from "../../rules/rules.js";
import type { MeasureDossier } from "../../views/dossier.js";
import { explainFinding, explainRating, type ForceNames } from "../../words/explanation.js";
import {
  formatMean,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatRate,
  formatSigned,
  formatSignedPercent,
  formatUnits
} from "../../words/format.js";

/** One rule in one reading, as the table of a measure page states it. */
export interface VerdictRow {
  rule: AnyRule;
  /** What is compared with what. */
  compares: string;
  /** Several where they are the same test. */
  readings: Reading[];
  value: string;
  lines: string;
  /** The colour, or for R1 and R2 what was found in words. */
  result: RatingResult | null;
  finding: string;
  published: boolean;
  sentence: string;
  /** How likely the colour is to be false; nothing of findings, and where nothing could be judged. */
  chance: ColourChance | undefined;
}

/** What the rows call places: each by its name, and all of them; and how likely colours are to be false. */
export interface VerdictWords {
  names: ForceNames;
  places: PlaceWords;
  chances: readonly ColourChance[];
  /** The settings that are published, where those in force may be others. */
  published?: Settings | undefined;
}

type Entry = RatingResult | Finding;

/** Every rule that was applied to a measure, in every reading; readings that agree in everything take one row. */
export function verdictRows(dossier: MeasureDossier, settings: Settings, words: VerdictWords): VerdictRow[] {
  const { findings, ratings } = dossier.rating;
  const entries: Entry[] = [...findings, ...ratings];
  const rules = PANEL_ORDER.filter((rule) => entries.some((entry) => entry.rule === rule));
  return rules.flatMap((rule) => {
    const readings = entries.filter((entry) => entry.rule === rule);
    return sameTests(readings).map((entries) => {
      const rows = entries.map((entry) => rowOf(entry, dossier, settings, words));
      return {
        ...rows[0]!,
        readings: rows.flatMap((row) => row.readings),
        published: rows.some((row) => row.published)
      };
    });
  });
}

/** Readings that agree in everything, together. */
function sameTests(readings: readonly Entry[]): Entry[][] {
  const tests = new Map<string, Entry[]>();
  for (const entry of readings) {
    const test = JSON.stringify({ ...entry, reading: null });
    tests.set(test, [...(tests.get(test) ?? []), entry]);
  }
  return [...tests.values()];
}

function rowOf(
  entry: Entry,
  { measure }: MeasureDossier,
  settings: Settings,
  { names, places, chances }: VerdictWords
): VerdictRow {
  const common = {
    rule: entry.rule,
    readings: [entry.reading],
    ...figures(entry, measure, settings, places)
  };
  if ("finding" in entry) {
    const sentence = explainFinding(entry, measure, names);
    return {
      ...common,
      result: null,
      finding: FINDINGS[entry.finding],
      published: false,
      sentence,
      chance: undefined
    };
  }
  return {
    ...common,
    result: entry,
    finding: entry.label ?? "",
    published: isPublished(entry, settings),
    sentence: explainRating(entry, measure, names),
    chance: chances.find(({ rule, reading }) => rule === entry.rule && reading === entry.reading)
  };
}

const FINDINGS: Record<Finding["finding"], string> = {
  improved: "improved",
  "no-change": "no change",
  worse: "worse",
  achieved: "achieved",
  "not-achieved": "not achieved",
  "not-judged": "not judged"
};

function isPublished({ rule, reading }: RatingResult, settings: Settings): boolean {
  return reading === settings.reading && isInScheme(rule, settings.scheme);
}

interface Figures {
  compares: string;
  value: string;
  lines: string;
}

/** Stands where a rule has no value or no lines of its own. */
export const NONE = "–";

/** What is compared, the value, and its lines. */
function figures(entry: Entry, measure: Measure, settings: Settings, places: PlaceWords): Figures {
  const compares = comparison(entry, measure, settings, places);
  const none = { compares, value: NONE, lines: NONE };
  if ("finding" in entry ? entry.finding === "not-judged" : entry.rating === "not-rated") return none;
  switch (entry.rule) {
    case "R1":
      return { compares, ...changeFigures(entry.evidence as ChangeEvidence) };
    case "R2":
      return { compares, ...trendFigures(entry.evidence as TrendsEvidence) };
    case "R4":
      return { compares, ...positionFigures(entry.evidence as PositionEvidence) };
    case "R5":
      return { compares, ...spcFigures(entry.evidence as SpcEvidence) };
    case "R6":
    case "R7":
    case "R8":
      return "detectable" in entry.evidence
        ? { compares, ...surveyFigures(entry.evidence as SurveyEvidence) }
        : { compares, ...changeFigures(entry.evidence as ChangeEvidence) };
    default:
      return none;
  }
}

const linesText = ({ lower, upper }: Pick<Lines, "lower" | "upper">, format: (value: number) => string) =>
  `${format(lower)} to ${format(upper)}`;

function changeFigures({ latest, lines, monthsPerPeriod, percentChange }: ChangeEvidence) {
  const change = percentChange === null ? "" : ` (${formatSignedPercent(percentChange)})`;
  return {
    value: `${formatMean(latest.mean)} ${perPeriod(monthsPerPeriod)}${change}`,
    lines: linesText(lines, formatMean)
  };
}

function trendFigures({ projections, achieving, of, threshold }: TrendsEvidence) {
  const chance = projections[0]?.probability;
  return {
    value:
      chance === undefined
        ? `${achieving} of ${formatUnits(of, "trend")}`
        : `chance ${formatPercent(100 * chance, 0)}`,
    lines: `target total ${formatNumber(threshold)}`
  };
}

function positionFigures(evidence: PositionEvidence) {
  const { own, lines, rank } = evidence;
  const place = `${formatOrdinal(rank.position)} of ${formatNumber(rank.of)}`;
  return {
    value: `${formatRate(own.value, evidence)} (${place})`,
    lines: linesText(lines, (value) => formatRate(value, evidence))
  };
}

function spcFigures({ recent, lines, monthsPerPeriod }: SpcEvidence) {
  return {
    value: `${formatMean(recent.mean)} ${perPeriod(monthsPerPeriod)}`,
    lines: linesText(lines, formatMean)
  };
}

function surveyFigures({ difference, lower, upper, latest }: SurveyEvidence) {
  const points = (value: number) => formatSigned(value, 1);
  return {
    value: `${formatPercent(latest.percent)} (${points(difference)} points)`,
    lines: `${linesText({ lower, upper }, points)} points`
  };
}

/** What a rule compares, from the settings: the same whether or not it could be applied. */
function comparison({ rule }: Entry, { kind }: Measure, settings: Settings, { many }: PlaceWords): string {
  const { baseline, latest, target, spc } = settings;
  const base = `baseline of ${formatUnits(baseline.months, "month")} from ${periodName(baseline.start, baseline.start)}`;
  const texts: Record<AnyRule, string> = {
    R1: `Mean of the latest ${formatUnits(latest.months, "month")} with the ${base}`,
    R2: `Projected total of the ${formatUnits(target.months, "month")} to ${periodName(target.end, target.end)} with the target`,
    R3: "R1 and R2 together",
    R4: `${kind === "offences" ? `Latest ${formatUnits(latest.months, "month")}` : "Latest survey"} with the group of similar ${many}`,
    R5: `Mean of the recent ${formatUnits(spc.recent, "month")} with the ${formatUnits(spc.previous, "month")} before`,
    R6: "Latest survey with the baseline survey",
    R7: "An outcome that the plan has still to define",
    R8: `Latest figure with the baseline, by the dashboard page’s own key`,
    R9: "Nothing: single figures cannot be tested"
  };
  return texts[rule];
}
