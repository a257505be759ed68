import {
  attributionSentence,
  changesHeadline,
  figureText,
  methodChangeInWords,
  movedByText,
  reclassifiedText,
  recordText,
  revisedSeries,
  seriesText,
  settingChangeInWords,
  spanText,
  timeText
} from "../../src/words/changes-in-words.js";
import { explainRating, type ForceNames } from "../../src/words/explanation.js";
import { formatNumber, formatUnits } from "../../src/words/format.js";
import { placeWords } from "../../src/plan/place-words.js";
import { formatMonth } from "../../src/plan/month.js";
import type { ChangesFile, ColourMove, ReleaseChanges } from "../../src/releases/release-changes.js";
import type { ReclassifiedPlace } from "../../src/releases/reclassification.js";
import type { FigureChanges } from "../../src/releases/release-figures.js";
import type { FigureSpan } from "../../src/releases/release-figure.js";

/** All that has changed since a release, as text for a terminal: a headline, then a section for each kind of change. */
export function changesText(changes: ReleaseChanges, { forceNames, plan, software }: ChangesFile): string {
  const { since, measures, settings, figures } = changes;
  const made = `Release ${since.label}, made on ${since.made} by version ${since.software}`;
  const name = (force: string) => forceNames[force] ?? force;
  const of = ({ series, force, what }: { series: string; force: string; what: string }) =>
    `${series}, ${name(force)} (${what})`;
  const moves = (wanted: (move: ColourMove) => boolean, among = changes.moved) =>
    among.filter(wanted).flatMap((move) => moveLines(move, forceNames, figures));
  const sections: [string, string[]][] = [
    ["Published colours that moved", moves(({ published }) => published)],
    [
      `Published colours of ${placeWords(plan).many} that moved`,
      changes.places.flatMap(({ force, moved }) => moved.map((move) => `${name(force)}: ${moveLine(move, figures)}`))
    ],
    ["Other colours that moved", moves(({ published }) => !published)],
    ["Colours that are the same only because changes cancel", moves(() => true, changes.cancelled)],
    ["Measures added", measures.added.map(({ id, name }) => `${id}: ${name}`)],
    ["Measures removed", measures.removed.map(({ id, name }) => `${id}: ${name}`)],
    [
      "Measures defined in another way",
      measures.redefined.flatMap(({ id, keys }) =>
        keys.map(({ key, before, after }) => `${id}: ${key} ${before ?? "none"} -> ${after ?? "none"}`)
      )
    ],
    [
      "Settings changed",
      settings.map(settingChangeInWords).map(({ name, before, after }) => `${name}: ${before} -> ${after}`)
    ],
    ["Methods changed", changes.methods.map((change) => methodChangeInWords(change, placeWords(plan)).replace("→", "->"))],
    [
      "Figures reclassified, by annotations.csv",
      figures.reclassified.flatMap(({ records, places }) => [
        ...records.map(recordText),
        ...places.map((place) => `  ${name(place.force)} (${place.what}), ${placeLine(place)}`)
      ])
    ],
    [
      "Figures revised",
      revisedSeries(figures.revised).flatMap(({ revisions, ...series }) =>
        revisions.map(
          ({ at, before, after }) =>
            `${of({ ...series, series: seriesText(series) })}, ${timeText(at)}: ${figureText(before)} -> ${figureText(after)}`
        )
      )
    ],
    ["Figures added", figures.added.map((span) => `${of(span)}: ${spanLine(span)}`)],
    ["Figures withdrawn", figures.withdrawn.map((span) => `${of(span)}: ${spanLine(span)}`)],
    [
      "Comparison groups changed",
      figures.groups.map(
        ({ edition, added, removed }) =>
          `${edition}: ${[...added.map((id) => `+ ${name(id)}`), ...removed.map((id) => `- ${name(id)}`)].join(", ")}`
      )
    ],
    ["Data files that are not the same", changes.files]
  ];
  return [
    changesHeadline(changes),
    `${made}${since.note === undefined ? "" : `: ${since.note}`}`,
    `Then: period ended ${formatMonth(since.periodEnd)}. Now: ${formatMonth(plan.periodEnd)}, version ${software}.`,
    ...sections
      .filter(([, lines]) => lines.length > 0)
      .map(([title, lines]) => `\n${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`)
  ].join("\n");
}

/** A colour that moved: what it was and is, what moved it, and the sentences of both. */
function moveLines(move: ColourMove, names: ForceNames, figures: FigureChanges): string[] {
  const { before, after, measure } = move;
  return [
    moveLine(move, figures),
    `  then: ${explainRating(before, measure.before, names)}`,
    `  now:  ${explainRating(after, measure.after, names)}`,
    `  ${attributionSentence(move)}`
  ];
}

function moveLine(move: ColourMove, figures: FigureChanges): string {
  const { id, before, after } = move;
  const rule = before.rule === after.rule ? after.rule : `${before.rule} -> ${after.rule}`;
  const reading = before.reading === after.reading ? after.reading : `${before.reading} -> ${after.reading}`;
  return `${id} ${rule} ${reading}: ${before.rating} -> ${after.rating}, moved by ${movedByText(move, figures)}`;
}

const placeLine = (place: ReclassifiedPlace): string =>
  `${spanText(place)}: ${reclassifiedText(place).replace("→", "->")}; ${formatUnits(place.moved, "figure")} of ${formatNumber(place.figures)} moved`;

const spanLine = (span: FigureSpan): string => `${formatUnits(span.figures, "figure")}, ${spanText(span)}`;
