import { readingName } from "../../charts/frame/reading-name.js";
import { positionStrip } from "../../charts/position/position-strip.js";
import { basisBadge } from "../../kit/basis-badge.js";
import { element } from "../../kit/element.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { formatMonthShort } from "../../plan/month.js";
import { type PlaceWords, placeWords } from "../../plan/place-words.js";
import { type SingleReading, singleReading } from "../../plan/readings.js";
import { type Side, sideOf } from "../../rules/polarity.js";
import type { RatingContext } from "../../rules/rate-measure.js";
import type { RatingResult } from "../../rules/rating.js";
import { isMissing } from "../../rules/windows/series-window.js";
import type { ForceComparison } from "../../views/force-comparison.js";
import { explainMissing, type ForceNames } from "../../words/explanation.js";
import { formatNumber, formatOrdinal, formatRate } from "../../words/format.js";
import { measureTitle } from "../../words/measure-title.js";
import { type ComparisonRow, funnelPlace, isComparison } from "./comparison-rows.js";

/** What the table is made from. */
export interface CompareSummaryOptions {
  rows: readonly ComparisonRow[];
  context: RatingContext;
  names: ForceNames;
  /** Id of the measure whose charts are shown. */
  chosen: string;
  /** Address of this page with another measure. */
  link: (measure: string) => string;
  onChoose: (measure: string) => void;
}

/** Every measure that is compared: figure, mean, all forces on a line, rank with its interval, and R4 or, for all forces, the position. */
export function compareSummary(options: CompareSummaryOptions): HTMLElement {
  const { rows, context } = options;
  const scope = rows.map(({ compared }) => compared).find(isComparison)?.scope ?? "group";
  const headings = [
    "Measure",
    context.data.forces.find(({ id }) => id === context.force)?.name ?? context.force,
    "Mean",
    stripHeading(placeWords(context.plan)),
    "Rank",
    ...(scope === "group" ? ["Position v group"] : ["Against the lines", "Funnel"])
  ];
  return element(
    "div",
    { class: "compare-scroll", role: "region", "aria-label": "Every measure compared", tabindex: 0 },
    element(
      "table",
      { class: "compare-summary" },
      element(
        "thead",
        {},
        element("tr", {}, ...headings.map((text) => element("th", { scope: "col" }, text)))
      ),
      element(
        "tbody",
        {},
        ...rows
          .filter(({ compared }) => compared !== null)
          .map((row) => summaryRow(row, headings.length, options))
      )
    )
  );
}

function summaryRow(row: ComparisonRow, columns: number, options: CompareSummaryOptions): HTMLElement {
  const { measure, compared } = row;
  const isChosen = measure.id === options.chosen;
  const cells = isComparison(compared)
    ? comparisonCells(row, compared, options)
    : [
        element(
          "td",
          { colspan: columns - 1, class: "compare-missing" },
          compared && isMissing(compared)
            ? explainMissing(compared.reason, compared.evidence, options.names)
            : ""
        )
      ];
  return element(
    "tr",
    { "data-measure": measure.id, class: isChosen ? "compare-chosen" : null },
    measureCell(row, isChosen, options),
    ...cells
  );
}

function measureCell(
  row: ComparisonRow,
  isChosen: boolean,
  { link, onChoose }: CompareSummaryOptions
): HTMLElement {
  const { measure, compared } = row;
  const onclick = (event: Event): void => {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    if (ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    onChoose(measure.id);
  };
  const proxy = isComparison(compared) ? compared.proxy : undefined;
  return element(
    "th",
    { scope: "row" },
    element(
      "a",
      { href: link(measure.id), "aria-current": isChosen ? "true" : null, onclick },
      measureTitle(row)
    ),
    proxy && element("span", { class: "compare-note" }, `proxy: ${proxy}`)
  );
}

function comparisonCells(
  row: ComparisonRow,
  compared: ForceComparison,
  { context, names }: CompareSummaryOptions
): HTMLElement[] {
  const { settings, force } = context;
  const places = placeWords(context.plan);
  const { mean } = compared.lines[singleReading(settings.reading)];
  const rate = (value: number) => formatRate(value, { unit: compared.unit, mean });
  const { position, of, lower, upper } = compared.rank;
  const strip = positionStrip(compared, {
    measure: measureTitle(row),
    place: names[force] ?? force,
    places,
    reading: singleReading(settings.reading)
  });
  const cell = (label: string, className: string, ...children: (Node | string)[]) =>
    element("td", { "data-label": label, class: className }, ...children);
  return [
    cell("Figure", "compare-number", rate(compared.own.value), note(unitWords(compared))),
    cell(
      "Mean",
      "compare-number",
      rate(mean),
      note(`${formatNumber(compared.values.length)} ${places.many}`)
    ),
    cell(stripHeading(places), "compare-strip", strip),
    cell(
      "Rank",
      "compare-number",
      `${formatOrdinal(position)} of ${of}`,
      note(`${formatOrdinal(lower)} to ${formatOrdinal(upper)}`)
    ),
    ...(compared.scope === "group"
      ? [
          cell(
            "Position v group",
            "",
            ...verdict(compared, singleReading(settings.reading)),
            " ",
            basisBadge(compared.bases)
          )
        ]
      : [
          cell(
            "Against the lines",
            "",
            lineWords(compared, singleReading(settings.reading)),
            " ",
            basisBadge(compared.bases)
          ),
          cell("Funnel", "", funnelPlace(row.measure, context) ?? "none: only the group has figures")
        ])
  ];
}

const note = (text: string): HTMLElement => element("span", { class: "compare-note" }, text);

const stripHeading = ({ many }: PlaceWords): string => `Worse ← ${many} → better`;

function unitWords({ unit, to }: ForceComparison): string {
  return `${unit === "per cent" ? "" : `${unit.replace("population", "people")}, `}to ${formatMonthShort(to)}`;
}

const SIDES: Record<Side, string> = {
  above: "above the upper line",
  between: "between the lines",
  below: "below the lower line"
};

/** Where the home force lies, without a colour: the plan gives none against all forces. */
export function lineWords({ own, lines }: ForceComparison, reading: SingleReading): string {
  return SIDES[sideOf(own.value, lines[reading].lines)];
}

/** The published colour, and the other reading's where it differs. */
function verdict({ ratings }: ForceComparison, reading: SingleReading): (Node | string)[] {
  const published = ratings.find((result) => result.reading === reading)!;
  const other = ratings.find((result) => result.reading !== reading)!;
  return [
    ratingBadge(published.rating),
    ...(other.rating === published.rating ? [] : [note(otherReading(other))])
  ];
}

const otherReading = ({ reading, rating }: RatingResult): string => `${readingName(reading)}: ${rating}`;
