import { definitionTable } from "../../kit/definition-table.js";
import { element } from "../../kit/element.js";
import { formatMonth, type Month } from "../../plan/month.js";
import type { Disclosure } from "../../plan/plan-data.js";
import type { DataFile } from "../../plan/provenance.js";
import { filteredRecords, type Provenance, type SourceAccount } from "../../plan/provenance.js";
import type { DataQuality, SeriesQuality } from "../../views/data-quality.js";
import type { DataQualityFile } from "../../views/page-files.js";
import { formatNumber, formatSignedPercent, formatUnits } from "../../words/format.js";
import { revisionsPart } from "./data-quality-revisions.js";

/**
 * The page on the state of the data: what was read, what is missing, and what looks odd. `provenance` is the address of
 * the same accounts as a file.
 */
export function dataQualityPage(file: DataQualityFile, provenance: string): HTMLElement {
  const { quality, force, names } = file;
  const named = (id: string): string => names[id] ?? id;
  return element(
    "article",
    { class: "data-quality" },
    element("p", { class: "data-quality-summary" }, summaryOf(quality)),
    ...section("files", "Files read", filesTable(file.provenance.files)),
    ...section("records", "Records counted", recordsPart(file.provenance), provenanceLink(provenance)),
    ...section("revisions", "Revisions since the last release", revisionsPart(file.revisions, named)),
    ...section("gaps", "Gaps and early ends", gapsPart(quality, named)),
    ...section("low", "Months that look incomplete", lowPart(quality, named)),
    ...section("levels", "Sudden changes of level", levelsPart(quality, force, named)),
    ...section("missing", "Forces without figures", missingPart(quality, named)),
    ...(file.disclosure
      ? section("disclosure", "Counts too small to publish", disclosurePart(file.disclosure))
      : [])
  );
}

function section(id: string, title: string, ...content: HTMLElement[]): HTMLElement[] {
  return [element("h2", { id }, title), ...content];
}

/** "226 series were looked at: 0 have a gap, 3 a month that looks incomplete, …" */
function summaryOf({ series }: DataQuality): string {
  const count = (holds: (s: SeriesQuality) => boolean): string => formatNumber(series.filter(holds).length);
  return (
    `${formatUnits(series.length, "series", "series")} that the plan reads were looked at: ${count((s) => s.gaps.length > 0)} have gaps, ` +
    `${count((s) => s.endsEarly)} end earlier than the same series elsewhere, ${count((s) => s.low.length > 0)} have a month that looks ` +
    `incomplete, and ${count((s) => s.level !== null)} a sudden change of level. None of this changes a figure or a colour.`
  );
}

function filesTable(files: readonly DataFile[]): HTMLElement {
  return definitionTable({
    caption:
      "The data folder when this site was built. A checksum tells whether a file is the same, byte for byte.",
    headings: ["File", "Rows", "From", "To", "Bytes", "SHA-256"],
    numeric: [1, 4],
    rows: files.map(({ name, rows, from, to, bytes, sha256 }) => [
      name,
      rows === null ? "" : formatNumber(rows),
      from ? formatMonth(from) : "",
      to ? formatMonth(to) : "",
      formatNumber(bytes),
      element("code", { class: "checksum" }, sha256)
    ])
  });
}

function provenanceLink(href: string): HTMLElement {
  return element(
    "p",
    {},
    "Files, checksums and accounts for other programs: ",
    element("a", { href, download: "provenance.json" }, "provenance.json"),
    ". It stands under this name at the top of the site."
  );
}

/** Every record that was read is exactly one of counted, left out and rejected. */
function recordsPart({ software, sources }: Provenance): HTMLElement {
  if (sources.length === 0) {
    return none("None: every figure comes from the files above, which hold counts, not records.");
  }
  return element(
    "div",
    {},
    element(
      "p",
      {},
      `Read by ${software}. Rows read are those counted, left out by a rule, and rejected: nothing is lost.`
    ),
    definitionTable({
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
    }),
    ...sources.map(sourceDetails)
  );
}

/** Which rule left records out, what counted where, and what was noticed. */
function sourceDetails({
  id,
  kind,
  basis,
  filtered,
  series,
  facts,
  notes,
  rejects
}: SourceAccount): HTMLElement {
  const items = [
    ...Object.entries(filtered).map(([rule, count]) => `left out, ${rule}: ${formatUnits(count, "record")}`),
    ...Object.entries(series).map(
      ([name, { records }]) => `counted in ${name}: ${formatUnits(records, "record")}`
    ),
    ...Object.entries(facts).map(([fact, count]) => `${fact}: ${formatNumber(count)}`),
    ...notes,
    ...rejects.map(
      ({ file, line, reason }) => `rejected ${file}${line === null ? "" : `, line ${line}`}: ${reason}`
    )
  ];
  return element(
    "details",
    {},
    element("summary", {}, `${id} (${kind}; ${basis})`),
    element("ul", {}, ...items.map((item) => element("li", {}, item)))
  );
}

const none = (text: string): HTMLElement => element("p", {}, text);

function gapsPart({ series }: DataQuality, named: (id: string) => string): HTMLElement {
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

function lowPart({ series }: DataQuality, named: (id: string) => string): HTMLElement {
  const rows = series.flatMap((s) => s.low.map((month) => ({ ...s, ...month })));
  if (rows.length === 0) return none("None.");
  return definitionTable({
    caption:
      "Months at most three quarters of the median of the three months on each side, and further below it than the series usually moves. A true fall looks the same: ask who recorded them.",
    headings: ["Series", "Place", "Month", "Count", "Months around it"],
    numeric: [3, 4],
    rows: rows.map(({ series: id, place, month, count, expected }) => [
      id,
      named(place),
      formatMonth(month),
      formatNumber(count),
      formatNumber(expected)
    ])
  });
}

function levelsPart({ series }: DataQuality, force: string, named: (id: string) => string): HTMLElement {
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
    element(
      "p",
      {},
      "The clearest step of each series, its trend and season taken out, where months that vary by chance alone would show one in at most 1 series of 100. ",
      "Months that move together, such as those split from quarters, show more. A step is suggested, never applied: if recording changed, write it into annotations.csv."
    ),
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
        table(others, "Suggested for the forces of its group, and for its local areas")
      )
  );
}

function missingPart({ missing }: DataQuality, named: (id: string) => string): HTMLElement {
  if (missing.length === 0) return none("None: every force has every series that the plan reads.");
  return definitionTable({
    caption: "Forces without a figure of a series cannot be compared in it.",
    headings: ["Series", "Forces", "Which"],
    numeric: [1],
    rows: missing.map(({ series, forces }) => [
      series,
      formatNumber(forces.length),
      forces.map(named).join(", ")
    ])
  });
}

function disclosurePart({ cells, small, others }: Disclosure): HTMLElement {
  return element(
    "p",
    {},
    `Of ${formatNumber(cells)} counts of local areas, ${formatNumber(small)} are below 5 and ${formatNumber(others)} more would give one of them away by subtraction. ` +
      "They are left out of everything that this site ships, and nothing is added up or rated across them."
  );
}
