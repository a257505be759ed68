import { quoted } from "../files/quoted.js";
import { type CsvHead, fieldsOf } from "./csv-head.js";
import { wantedHeadings } from "./group-columns.js";
import type { Source } from "./source.js";
import { folded } from "./spelling.js";
import { looksLikeUtf16 } from "./text-encoding.js";
import { UnreadableFile } from "./unreadable-file.js";

/** What may stand between fields. */
export const DELIMITERS = [",", ";", "\t", "|"];

/**
 * Where a heading stands among others: as it is written, or but for capitals and spaces when there is only one such;
 * else -1.
 */
export function headingIndex(header: readonly string[], heading: string): number {
  const exact = header.indexOf(heading);
  if (exact !== -1) return exact;
  const alike = header.flatMap((name, i) => (folded(name) === folded(heading) ? [i] : []));
  return alike.length === 1 ? alike[0]! : -1;
}

/** The headings of a CSV file. Throws an {@link UnreadableFile} that says what the file is instead, and what to write. */
export function csvHeadings(head: CsvHead, source: Source): string[] {
  if (head.bytes.length === 0 || head.line === 0)
    throw new UnreadableFile("the file is empty", "a line of headings, and records", "Export it again.");
  if (head.header === null) throw noText(head, source);
  const missing = missingColumns(head.header, source);
  if (missing.length > 0)
    throw elsewhere(head, source) ?? withoutColumns(head.header, missing, source, head.line);
  return head.header;
}

/** Checks the headings of any file. */
export function checkHeadings(header: readonly string[], source: Source): void {
  const missing = missingColumns(header, source);
  if (missing.length > 0) throw withoutColumns(header, missing, source, 1);
  refuseRepeated(header, source);
}

const missingColumns = (header: readonly string[], source: Source): string[] =>
  wantedHeadings(source).filter((heading) => headingIndex(header, heading) === -1);

/** Refuses a file in which a column that is read is there twice. */
export function refuseRepeated(header: readonly string[], source: Source, line = 1): void {
  const repeated = wantedHeadings(source).find(
    (heading) => header.indexOf(heading) !== header.lastIndexOf(heading)
  );
  if (repeated === undefined) return;
  throw new UnreadableFile(
    `the column ${quoted(repeated)} is there twice`,
    "each column once",
    "Rename one of them in the file.",
    line
  );
}

function withoutColumns(
  header: readonly string[],
  missing: readonly string[],
  source: Source,
  line: number
): UnreadableFile {
  return new UnreadableFile(
    `the column ${missing.map(quoted).join(" and ")} is missing`,
    `the columns ${wantedHeadings(source).map(quoted).join(", ")}`,
    `The file has ${header.map(quoted).join(", ")}. If a column was renamed, change it in columns of sources.yaml.`,
    line
  );
}

/** The headings stand on another line, or other marks stand between them. */
function elsewhere({ lines, line }: CsvHead, source: Source): UnreadableFile | undefined {
  const own = source.delimiter ?? ",";
  for (const delimiter of [own, ...DELIMITERS.filter((mark) => mark !== own)]) {
    const found = lines.findIndex((text) => missingColumns(fieldsOf(text, delimiter), source).length === 0);
    if (found === -1) continue;
    const below = found + 1 === line ? "" : `header_row: ${found + 1}`;
    const between = delimiter === own ? "" : `delimiter: ${JSON.stringify(delimiter)}`;
    return new UnreadableFile(
      [
        below && `line ${line} is no line of headings: they stand on line ${found + 1}`,
        between && `fields seem to be separated by ${quoted(delimiter)}`
      ]
        .filter((text) => text !== "")
        .join(", and "),
      "what the source says of its files",
      `Write in sources.yaml ${[below, between].filter((text) => text !== "").join(" and ")}.`,
      line
    );
  }
  return undefined;
}

/** What a file is that does not begin with text in UTF-8. */
function noText({ bytes, line }: CsvHead, source: Source): UnreadableFile {
  const expected = "CSV with a line of headings in UTF-8, or in the encoding that the source says";
  if (looksLikeUtf16(bytes) && source.encoding === undefined)
    return new UnreadableFile("the file seems to be in UTF-16", expected, "Write encoding: utf-16.", line);
  if (bytes.includes(0))
    return new UnreadableFile("the file is no text", expected, "Save or export it again as CSV.", line);
  return new UnreadableFile(
    "the headings are not in UTF-8",
    expected,
    "If a program on Windows saved it, write encoding: windows-1252 and see whether £ and é are right; or save it again as “CSV UTF-8”.",
    line
  );
}
