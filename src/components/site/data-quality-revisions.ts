import { element } from "../../kit/element.js";
import type { DataQualityFile } from "../../views/page-files.js";
import { revisedSeries, seriesText } from "../../words/changes-in-words.js";
import { type ChangedSpan, figureSpansTable } from "../changes/figure-spans-table.js";

/** Which figures are not those of the newest release, by series, with the way to each of them. */
export function revisionsPart(
  revisions: DataQualityFile["revisions"],
  nameOf: (force: string) => string
): HTMLElement {
  if (!revisions) {
    return element(
      "p",
      {},
      "There is no release to compare with yet. ",
      changesLink("The page Changes"),
      " says how to make one."
    );
  }
  const { since, figures } = revisions;
  const spans = [
    ...reclassifiedSpans(figures),
    ...revisedSeries(figures.revised).map(({ revisions, ...series }) => ({
      ...series,
      series: seriesText(series),
      figures: revisions.length,
      change: "revised"
    })),
    ...figures.added.map((span) => ({ ...span, change: "added" })),
    ...figures.withdrawn.map((span) => ({ ...span, change: "withdrawn" }))
  ];
  const release = `the release ${since.label}, made on ${since.made}`;
  if (spans.length === 0) {
    return element(
      "p",
      {},
      `None since ${release}: every figure up to its period end is the same number. `,
      changesLink("All changes")
    );
  }
  return element(
    "div",
    {},
    element(
      "p",
      {},
      `Compared with ${release}. `,
      changesLink("Each figure, then and now, and what it moved")
    ),
    ...figureSpansTable(spans, `Figures changed since the release ${since.label}`, nameOf)
  );
}

/** The figures that are another number, or go by another name, because their series was renamed or split. */
function reclassifiedSpans({
  reclassified
}: NonNullable<DataQualityFile["revisions"]>["figures"]): ChangedSpan[] {
  return reclassified.flatMap(({ from, series, places }) =>
    places.map(({ force, what, from: first, to, figures, moved }) => ({
      series: from === series ? series : `${from}, now ${series}`,
      force,
      what,
      from: first,
      to,
      figures: from === series ? moved : figures,
      change: "reclassified"
    }))
  );
}

const changesLink = (text: string): HTMLElement => element("a", { href: "./changes.html" }, text);
