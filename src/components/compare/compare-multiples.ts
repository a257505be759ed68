import { basisNote } from "../../charts/frame/offences-subject.js";
import { readingName } from "../../charts/frame/reading-name.js";
import { perPeriod } from "../../charts/frame/series-points.js";
import { startNote, type ValueAxis } from "../../charts/frame/value-axis.js";
import {
  sharedAxis,
  smallSpan,
  smallSpcChart,
  spcSide,
  spcSideText
} from "../../charts/spc/small-spc-chart.js";
import { element } from "../../kit/element.js";
import { whenSeen } from "../../kit/when-seen.js";
import { type PlaceWords, placeWords } from "../../plan/place-words.js";
import { singleReading } from "../../plan/readings.js";
import type { RatingContext } from "../../rules/rate-measure.js";
import type { MissingEvidence, NotRatedReason } from "../../rules/rating.js";
import type { ForceComparison } from "../../views/force-comparison.js";
import type { SpcMultiple, SpcMultiples } from "../../views/spc-multiples.js";
import { explainMissing, type ForceNames } from "../../words/explanation.js";
import { formatNumber, formatUnits } from "../../words/format.js";
import { forceLink } from "./compare-matrix.js";

/** What the small charts are made from. */
export interface CompareMultiplesOptions {
  spc: SpcMultiples;
  comparison: ForceComparison;
  context: RatingContext;
  names: ForceNames;
  /** Id and name of the measure. */
  measure: { id: string; title: string };
}

/** The same control chart for every force, best first: each is drawn when it comes into view, and leads to that force's pages. */
export function compareMultiples(options: CompareMultiplesOptions): HTMLElement {
  const { spc, comparison, context, names } = options;
  const places = placeWords(context.plan);
  const span = smallSpan(context.period);
  const together = spc.multiples.filter(({ force }) => !comparison.aside.includes(force));
  const shared = sharedAxis(together.length > 0 ? together : spc.multiples, span);
  const items = spc.multiples.map((multiple) => {
    const isAside = comparison.aside.includes(multiple.force);
    const axis = isAside ? sharedAxis([multiple], span) : shared;
    return multipleItem(multiple, { ...options, axis, isAside });
  });
  const without = spc.without.map((id) => names[id] ?? id).join(", ");
  return element(
    "div",
    {},
    element("p", {}, sidesSentence(spc.multiples, places)),
    element("p", { class: "compare-context" }, scaleSentence(options, shared)),
    element("ul", { class: "multiples" }, ...items),
    element(
      "p",
      { class: "compare-context" },
      without && `Without this series: ${without}. `,
      basisNote(spc.bases)
    )
  );
}

/** "Of 8 forces, 1 lies below its lower line, …": each against its own past. */
function sidesSentence(multiples: readonly SpcMultiple[], { one, many }: PlaceWords): string {
  const sides = multiples.map(spcSide);
  const count = (side: ReturnType<typeof spcSide>) => sides.filter((found) => found === side).length;
  const unjudged = count(undefined);
  return (
    `Of ${formatUnits(multiples.length, one, many)}, ${formatNumber(count("below"))} averaged below the lower line in the recent months, ` +
    `${formatNumber(count("above"))} above the upper line, ${formatNumber(count("between"))} between the lines` +
    `${unjudged > 0 ? `; ${formatNumber(unjudged)} could not be judged` : ""}. ` +
    "Each is judged against its own past, not against the others."
  );
}

/** What is drawn, on which scale, from which months, by which reading. */
function scaleSentence(
  { spc, comparison, context, measure }: CompareMultiplesOptions,
  axis: ValueAxis
): string {
  const { settings } = context;
  const subject = spc.proxy ? `${spc.proxy} (proxy for ${measure.title})` : measure.title;
  const periods = [...new Set(spc.multiples.map(({ series }) => series.monthsPerPeriod))];
  const unit = periods.map(perPeriod).join(" or ");
  const scale =
    periods.length > 1
      ? `the scale is shared, but some ${placeWords(context.plan).many} have months and some quarters`
      : "one scale for all";
  return (
    `${subject}: offences ${unit} ${comparison.unit} (of mid-${comparison.populationYear}${comparison.populationBasis === undefined ? "" : `, ${comparison.populationBasis}`}); ${scale}${startNote(axis)}. ` +
    `R5, reading ${readingName(singleReading(settings.reading))}: the mean of the recent ${formatUnits(settings.spc.recent, "month")} (thick) between lines ` +
    `from the ${formatUnits(settings.spc.previous, "month")} before, z ${formatNumber(settings.z, 2)}. Best rate first.`
  );
}

interface ItemOptions extends CompareMultiplesOptions {
  axis: ValueAxis;
  isAside: boolean;
}

function multipleItem(multiple: SpcMultiple, options: ItemOptions): HTMLElement {
  const { context, names, measure, axis, isAside } = options;
  const { force, result } = multiple;
  const name = names[force] ?? force;
  const places = placeWords(context.plan);
  const home = context.force;
  const picture = element("div", { class: "multiple-chart" });
  const span = smallSpan(context.period);
  whenSeen(picture, () => picture.replaceChildren(smallSpcChart(multiple, { name, span, axis })));
  const words =
    spcSideText(multiple) ??
    explainMissing(result.reason as NotRatedReason, result.evidence as MissingEvidence, names);
  return element(
    "li",
    { class: force === context.force ? "multiple multiple-own" : "multiple", "data-force": force },
    element(
      "h3",
      {},
      element("a", { href: forceLink(`./measures/${measure.id}.html`, force, { home, places }) }, name),
      force === context.force && ` (this ${places.one})`
    ),
    picture,
    element(
      "p",
      {},
      `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
      isAside && " On a scale of its own. ",
      " ",
      element(
        "a",
        { href: forceLink("./index.html", force, { home, places }), "aria-label": `Dashboard of ${name}` },
        "Dashboard"
      )
    )
  );
}
