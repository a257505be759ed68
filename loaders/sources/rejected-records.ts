import type { RejectedRecords } from "../../src/plan/provenance.js";
import { formatNumber, formatUnits } from "../../src/words/format.js";
import { identifier } from "../duckdb/sql-text.js";
import type { Place, Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Engine } from "./engine.js";
import { outsideForce } from "./force-names.js";
import { groupColumns, groupName } from "./group-columns.js";
import type { RejectCode } from "./judge.js";
import { keyText } from "./locate-rejected.js";
import { DATE_FORMATS, monthOfDate } from "./month-of-date.js";
import type { DateFormat, Source } from "./source.js";
import { dateFormatOf } from "./source-kinds.js";

/** Places that are listed of each reason. */
export const PLACES = 3;

/** Texts that are quoted of each reason. */
const QUOTED = 3;

/** Records that are refused for one reason: dates that are written alike, one name of a force. */
export interface RejectedKind {
  code: RejectCode;
  /** What stands in place of a date, force, count or weight, each text once. */
  texts: Set<string>;
  records: number;
  places: RejectedRecords["places"];
}

/** Refused records of one file that are alike in all that is judged. */
export interface RefusedGroup {
  file: number;
  key: string;
  records: number;
  kind: RejectedKind;
}

/** The column of the groups that makes a record be refused. */
const REFUSED_COLUMN: Record<RejectCode, string> = {
  date: "date",
  future: "date",
  force: "force",
  count: "bad_count",
  weight: groupName("weight")
};

type RefusedRow = { file: number; code: RejectCode; records: number } & Record<string, string>;

/** Every group of refused records, and every kind that there is of them. */
export async function refusedGroups(
  engine: Engine,
  source: Source
): Promise<{ groups: RefusedGroup[]; kinds: RejectedKind[] }> {
  const names = groupColumns(source, () => "", false).map(({ name }) => name);
  const keys = names.map((name) => {
    const text = `trim(groups.${identifier(name)})`;
    return `${name === "bad_count" ? text : `coalesce(${text}, '')`} AS ${identifier(name)}`;
  });
  const rows = await engine.rows<RefusedRow>(
    `SELECT groups.file, reject AS code, ${keys.join(", ")}, sum(groups.records) AS records
     FROM judged JOIN groups USING (group_number) WHERE reject IS NOT NULL GROUP BY ALL ORDER BY ALL`
  );
  const kinds = new Map<string, RejectedKind>();
  const groups = rows.map((row) => {
    const { file, code, records } = row;
    const text = row[REFUSED_COLUMN[code]] as string;
    const name = `${code} ${code === "force" ? text : shapeOf(text)}`;
    const kind = kinds.get(name) ?? { code, texts: new Set(), records: 0, places: [] };
    kinds.set(name, kind);
    kind.texts.add(text);
    kind.records += records;
    return { file, key: keyText(names.map((column) => row[column] as string)), records, kind };
  });
  return { groups, kinds: [...kinds.values()] };
}

/** How a text is written, whatever it says: “Oct-10” as “a-9”. */
const shapeOf = (text: string): string => text.replace(/\p{L}+/gu, "a").replace(/\d+/g, "9");

/** Why records of a kind are refused. */
export function reasonOf({ code, texts }: RejectedKind, source: Source): string {
  const shown = shownTexts([...texts]);
  const reasons: Record<RejectCode, string> = {
    date: `its date is ${shown}, not ${DATE_FORMATS[dateFormatOf(source)]}`,
    future: `its date ${shown} lies in the future`,
    force: `its force ${shown} is in forces.csv by none of its names`,
    count: `its count is ${shown}, not a whole number of at most nine digits`,
    weight: `its weight is ${shown}, not a number of 0 or more`
  };
  return reasons[code];
}

function shownTexts(texts: string[]): string {
  const shown = texts.slice(0, QUOTED).map((text) => (text === "" ? "blank" : quoted(text)));
  const others = texts.length - shown.length;
  if (others > 0) return `${shown.join(", ")} or one of ${formatUnits(others, "text")} like them`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}

/** What can be done about records of a kind. */
export function remedyOf({ code, texts }: RejectedKind, source: Source): string | undefined {
  const all = [...texts];
  if (code === "force") return forceRemedy(all[0]!);
  if (code === "count") return countRemedy(all);
  return code === "date" ? dateRemedy(all, source) : undefined;
}

function forceRemedy(name: string): string {
  if (outsideForce(name)) return "Leave its records out: elsewhere: left-out.";
  return `Leave its records out by a rule, filters: {elsewhere: {force: [${JSON.stringify(name)}]}}, or say which force it is under forces.`;
}

/** A number with one kind of mark between its thousands. */
const WITH_THOUSANDS = /^-?\d{1,3}(?:(?<mark>[,.'])\d{3}(?:\k<mark>\d{3})*|(?:[ \u00a0\u202f]\d{3})+)$/;

function countRemedy(texts: string[]): string {
  const found = texts.map((text) => WITH_THOUSANDS.exec(text));
  if (found.every((match) => match !== null)) {
    const mark = found[0]!.groups!.mark ?? " ";
    return `Where the mark stands between thousands, say so: thousands: ${JSON.stringify(mark)}.`;
  }
  if (texts.every((text) => /^-\d+$/.test(text)))
    return "Where such counts are published corrections, say so: negatives: corrections.";
  return "A count that is not known: its row may go, or be allowed; its month then has no figure.";
}

function dateRemedy(texts: string[], source: Source): string | undefined {
  const isOneColumn = dateFormatOf(source) !== "financial-quarter";
  if (isOneColumn && texts.some((text) => /\btotals?\b/i.test(text)))
    return `Leave rows of totals out by a rule: filters: {totals: {date: ${JSON.stringify(texts.slice(0, QUOTED))}}}.`;
  const formats = (Object.keys(DATE_FORMATS) as DateFormat[]).filter((format) =>
    texts.every((text) => monthOfDate(text, format) !== undefined)
  );
  if (formats.length === 0) return undefined;
  return `Say how dates are written: date_format: ${formats.join(" or ")}.`;
}

/** A reason with too many records, as a problem; `rejected` records of the source are refused in all. */
export function rejectedProblem(
  { reason, records, places }: RejectedRecords,
  remedy: string | undefined,
  { source, place, rejected, pathOf }: RejectedContext
): Problem {
  const [first, ...others] = places;
  const more = others.map(({ file, line }) => `${pathOf(file)}:${line}`);
  const where = [...more, ...(records > places.length && first ? ["…"] : [])].join(", ");
  const all =
    records === 1
      ? "the record is rejected:"
      : `${formatNumber(records)} records${where === "" ? "" : ` (here, ${where})`} are rejected, each because`;
  return {
    ...(first ? { file: pathOf(first.file), line: first.line, column: first.column ?? 1, value: "" } : place),
    problem: `${all} ${reason}`,
    expected: records === 1 ? "a record that can be counted" : "records that can be counted",
    hint:
      `${remedy === undefined ? "" : `${remedy} `}${quoted(source.id)} has ${formatUnits(rejected, "rejected record")}. ` +
      "Mend them or leave them out by a rule of filters; or, when they may be missing from the counts, allow them: " +
      `allow_rejected: ${rejected}.`
  };
}

interface RejectedContext {
  source: Source;
  /** Where sources.yaml declares the source. */
  place: Place;
  rejected: number;
  pathOf(file: string): string;
}
