import { definitionTable } from "../../kit/definition-table.js";
import { element } from "../../kit/element.js";
import { formatMonth, type Month } from "../../plan/month.js";
import { inPlaces, type PlaceWords, placeWords } from "../../plan/place-words.js";
import {
  type Checksums,
  filteredRecords,
  isProtected,
  type ProtectedAccount,
  type SourceAccount
} from "../../plan/provenance.js";
import type { SeriesQuality } from "../../views/data-quality.js";
import type { DataQualityFile } from "../../views/page-files.js";
import { formatNumber, formatSignedPercent, formatUnits } from "../../words/format.js";
import { rejectedText } from "../../words/rejected-text.js";
import { revisionsPart } from "./data-quality-revisions.js";

/** "226 series were looked at: 0 have a gap, 3 a month that looks incomplete, …" */
export function qualitySummary({ quality: { series } }: DataQualityFile): string {
  const count = (holds: (s: SeriesQuality) => boolean): string => formatNumber(series.filter(holds).length);
  return (
    `${formatUnits(series.length, "series", "series")} that the plan reads were looked at: ${count((s) => s.gaps.length > 0)} have gaps, ` +
    `${count((s) => s.endsEarly)} end earlier than the same series elsewhere, ${count((s) => s.odd.length > 0)} have a month that looks ` +
    `incomplete or too high, and ${count((s) => s.level !== null)} a sudden change of level.`
  );
}

/** The files of the data folder, with rows, dates and checksums. */
export function filesRead({ provenance: { files } }: DataQualityFile): HTMLElement {
  return definitionTable({
    caption:
      "The data folder when this site was built. A checksum tells whether a file is the same, byte for byte.",
    headings: ["File", "Rows", "From", "To", "Bytes", "SHA-256"],
    numeric: [1, 4],
    rows: files.map(({ name, rows, from, to, bytes, ...sums }) => [
      name,
      rows === null ? "" : formatNumber(rows),
      from ? formatMonth(from) : "",
      to ? formatMonth(to) : "",
      bytes === null ? "" : formatNumber(bytes),
      checksum(sums)
    ])
  });
}

/** Every record that was read is exactly one of counted, left out and rejected. */
export function recordsCounted({ provenance: { software, sources }, places }: DataQualityFile): HTMLElement {
  if (sources.length === 0) {
    return none("None: every figure comes from the files above, which hold counts, not records.");
  }
  const whole = sources.filter((account) => !isProtected(account));
  return element(
    "div",
    {},
    element(
      "p",
      {},
      `Read by ${software}. Rows read are those counted, left out by a rule, and rejected: nothing is lost.`
    ),
    ...(whole.length > 0 ? [inputsTable(whole)] : []),
    ...whole.map((account) => sourceDetails(account, placeWords({ places }))),
    ...sources.filter(isProtected).map(protectedSource)
  );
}

function inputsTable(sources: SourceAccount[]): HTMLElement {
  return definitionTable({
    caption: "What became of the records of each input",
    headings: ["Input", "Rows", "Counted", "Left out", "Rejected", "From", "To", "SHA-256"],
    numeric: [1, 2, 3, 4],
    rows: sources.flatMap(({ id, inputs }) =>
      inputs.map((input) => [
        `${id}: ${input.file}`,
        formatNumber(input.rows),
        formatNumber(input.counted),
        formatNumber(filteredRecords(input)),
        formatNumber(input.rejected),
        input.from ? formatMonth(input.from) : "",
        input.to ? formatMonth(input.to) : "",
        element("code", { class: "checksum" }, input.sha256 ?? "")
      ])
    )
  });
}

/** A checksum as it is published: as it is, keyed by a secret, or not at all. */
function checksum({ sha256, hmacSha256 }: Checksums): HTMLElement | string {
  if (sha256 !== null) return element("code", { class: "checksum" }, sha256);
  if (hmacSha256 === undefined) return "not published: its counts are protected";
  return element("span", {}, "keyed: ", element("code", { class: "checksum" }, hmacSha256));
}

