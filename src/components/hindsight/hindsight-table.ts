import { readingName } from "../../charts/frame/reading-name.js";
import { type Child, element } from "../../kit/element.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import type { Polarity } from "../../plan/plan.js";
import { SINGLE_READINGS, type SingleReading } from "../../plan/readings.js";
import { isSaid, type Outcome, type Projected, type Said } from "../../views/hindsight.js";
import type { ForceNames } from "../../words/explanation.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import { placeInInterval, unsaidInWords } from "../../words/hindsight-text.js";
import { askedSide } from "../../words/target-text.js";

/** One target as a row. */
export interface HindsightTableRow {
  /** Name of the place or of the measure, as it stands in the first cell. */
  name: Child;
  better: Polarity;
  said: Said;
  happened: number | null;
  outcomes: Partial<Record<SingleReading, Outcome>>;
  /** Set apart from the other rows. */
  own: boolean;
}

export interface HindsightTableOptions {
  caption: string;
  /** Heading of the first column. */
  heading: string;
  rows: readonly HindsightTableRow[];
  /** The published reading, whose colour stands first. */
  reading: SingleReading;
  names: ForceNames;
}

/** Targets with what was said of each and what happened; a block each where there is little room. */
export function hindsightTable(options: HindsightTableOptions): HTMLElement {
  const headings = [
    options.heading,
    "Target",
    "Forecast then",
    "Chance then",
    "Straight lines",
    "Colour",
    "Happened",
    "Met?"
  ];
  return element(
    "div",
    { class: "hindsight-scroll", role: "region", "aria-label": options.caption, tabindex: 0 },
    element(
      "table",
      { class: "hindsight-table" },
      element("caption", { class: "visually-hidden" }, options.caption),
      element(
        "thead",
        {},
        element("tr", {}, ...headings.map((text) => element("th", { scope: "col" }, text)))
      ),
      element("tbody", {}, ...options.rows.map((row) => tableRow(row, options)))
    )
  );
}

const cell = (label: string, ...children: Child[]): HTMLElement =>
  element("td", { "data-label": label }, ...children);
const note = (text: string): HTMLElement => element("span", { class: "compare-note" }, text);

function tableRow(row: HindsightTableRow, { reading, names }: HindsightTableOptions): HTMLElement {
  const { readings } = row.said;
  const written = readings["as-written"];
  const { calibrated } = readings;
  return element(
    "tr",
    { class: row.own ? "hindsight-own" : null },
    element("th", { scope: "row" }, row.name),
    cell("Target", ...targetWords(row, reading)),
    cell(
      "Forecast then",
      ...(isSaid(calibrated) ? forecastWords(calibrated) : [unsaidInWords(calibrated, names)])
    ),
    cell("Chance then", isSaid(calibrated) ? chanceText(calibrated) : "–"),
    cell("Straight lines", ...(isSaid(written) ? linesWords(written) : [unsaidInWords(written, names)])),
    cell("Colour", ...colourWords(row.said, reading)),
    cell("Happened", row.happened === null ? "not known" : formatNumber(row.happened), ...heldWords(row)),
    cell("Met?", ...metWords(row, reading))
  );
}

/** The total that is asked by the published reading, and that of the other where its lines ask for another. */
function targetWords(
  { said: { readings, achievement }, better }: HindsightTableRow,
  reading: SingleReading
): Child[] {
  const asked = (of: SingleReading): string | undefined => {
    const said = readings[of];
    return isSaid(said) ? formatNumber(said.threshold) : undefined;
  };
  const other = SINGLE_READINGS.find((of) => of !== reading)!;
  const [first, second] = [asked(reading), asked(other)];
  if (first === undefined && second === undefined) return ["–"];
  return [
    `${askedSide(achievement, better)} ${first ?? second}`,
    first !== undefined &&
      second !== undefined &&
      second !== first &&
      note(`${readingName(other)}: ${second}`)
  ];
}

function forecastWords({ projections: [forecast] }: Projected): Child[] {
  const { total, lower, upper } = forecast!;
  return [formatNumber(total), note(`${formatNumber(lower)} to ${formatNumber(upper)}`)];
}

/** "45%"; never rounded to what would be certain. */
function chanceText({ probability = 0 }: Projected): string {
  if (probability > 0.99 && probability < 1) return "over 99%";
  if (probability < 0.01 && probability > 0) return "under 1%";
  return formatPercent(100 * probability, 0);
}

function linesWords({ projections }: Projected): Child[] {
  const totals = projections.map(({ total }) => total);
  const reaching = projections.filter(({ achieves }) => achieves).length;
  return [
    `${formatNumber(Math.min(...totals))} to ${formatNumber(Math.max(...totals))}`,
    note(`${reaching} of ${projections.length} reach it`)
  ];
}

/** The colour of the published reading, and the other's where it differs. */
function colourWords({ readings }: Said, reading: SingleReading): Child[] {
  const rating = (of: SingleReading) => {
    const said = readings[of];
    return isSaid(said) ? said.rating : "not-rated";
  };
  const other = SINGLE_READINGS.find((of) => of !== reading)!;
  return [
    ratingBadge(rating(reading)),
    rating(other) === rating(reading)
      ? null
      : note(`${readingName(other)}: ${rating(other).replace("-", " ")}`)
  ];
}

function heldWords({ outcomes }: HindsightTableRow): Child[] {
  const { calibrated } = outcomes;
  const written = outcomes["as-written"];
  return [
    calibrated && note(`${placeInInterval(calibrated.happened, calibrated.projections[0]!)} the band`),
    written && note(`in ${written.held.filter(Boolean).length} of ${written.held.length} lines’ intervals`)
  ];
}

/** Where the readings have lines of their own, they may differ on what was met. */
function metWords({ outcomes }: HindsightTableRow, reading: SingleReading): Child[] {
  const other = SINGLE_READINGS.find((of) => of !== reading)!;
  const [first, second] = [outcomes[reading], outcomes[other]].map(
    (one) => one && (one.met ? "met" : "not met")
  );
  if (first === undefined && second === undefined) return ["not known"];
  return [
    first ?? second,
    first !== undefined &&
      second !== undefined &&
      second !== first &&
      note(`${readingName(other)}: ${second}`)
  ];
}
