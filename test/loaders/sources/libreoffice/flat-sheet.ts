/** A row of the sheet, as the analyst sees it. */
export interface SheetRow {
  /** Day of recording, YYYY-MM-DD: a cell that holds a date, displayed as 05/01/2014. */
  day: string;
  /** Code with leading zeros: a text. */
  code: string;
  /** Number of 20 digits: a text, for no spreadsheet keeps so many. */
  ref: string;
  /** A percentage: a cell that holds 0.25, displayed as 25%. */
  share: number;
}

const DAY = 86_400_000;
const CODES = ["0029", "029", "29", "0030"];
const SHARES = [0.25, 0.5, 0.125];

/** Row `i` from 0 of the sheet: sixty different ones over a year, again and again, so that the files stay small. */
export function sheetRow(i: number): SheetRow {
  return {
    day: new Date(Date.UTC(2014, 0, 1) + (i % 60) * 6 * DAY).toISOString().slice(0, 10),
    code: CODES[i % CODES.length]!,
    ref: `1234567890123456789${i % 5}`,
    share: SHARES[i % SHARES.length]!
  };
}

/** Rows above the headings, merged over all columns. */
export const TITLES = ["Crimes recorded, an extract", "Counts are of the day of recording"];
export const SHEET_HEADINGS = ["Date recorded", "Code", "Reference", "Share"];

/** A spreadsheet of OpenDocument in one file (.fods), which LibreOffice turns into others. */
export function flatSheet(rows: number): string {
  const text = (value: string, more = ""): string =>
    `<table:table-cell office:value-type="string"${more}><text:p>${value}</text:p></table:table-cell>`;
  const line = (cells: string): string => `<table:table-row>${cells}</table:table-row>\n`;
  const merged = ` table:number-columns-spanned="${SHEET_HEADINGS.length}" table:number-rows-spanned="1"`;
  const title = (value: string): string =>
    line(
      `${text(value, merged)}<table:covered-table-cell table:number-columns-repeated="${SHEET_HEADINGS.length - 1}"/>`
    );
  const row = ({ day, code, ref, share }: SheetRow): string =>
    line(
      `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${day}"/>${text(code)}${text(ref)}` +
        `<table:table-cell table:style-name="share" office:value-type="percentage" office:value="${share}"/>`
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="day-first"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:percentage-style style:name="percent"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="day-first"/>
<style:style style:name="share" style:family="table-cell" style:data-style-name="percent"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Extract">
${TITLES.map(title).join("")}${line(SHEET_HEADINGS.map((heading) => text(heading)).join(""))}${Array.from({ length: rows }, (_, i) => row(sheetRow(i))).join("")}</table:table></office:spreadsheet></office:body>
</office:document>
`;
}