/** What may be said of a source whose counts are protected. */
function protectedSource({ id, kind, basis, inputs, rejected }: ProtectedAccount): HTMLElement {
  return element(
    "details",
    {},
    element("summary", {}, `${id} (${kind}; ${basis}; its counts are protected)`),
    element(
      "p",
      {},
      "How many records were counted, left out and rejected is not published, since such a number may equal a count that is left " +
        `out. Of all rows, ${rejected === "none" ? "none were" : `${rejected} were`} rejected. “npm run read-sources” prints ` +
        "the whole account for who has the records."
    ),
    element("ul", {}, ...inputs.map(({ file, ...sums }) => element("li", {}, `${file}: `, checksum(sums))))
  );
}

/** Which rule left records out, what counted where, and what was noticed. */
function sourceDetails(account: SourceAccount, places: PlaceWords): HTMLElement {
  const { id, kind, basis, filtered, series, facts, notes, rejects } = account;
  const items = [
    ...Object.entries(filtered).map(([rule, count]) => `left out, ${rule}: ${formatUnits(count, "record")}`),
    ...Object.entries(series).map(
      ([name, { records }]) => `counted in ${name}: ${formatUnits(records, "record")}`
    ),
    ...Object.entries(facts).map(([fact, count]) => `${fact}: ${formatNumber(count)}`),
    ...[...notes, ...rejects.map(rejectedText)].map((text) => inPlaces(text, places))
  ];
  return element(
    "details",
    {},
    element("summary", {}, `${id} (${kind}; ${basis})`),
    element("ul", {}, ...items.map((item) => element("li", {}, item)))
  );
}

const none = (text: string): HTMLElement => element("p", {}, text);

/** Series with gaps, or that end early. */
export function gaps({ quality: { series }, names }: DataQualityFile): HTMLElement {
  const named = nameIn(names);
  const rows = series.filter((s) => s.gaps.length > 0 || s.endsEarly);
  if (rows.length === 0)
    return none("None: every series is whole from its first figure to its last, and all end together.");
  return definitionTable({
    caption: "Periods without a figure. A gap is never read as zero.",
    headings: ["Series", "Place", "First", "Last", "Periods missing", "Of these too small to publish"],
    numeric: [4, 5],
    rows: rows.map((s) => [
      s.series,
      named(s.place),
      formatMonth(s.first),
      `${formatMonth(s.last)}${s.endsEarly ? " (earlier than elsewhere)" : ""}`,
      s.gaps.length === 0 ? "none" : `${formatNumber(s.gaps.length)}: ${monthList(s.gaps)}`,
      formatNumber(s.suppressed)
    ])
  });
}

/** At most so many months are named; more are counted. */
const MONTHS_NAMED = 6;

function monthList(months: readonly Month[]): string {
  const named = months.slice(0, MONTHS_NAMED).map(formatMonth).join(", ");
  return months.length > MONTHS_NAMED
    ? `${named} and ${formatNumber(months.length - MONTHS_NAMED)} more`
    : named;
}

/** Months that look incomplete or too high. */
export function oddMonths({ quality: { series }, names }: DataQualityFile): HTMLElement {
  const named = nameIn(names);
  const rows = series.flatMap((s) => s.odd.map((month) => ({ ...s, ...month })));
  if (rows.length === 0) return none("None.");
  return definitionTable({
    caption:
      "Months at most three quarters of the median of the three months on each side, or at least twice it, and further from it than the series usually moves. The last month has three neighbours only. Pages judge them by the months up to the period end that they show: the last column has the period ends from which a month looks so. A true change looks the same: ask who recorded them.",
    headings: ["Series", "Place", "Month", "Count", "Months around it", "Seen from period ends"],
    numeric: [3, 4],
    rows: rows.map(({ series: id, place, month, count, expected, seen }) => [
      id,
      named(place),
      formatMonth(month),
      formatNumber(count),
      formatNumber(expected),
      periodEnds(seen)
    ])
  });
}

