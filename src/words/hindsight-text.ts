import { formatMonth } from "../plan/month.js";
import { type PlaceWords, placeWords } from "../plan/place-words.js";
import { type Plan, planMeasures } from "../plan/plan.js";
import type { SingleReading } from "../plan/readings.js";
import { RATINGS } from "../rules/rating.js";
import {
  type Hindsight,
  type HindsightPoint,
  nothingToShow,
  type Outcome,
  outcomesOf,
  type Unsaid
} from "../views/hindsight.js";
import { type ChanceBin, chanceBins, chancesOf } from "../views/reliability.js";
import { explainMissing, type ForceNames } from "./explanation.js";
import { formatLevel, formatNumber, formatPercent, formatUnits } from "./format.js";

/** Why there is nothing to show, and from when there will be; empty where there is something. */
export function nothingInWords(point: HindsightPoint): string {
  const { period, target, dataTo } = point;
  const nothing = nothingToShow(point);
  if (nothing === null) return "";
  if (nothing === "had-ended")
    return `The target period ended in ${formatMonth(target.to)}, and this is the period ended ${formatMonth(period)}: there was nothing left to project. An earlier period end shows what was said.`;
  const known = dataTo === null ? "The plan has no offences" : `The data go to ${formatMonth(dataTo)}`;
  return `${known}, and the target period, ${formatMonth(target.from)} to ${formatMonth(target.to)}, has not ended in them. This page fills once the data reach ${formatMonth(target.to)}.`;
}

/** Why a reading said nothing of a target. */
export function unsaidInWords({ reason, evidence }: Unsaid, names: ForceNames): string {
  return reason === "no-scaling"
    ? "Could not be judged: no error of a forecast had been measured by then, so that no band could be drawn."
    : explainMissing(reason, evidence, names);
}

/** Outcomes of each reading, without those of a total, and what they are told with. */
export interface HindsightTold {
  point: HindsightPoint;
  places: PlaceWords;
  written: readonly Outcome[];
  calibrated: readonly Outcome[];
}

/** What is told of a plan. */
export function hindsightTold(file: Hindsight, plan: Plan): HindsightTold {
  const measures = planMeasures(plan).flatMap(({ measure }) =>
    measure.kind === "offences" ? [measure] : []
  );
  const counted = (reading: SingleReading) =>
    outcomesOf(file, reading, measures).filter(({ place }) => place !== file.total);
  return {
    point: file,
    places: placeWords(plan),
    written: counted("as-written"),
    calibrated: counted("calibrated")
  };
}

/** What became of all targets in a few sentences, or why there is nothing to tell. */
export function hindsightInShort(file: Hindsight, plan: Plan): string {
  const nothing = nothingInWords(file);
  return nothing === "" ? hindsightSentences(hindsightTold(file, plan)).slice(0, 4).join(" ") : nothing;
}

/** "131 of 288 (45%)". */
export function shareText(part: number, of: number): string {
  return `${formatNumber(part)} of ${formatNumber(of)}${of > 0 ? ` (${formatPercent((100 * part) / of, 0)})` : ""}`;
}

/** How many of some targets were met. */
export const metOf = (outcomes: readonly Outcome[]): number => outcomes.filter(({ met }) => met).length;

/** How many intervals held what happened, and how many there were. */
export function heldOf(outcomes: readonly Outcome[]): [held: number, of: number] {
  const held = outcomes.flatMap((outcome) => outcome.held);
  return [held.filter(Boolean).length, held.length];
}

/** What was said of all targets together and what became of it: a sentence each, made from the numbers. */
export function hindsightSentences(told: HindsightTold): string[] {
  return [chancesText(told), extremesText(told), bandsText(told), linesText(told), coloursText(told)].filter(
    (sentence) => sentence !== ""
  );
}

function chancesText({ point, places, calibrated }: HindsightTold): string {
  const { length } = calibrated;
  if (length === 0) return "";
  const count = new Set(calibrated.map(({ place }) => place)).size;
  const sum = chancesOf(calibrated);
  return (
    `From ${formatMonth(point.period)} the forecast gave ${formatUnits(length, "target")} for ${formatMonth(point.target.to)}, ` +
    `in ${formatUnits(count, places.one, places.many)}, a chance of being met: ${shareText(metOf(calibrated), length)} were; ` +
    `the chances add up to ${formatNumber(sum, length < 30 ? 1 : 0)} (${formatPercent((100 * sum) / length, 0)}).`
  );
}

