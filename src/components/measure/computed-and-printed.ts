import { element } from "../../kit/element.js";
import type { Printed } from "../../plan/plan.js";
import { percentVariance } from "../../rules/r9-figures.js";
import type { FigureEvidence, PositionEvidence } from "../../rules/rating.js";
import type { MeasureDossier } from "../../views/dossier.js";
import {
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatSigned,
  formatSignedPercent
} from "../../words/format.js";

interface FigureColumn {
  heading: string;
  computed: string | null;
  printed: string | null;
}

const text = (value: number | null | undefined, format: (value: number) => string) =>
  value === null || value === undefined ? null : format(value);

function figureColumns({ measure, rating }: MeasureDossier): FigureColumn[] {
  const percent = measure.kind === "survey" || measure.kind === "outcome";
  const format = percent ? (value: number) => formatPercent(value) : (value: number) => formatNumber(value);
  const printed: Printed = measure.printed ?? {};
  const rank = positionOf(rating.ratings);
  return [
    { heading: "Baseline", computed: text(rating.baseline, format), printed: text(printed.baseline, format) },
    { heading: "Latest", computed: text(rating.latest, format), printed: text(printed.latest, format) },
    {
      heading: "Change",
      computed: changeText(rating, percent),
      printed: printed.change?.replace(/^-/, "−") ?? null
    },
    {
      heading: "Position",
      computed: text(rank, formatOrdinal),
      printed: text(printed.position, formatOrdinal)
    }
  ].filter(({ computed, printed: paper }) => computed !== null || paper !== null);
}

function positionOf(ratings: MeasureDossier["rating"]["ratings"]): number | undefined {
  const result = ratings.find(({ rule, rating }) => rule === "R4" && rating !== "not-rated");
  return result && (result.evidence as PositionEvidence).rank.position;
}

/** Points for percentages, one decimal for offences, and the paper's whole per cent for single figures. */
function changeText(
  { baseline, latest, ratings }: MeasureDossier["rating"],
  percent: boolean
): string | null {
  if (baseline === null || latest === null) return null;
  if (percent) return `${formatSigned(latest - baseline, 1)} points`;
  const single = ratings.find(({ rule }) => rule === "R9")?.evidence as FigureEvidence | undefined;
  if (typeof single?.variancePercent === "number") return formatSignedPercent(single.variancePercent, 0);
  const change = percentVariance(baseline, latest);
  return change === null ? null : formatSignedPercent(change);
}

const CERTAINTY: Record<NonNullable<Printed["certainty"]>, string> = {
  sure: "the paper’s text leaves one reading",
  checked: "confirmed against published figures",
  reading: "the most natural reading of a scrambled page"
};

/** The figures computed from the data, under them what the paper printed, and how sure its reading is. */
export function computedAndPrinted(dossier: MeasureDossier): HTMLElement | null {
  const columns = figureColumns(dossier);
  if (columns.length === 0) return null;
  const { printed } = dossier.measure;
  const row = (name: string, key: "computed" | "printed") =>
    element(
      "tr",
      { class: `measure-${key}` },
      element("th", { scope: "row" }, name),
      ...columns.map((column) => element("td", {}, column[key] ?? "–"))
    );
  const headings = columns.map(({ heading }) => element("th", { scope: "col" }, heading));
  const table = element(
    "table",
    { class: "measure-figures" },
    element("thead", {}, element("tr", {}, element("td", {}), ...headings)),
    element("tbody", {}, row("From the data", "computed"), printed && row("Printed in the paper", "printed"))
  );
  const certainty = printed?.certainty && `Printed figures: ${CERTAINTY[printed.certainty]}.`;
  return element("div", {}, table, certainty && element("p", { class: "measure-certainty" }, certainty));
}