function periodEnds({ from, to, always }: SeriesQuality["odd"][number]["seen"]): string {
  if (from === to) return formatMonth(from);
  return `${formatMonth(from)} to ${formatMonth(to)}${always ? "" : ", but for some"}`;
}

/** Sudden changes of level, the plan's own force first. */
export function levelChanges({ quality: { series }, names, force, places }: DataQualityFile): HTMLElement {
  const named = nameIn(names);
  const found = series.flatMap((s) => (s.level ? [{ ...s, level: s.level }] : []));
  if (found.length === 0) return none("None.");
  const own = found.filter((s) => s.place === force);
  const table = (rows: typeof found, caption: string): HTMLElement =>
    definitionTable({
      caption,
      headings: ["Series", "Place", "From", "Change"],
      numeric: [3],
      rows: rows.map(({ series: id, place, level }) => [
        id,
        named(place),
        formatMonth(level.month),
        formatSignedPercent(100 * (level.ratio - 1))
      ])
    });
  const others = found.filter((s) => s.place !== force);
  return element(
    "div",
    {},
    own.length > 0 && table(own, `Suggested for ${named(force)}`),
    others.length > 0 &&
      element(
        "details",
        {},
        element(
          "summary",
          {},
          `Suggested for its group and its areas: ${formatUnits(others.length, "series", "series")}`
        ),
        table(
          others,
          `Suggested for the ${placeWords({ places }).many} of its group, and for its local areas`
        )
      )
  );
}

/** Series that some forces do not have. */
export function forcesMissing({ quality: { missing }, names, places }: DataQualityFile): HTMLElement {
  const { one, Many } = placeWords({ places });
  const named = nameIn(names);
  if (missing.length === 0) return none(`None: every ${one} has every series that the plan reads.`);
  return definitionTable({
    caption: `${Many} without a figure of a series cannot be compared in it.`,
    headings: ["Series", Many, "Which"],
    numeric: [1],
    rows: missing.map(({ series, forces }) => [
      series,
      formatNumber(forces.length),
      forces.map(named).join(", ")
    ])
  });
}

/** How many counts are left out, for which reason, and what is promised of them; nothing for a site that publishes all. */
export function countsLeftOut({ disclosure }: DataQualityFile): string {
  if (!disclosure) return "";
  const { cells, small, others, kept, shownBefore, least, width, openData } = disclosure;
  if (cells === 0 && openData !== undefined)
    return `None: the counts of places are open data (${openData}), and there are no others.`;
  const sentences = [
    `Of ${formatUnits(cells, "count")}, ${formatNumber(small)} are below ${least} and ${formatNumber(others)} more would give one of them away.`
  ];
  if (kept > 0) sentences.push(`${formatNumber(kept)} of these were left out of an earlier release.`);
  if (shownBefore > 0) {
    sentences.push(
      `${formatNumber(shownBefore)} of those below ${least} stand in an earlier release, and nothing can protect them any more.`
    );
  }
  sentences.push(
    `Whatever is published leaves at least ${width} between the least and the greatest possible value of each count that is left out.`
  );
  if (openData !== undefined)
    sentences.push(`Only counts of local areas are looked at: those of places are open data (${openData}).`);
  return sentences.join(" ");
}

/** Relations that readers may suppose between counts, and that do not always hold. */
export function relationExceptions({ disclosure }: DataQualityFile): HTMLElement | string {
  if (!disclosure || disclosure.exceptions.length === 0) return "";
  return definitionTable({
    caption: "Sums that do not always hold: counts are protected wherever one does.",
    headings: ["Sum", "Holds", "Does not hold"],
    numeric: [1, 2],
    rows: disclosure.exceptions.map(({ relation, holds, exceptions }) => [
      relation,
      formatNumber(holds),
      formatNumber(exceptions)
    ])
  });
}

/** What was revised since the last release. */
export function revisions({ revisions: found, names }: DataQualityFile): HTMLElement {
  return revisionsPart(found, nameIn(names));
}

const nameIn =
  (names: Readonly<Record<string, string>>) =>
  (id: string): string =>
    names[id] ?? id;