/** Of the likeliest and the least likely tenth, where there are some. */
function extremesText({ calibrated }: HindsightTold): string {
  const bins = chanceBins(calibrated);
  const most = bins.find(({ to }) => to === 1);
  const least = bins.find(({ from }) => from === 0);
  const parts = [most && tenthText(most, "90% or more"), least && tenthText(least, "less than 10%")];
  const text = parts.filter((part) => part !== undefined).join("; of ");
  return text && `Of ${text}.`;
}

function tenthText({ targets, met }: ChanceBin, given: string): string {
  const came = met === 0 ? "none was" : `${formatNumber(met)} ${met === 1 ? "was" : "were"}`;
  return `${formatUnits(targets, "target")} given ${given}, ${came} met`;
}

function bandsText({ point, written, calibrated }: HindsightTold): string {
  const level = formatLevel(point.confidence);
  const parts = [
    calibrated.length > 0 && `the ${level} bands of the forecast in ${shareText(...heldOf(calibrated))}`,
    written.length > 0 && `the ${level} intervals of straight lines in ${shareText(...heldOf(written))}`
  ].filter(Boolean);
  return parts.length > 0 ? `What happened was held by ${parts.join(", by ")}.` : "";
}

function linesText({ written }: HindsightTold): string {
  if (written.length === 0) return "";
  const reached = written.filter(({ projections }) => projections.some(({ achieves }) => achieves));
  const none = written.filter((outcome) => !reached.includes(outcome));
  const parts = [
    reached.length > 0 &&
      `where one or more straight lines reached the target, ${shareText(metOf(reached), reached.length)} were met`,
    none.length > 0 && `where none did, ${shareText(metOf(none), none.length)}`
  ].filter(Boolean);
  return `As written: ${parts.join("; ")}.`;
}

function coloursText({ written, calibrated }: HindsightTold): string {
  const parts = (
    [
      ["as written", written],
      ["calibrated", calibrated]
    ] as const
  ).flatMap(([reading, outcomes]) => {
    const colours = RATINGS.flatMap((rating) => {
      const own = outcomes.filter((outcome) => outcome.rating === rating);
      return own.length > 0 && rating !== "not-rated"
        ? [`${rating} ${shareText(metOf(own), own.length)}`]
        : [];
    });
    return colours.length > 0 ? [`${reading}, ${colours.join(", ")}`] : [];
  });
  return parts.length > 0 ? `Targets met by the colour given: ${parts.join("; ")}.` : "";
}

/** Share of the places of a measure from which on they are said to have ended alike. */
const ALIKE = 0.8;

/** How far the places of a measure ended alike; empty for fewer than two places. */
export function alikeText({ places, calibrated, written }: HindsightTold): string {
  const outcomes = calibrated.length > 0 ? calibrated : written;
  if (new Set(outcomes.map(({ place }) => place)).size < 2) return "";
  const measures = [...new Set(outcomes.map(({ measure }) => measure))];
  const alike = measures.filter((measure) => {
    const own = outcomes.filter((outcome) => outcome.measure === measure);
    return Math.max(metOf(own), own.length - metOf(own)) >= ALIKE * own.length;
  });
  return (
    `The ${places.many} share one turn of history: on ${shareText(alike.length, measures.length).replace(/ \(.*/, "")} measures ` +
    `at least ${formatPercent(100 * ALIKE, 0)} of them ended on the same side of the target.`
  );
}

/** What became of the sum of all places; empty where there is none. */
export function totalText(name: string, calibrated: readonly Outcome[]): string {
  if (calibrated.length === 0) return "";
  return (
    `${name} as a whole, which is counted apart: ${shareText(metOf(calibrated), calibrated.length)} targets were met, ` +
    `the chances add up to ${formatNumber(chancesOf(calibrated), 1)}, and the bands held ${shareText(...heldOf(calibrated))}.`
  );
}

/** Where what happened lies against an interval: "inside", "above" or "below". */
export function placeInInterval(total: number, { lower, upper }: { lower: number; upper: number }): string {
  if (total > upper) return "above";
  return total < lower ? "below" : "inside";
}
