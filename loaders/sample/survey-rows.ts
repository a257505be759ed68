import type { Month } from "../../src/plan/month.js";
import { normalQuantile } from "../../src/statistics/distributions/normal.js";
import type { Random } from "../../src/statistics/distributions/random.js";
import { type PrintedPage, type Published, printedRow } from "./published.js";

/** A row of surveys.csv; an empty text is a blank field. */
export interface SurveyRow {
  force: string;
  survey: string;
  period_end: Month;
  months: number;
  base: number;
  percent: string;
  design_effect: "";
  basis: string;
}

/** Where a survey's figures stand on the printed page, and what the sample adds to them. */
interface PrintedSurvey {
  id: string;
  priority: string;
  /** How the names of its rows begin. */
  row: string;
  base: number;
  latest: Month;
}

const BASELINE = "2013-03";
const SATISFACTION = { row: "Satisfaction with service", base: 600, latest: "2014-09" };
// The page prints June 2014 beside the position for confidence.
const CONFIDENCE = { row: "Confidence", base: 830, latest: "2014-06" };

const PRINTED_SURVEYS: readonly PrintedSurvey[] = [
  { id: "domestic-violence-satisfaction", priority: "SP5", ...SATISFACTION },
  { id: "sexual-offences-satisfaction", priority: "SP6", ...SATISFACTION },
  { id: "hate-crime-satisfaction", priority: "SP7", ...SATISFACTION },
  { id: "asb-satisfaction", priority: "SP8", ...SATISFACTION },
  { id: "all-user-satisfaction", priority: "SP9", ...SATISFACTION },
  { id: "confidence", priority: "SP10", ...CONFIDENCE },
  { id: "domestic-burglary-satisfaction", priority: "SP12", ...SATISFACTION },
  { id: "violence-satisfaction", priority: "SP13", ...SATISFACTION },
  { id: "theft-from-motor-vehicle-satisfaction", priority: "SP14A", ...SATISFACTION },
  { id: "theft-of-motor-vehicle-satisfaction", priority: "SP14B", ...SATISFACTION }
];

const MONTHS = 12;
/** Spread of the simulated forces' percentages, in percentage points. */
const SPREAD = 2.5;

/**
 * The rows of surveys.csv: the printed percentages of the plan's force, and for each survey with a printed
 * position one simulated wave of every peer, such that the position holds.
 */
export function surveyRows({ printed, groups }: Published, draw: Random): SurveyRow[] {
  const peers = groups.filter(({ force }) => force === printed.force).map(({ peer }) => peer);
  return PRINTED_SURVEYS.flatMap((survey) => [
    ...ownRows(survey, printed),
    ...peerRows(survey, printed, peers, draw)
  ]);
}

function row(survey: PrintedSurvey, force: string, end: Month, percent: number, basis: string): SurveyRow {
  return {
    force,
    survey: survey.id,
    period_end: end,
    months: MONTHS,
    base: survey.base,
    percent: percent.toFixed(1),
    design_effect: "",
    basis
  };
}

/** The printed waves; "NA" has no row. */
function ownRows(survey: PrintedSurvey, printed: PrintedPage): SurveyRow[] {
  const { baseline, latest } = printedRow(printed, survey.priority, survey.row);
  const waves: [Month, number | null][] = [
    [BASELINE, printedPercent(baseline)],
    [survey.latest, printedPercent(latest)]
  ];
  return waves.flatMap(([end, percent]) =>
    percent === null
      ? []
      : [row(survey, printed.force, end, percent, "published percentage, illustrative base")]
  );
}

function peerRows(survey: PrintedSurvey, printed: PrintedPage, peers: string[], draw: Random): SurveyRow[] {
  const panel = printed.priorities.find(({ id }) => id === survey.priority)!;
  const position = panel.measures!.find(
    ({ name, position }) => position !== undefined && !name.startsWith("Number of offences")
  )?.position;
  const own = printedPercent(printedRow(printed, survey.priority, survey.row).latest);
  if (position === undefined || own === null) return [];
  const percents = peerPercents(own, position, peers.length, draw);
  return peers.map((peer, i) => row(survey, peer, survey.latest, percents[i]!, "simulated"));
}

/** Normal percentages to one decimal, drawn again until exactly `position - 1` lie above the force's own and none equals it. */
function peerPercents(own: number, position: number, peers: number, draw: Random): number[] {
  const shareAbove = (position - 0.5) / (peers + 1);
  const centre = own + SPREAD * normalQuantile(shareAbove);
  for (;;) {
    const percents = Array.from(
      { length: peers },
      () => Math.round(10 * (centre + SPREAD * draw.normal())) / 10
    );
    const above = percents.filter((percent) => percent > own).length;
    if (above === position - 1 && percents.every((percent) => percent !== own && percent <= 100))
      return percents;
  }
}

/** 84.2 for "84.2%"; null for "NA". */
function printedPercent(figure: number | string | undefined): number | null {
  const match = /^([\d.]+)%$/.exec(String(figure));
  return match ? Number(match[1]) : null;
}
