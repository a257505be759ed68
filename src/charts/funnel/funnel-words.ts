import { sideOf } from "../../rules/polarity.js";
import { criticalZ } from "../../statistics/distributions/critical-value.js";
import type { Interval } from "../../statistics/interval.js";
import { FUNNEL_CONFIDENCES } from "../../views/funnel-view.js";
import { formatMean, formatNumber, formatSigned, formatUnits } from "../../words/format.js";
import { populationNote } from "../../words/population-note.js";
import type { ChartWords } from "../frame/chart-frame.js";
import { basisNote, spanName } from "../frame/offences-subject.js";
import { startNote } from "../frame/value-axis.js";
import type { Funnel, FunnelChartData } from "./funnel-subject.js";

const within = (value: number, limits: Interval) => sideOf(value, limits) === "between";

function funnelTitle({ place, places }: FunnelChartData, { own, ownLimits, format, points }: Funnel): string {
  const lead = `${place}, at ${format(own.value)}, lies`;
  const span = ({ lower, upper }: Interval) => `${format(lower)} to ${format(upper)}`;
  const of = `limits for ${places.aOne} of its size among ${points.length}`;
  if (within(own.value, ownLimits.inner)) return `${lead} within the 95% ${of}: ${span(ownLimits.inner)}`;
  const side = sideOf(own.value, ownLimits.inner);
  if (within(own.value, ownLimits.outer)) {
    return `${lead} ${side} the 95% ${of}, ${span(ownLimits.inner)}, but within the 99.8% limits`;
  }
  return `${lead} ${side} the 99.8% ${of}: ${span(ownLimits.outer)}`;
}

/** The finding, the subject with z, phi and tau squared, and what the limits are. */
export function funnelWords(data: FunnelChartData, funnel: Funnel): ChartWords {
  const { figures, own, phi, tauSquared, points, axis, places } = funnel;
  const subject = figures.proxy ? `${figures.proxy} (proxy for ${data.measure})` : data.measure;
  const unit = figures.unit === "per cent" ? "per cent" : `offences ${figures.unit}`;
  const title = funnelTitle(data, funnel);
  const subtitle =
    `${subject}, ${data.place} and ${formatUnits(points.length - 1, `other ${places.one}`, `other ${places.many}`)}, ${spanName(figures)}, ${unit}` +
    `${startNote(axis)}; z ${formatSigned(own.z, 2)}, φ ${formatMean(phi)}, τ² ${formatNumber(tauSquared, 4)}`;
  const notes = [funnelNote(funnel), ...missingNote(funnel), basisNote(figures.bases)];
  return { title, subtitle, notes, alt: `Funnel plot of all ${places.many}. ${title}. ${subtitle}.` };
}

/** What the limits are and how many forces lie beyond them. */
function funnelNote({ figures, phi, points, places }: Funnel): string {
  const { inner, outer } = FUNNEL_CONFIDENCES;
  const beyond = (confidence: number) =>
    points.filter((point) => Math.abs(point.z) > criticalZ(confidence)).length;
  const alone = figures.unit === "per cent" ? "sampling" : "counting";
  const transform = figures.unit === "per cent" ? "arcsine" : "square-root";
  const spread =
    phi > 1
      ? `${places.Many} differ more than ${alone} alone explains (φ is 1 if it explains everything)`
      : `${places.Many} differ no more than ${alone} alone explains (φ at most 1)`;
  return (
    `${spread}; dashed lines allow for it (Spiegelhalter 2005, ${transform} scale, additive τ², winsorised at 10%), ` +
    `thin grey lines do not. ${beyond(inner)} of ${points.length} ${places.many} lie beyond the dashed 95% lines, ${beyond(outer)} beyond ` +
    `the dotted 99.8% lines. Sizes stand on a logarithmic scale. Filled: the group. An exploratory view, which gives no colour.${populationNote(figures)}`
  );
}

function missingNote({ figures: { missing }, nameOf }: Funnel): string[] {
  return missing.length > 0 ? [`Without a figure: ${missing.map(nameOf).join(", ")}.`] : [];
}
