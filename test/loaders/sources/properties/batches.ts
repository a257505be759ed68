import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { gzipSync, zipSync } from "fflate";
import { workbook } from "../workbooks.js";
import type { Declared } from "./expected.js";
import type { Random } from "./random.js";
import { type DayFormat, dayText, monthOfText } from "./raw-months.js";
import { parquetRows, type RawRows, sheetRows, type TextDialect, textRows } from "./raw-rows.js";

/** Files of one source, a round each, with what sources.yaml says of them and how a test counts them. */
export interface Batch {
  yaml: string;
  files: { name: string; bytes: Buffer; rows: RawRows }[];
  declared: Declared;
}

/** What the rows of a batch are drawn with. */
export interface RowDrawing {
  random: Random;
  /** Rounds, a file each. */
  rounds: number;
  /** Name of the source; its files begin with it. */
  id: string;
}

/** What files are drawn with. */
export interface Drawing extends RowDrawing {
  /** Writes Parquet. */
  duckdb: DuckDBConnection;
}

type Cells = Record<string, string>;

const FIRST_YEAR = 2001;
/** Months of a round: none has those of another. */
const MONTHS = 6;

const FORCES: Record<string, string> = {
  "Home Police": "home",
  home: "home",
  " HOME  Constabulary": "home",
  E23000021: "home",
  "Away & Beyond": "away",
  "Away and Beyond Police": "away"
};
const TYPES = [
  "Burglary",
  "burglary",
  " BURGLARY ",
  "Break-in",
  "Burglary in a dwelling",
  "Fraud",
  "Robbery",
  "Theft, “other”",
  "Total",
  ""
];
const FLAGS = ["", "DV", "dv; HATE", "HATE|Dv", "CANCELLED", "DV,cancelled", "DVX"];
const NOTES = ["", "plain", "a, b; c", 'says "no"', "one\ntwo", "Café"];

const folded = (text: string): string => text.replaceAll(/\s+/g, " ").trim().toLowerCase();
const is = (text: string, ...values: string[]): boolean =>
  values.some((value) => folded(value) === folded(text));
const has = (text: string, value: string): boolean => text.split(/[;,|]/).some((part) => is(part, value));
const outside = (text: string): string | undefined =>
  is(text, "British Transport Police", "BTP") ? "British Transport Police" : undefined;

/** A month of a round: year, month from 1. */
function monthIn(round: number, random: Random): [number, number] {
  const n = round * MONTHS + random.below(MONTHS);
  return [FIRST_YEAR + Math.floor(n / 12), (n % 12) + 1];
}

const TIMES = ["", "", "", " 23:59:59", "T08:00", "T23:30:00Z", " 00:10Z"];
const NO_DATES = ["", "never", "2014.01.05", "31/31/2014"];

function dateText(round: number, format: DayFormat, random: Random): string {
  if (random.once(25)) return random.pick(NO_DATES);
  const [year, month] = random.once(40) ? ([2031, 1] as const) : monthIn(round, random);
  const day = random.pick([1, 15, 28, new Date(Date.UTC(year, month, 0)).getUTCDate()]);
  const time = format === "spreadsheet-number" ? "" : random.pick(TIMES);
  return `${random.once(9) ? " " : ""}${dayText(year, month, day, format)}${time}`;
}

function forceText(random: Random): string {
  if (random.once(20)) return random.pick(["Gotham", "", "British Transport Police", "btp"]);
  return random.pick(Object.keys(FORCES));
}

const RULES = `    filters:
      cancelled: {flags: {has: [CANCELLED]}}
      sums: {type: [Total]}
    series:
      burglary: {type: [Burglary, Break-in]}
      domestic: {flags: {has: [DV]}, type: {not: [Fraud]}}
      all-burglary: {type: {starts: [burg]}}
      unnamed: [{type: {blank: true}}, {type: Robbery}]
`;

/** The same rules, written for the tests. */
const FILTERS: Declared["filters"] = [
  ["cancelled", (row) => has(row.Flags!, "CANCELLED")],
  ["sums", (row) => is(row.Offence!, "Total")]
];
const SERIES: Declared["series"] = [
  ["burglary", (row) => is(row.Offence!, "Burglary", "Break-in")],
  ["domestic", (row) => has(row.Flags!, "DV") && !is(row.Offence!, "Fraud")],
  ["all-burglary", (row) => folded(row.Offence!).startsWith("burg")],
  ["unnamed", (row) => is(row.Offence!, "", "Robbery")]
];

/** Rows of an extract: some ids twice in a month. */
function ownRows(
  round: number,
  format: DayFormat,
  { random, id }: RowDrawing,
  counts: readonly string[] | null
): Cells[] {
  const rows = Array.from(
    { length: 1 + random.below(40) },
    (_, i): Cells => ({
      "Date recorded": dateText(round, format, random),
      "Force name": forceText(random),
      Offence: random.pick(TYPES),
      Flags: random.pick(FLAGS),
      Ref: random.once(10) ? "" : `${id}-0${round}E${i}`,
      Note: random.pick(NOTES),
      ...(counts && { Number: random.once(30) ? random.pick(["NA", "", "..", "1.5"]) : random.pick(counts) })
    })
  );
  const repeated = rows.filter(({ Ref }) => Ref !== "" && random.once(8));
  return [...rows, ...repeated.map((row) => ({ ...row, Note: "again" }))];
}

/** What an extract of one's own declares: sources.yaml, and the same for the tests. */
function ownSource(
  kind: string,
  { random, rounds, id }: RowDrawing,
  { format, counts, ids, lines }: { format: DayFormat; counts: boolean; ids: boolean; lines: string[] }
): Pick<Batch, "yaml" | "declared"> {
  const period = random.once(2)
    ? { from: `${FIRST_YEAR}-03`, to: `${FIRST_YEAR + Math.floor((rounds * MONTHS) / 12)}-02` }
    : undefined;
  const elsewhere = random.once(2);
  const countOnce = ids && random.once(2);
  const columns = {
    date: "Date recorded",
    force: "Force name",
    type: "Offence",
    flags: "Flags",
    ...(ids && { id: "Ref" }),
    ...(counts && { count: "Number" })
  };
  const keys = [
    `columns: ${JSON.stringify(columns)}`,
    `date_format: ${format}`,
    "allow_rejected: 1000000",
    "overlap: allowed",
    ...(period ? [`period: {from: ${period.from}, to: ${period.to}}`] : []),
    ...(elsewhere ? ["elsewhere: left-out"] : []),
    ...(countOnce ? ["repeated_ids: count-once"] : []),
    ...lines
  ];
  return {
    yaml: `  - id: ${id}\n    kind: ${kind}\n    basis: recorded crimes\n    files: ["${id}-*"]\n${keys.map((key) => `    ${key}\n`).join("")}${RULES}`,
    declared: {
      month: (row) => monthOfText(row["Date recorded"]!, format),
      force: (row) => FORCES[row["Force name"]!] ?? FORCES[row["Force name"]!.trim()],
      outside: (row) => (elsewhere ? outside(row["Force name"]!) : undefined),
      filters: FILTERS,
      series: SERIES,
      ...(ids && { id: (row: Cells) => row.Ref! }),
      ...(counts && { count: (row: Cells) => countOf(row.Number!) }),
      ...(period && { period }),
      countOnce
    }
  };
}

const countOf = (text: string): number | undefined => {
  const plain = text.trim().replaceAll(/(?<=\d),(?=\d{3})/g, "");
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
};

const FORMATS: DayFormat[] = [
  "year-month-day",
  "day/month/year",
  "month/day/year",
  "month-name",
  "spreadsheet-number"
];

/** Extracts as CSV in every dialect, some of counts. */
export function csvBatch(drawing: Drawing): Batch {
  const { random } = drawing;
  const format = random.pick(FORMATS);
  const counts = random.once(2);
  const dialect: TextDialect & {
    crlf: boolean;
    quoteAll: boolean;
    packed: "" | "gz" | "zip";
    marked: boolean;
  } = {
    encoding: random.pick(["utf-8", "utf-8", "utf-16", "windows-1252"]),
    delimiter: random.pick([",", ";", "\t", "|"]),
    titles: random.pick([0, 0, 2]),
    crlf: random.once(2),
    quoteAll: random.once(3),
    packed: random.pick(["", "", "gz", "zip"]),
    marked: random.once(2)
  };
  const { encoding, delimiter, titles } = dialect;
  const lines = [
    `delimiter: ${JSON.stringify(delimiter)}`,
    `encoding: ${encoding}`,
    ...(titles > 0 ? ["header_row: 4"] : []),
    ...(counts ? ['thousands: ","'] : [])
  ];
  const source = ownSource("csv", drawing, { format, counts, ids: !counts, lines });
  return withFiles(drawing, source, (round) => {
    const rows = ownRows(
      round,
      format,
      drawing,
      counts ? ["1", "0", "17", " 5 ", "1,234", "12,345,678"] : null
    );
    const bytes = textBytes(rows, dialect, random);
    return { name: `.csv${dialect.packed && `.${dialect.packed}`}`, bytes, rows: textRows(bytes, dialect) };
  });
}

const HEADINGS = ["Date recorded", "Force name", "Offence", "Flags", "Ref", "Note"];

function textBytes(
  rows: readonly Cells[],
  {
    encoding,
    delimiter,
    titles,
    crlf,
    quoteAll,
    packed,
    marked
  }: Parameters<typeof textRows>[1] & { crlf: boolean; quoteAll: boolean; packed: string; marked: boolean },
  random: Random
): Buffer {
  const end = crlf ? "\r\n" : "\n";
  const headings = Object.keys(rows[0]!);
  const field = (text: string): string =>
    quoteAll || /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (cells: readonly string[]): string => cells.map(field).join(delimiter);
  const records = rows.flatMap((row) => {
    const text = line(headings.map((heading) => row[heading]!));
    if (random.once(30)) return [`${text}${delimiter}more`];
    if (random.once(30)) return [text, line(["2001-01-01", "home"])];
    return random.once(30) ? [text, ""] : [text];
  });
  const above = titles === 0 ? "" : `Crimes${end}An extract${end}${end}`;
  const text = `${above}${line(headings)}${end}${records.map((record) => `${record}${end}`).join("")}`;
  const letters = random.once(4) ? text.slice(0, -end.length) : text;
  const whole = encoded(letters, encoding, marked);
  if (packed === "gz") return Buffer.from(gzipSync(whole));
  return packed === "zip" ? Buffer.from(zipSync({ "a/b.csv": whole })) : whole;
}

const CURLY: Record<string, number> = { "“": 0x93, "”": 0x94 };

function encoded(text: string, encoding: TextDialect["encoding"], marked: boolean): Buffer {
  const mark = marked ? "\uFEFF" : "";
  if (encoding === "utf-16") return Buffer.from(mark + text, "utf16le");
  if (encoding === "utf-8") return Buffer.from(mark + text);
  return Buffer.from(Array.from(text, (letter) => CURLY[letter] ?? letter.charCodeAt(0)));
}

/** Workbooks of Excel and OpenDocument: days as cells of dates, below titles or not. */
export function workbookBatch(drawing: Drawing): Batch {
  const { random } = drawing;
  const type = random.pick(["xlsx", "ods"] as const);
  const titles = random.pick([0, 3]);
  const format = random.pick(["year-month-day", "day/month/year"] as const);
  const lines = ["format: workbook", ...(titles > 0 ? [`header_row: ${titles + 1}`] : [])];
  const source = ownSource("records", drawing, { format, counts: false, ids: true, lines });
  const { declared } = source;
  // A cell of a date is one, however texts are written.
  const month: Declared["month"] = (row) =>
    declared.month(row) ?? monthOfText(row["Date recorded"]!, "year-month-day");
  return withFiles(drawing, { ...source, declared: { ...declared, month } }, (round) => {
    const rows = ownRows(round, format, drawing, null).map((row) => ({
      ...row,
      Note: row.Note!.replaceAll("\n", " ")
    }));
    const cells = rows.map((row) =>
      Object.values(row).map((text, i) => {
        if (i > 0 || !random.once(2)) return text;
        const [year, month] = monthIn(round, random);
        return new Date(Date.UTC(year, month - 1, 1 + random.below(28)));
      })
    );
    const above = [["Crimes"], ["An extract", "of a year"], ["of", "", "", "", "", "us"]].slice(0, titles);
    const bytes = workbook({ Data: [...above, HEADINGS, ...cells] }, type);
    return { name: `.${type}`, bytes, rows: sheetRows(bytes, titles) };
  });
}

/** Parquet with days as texts, dates or moments; read by another reader of Parquet. */
export async function parquetBatch(drawing: Drawing): Promise<Batch> {
  const { random, duckdb, id } = drawing;
  const type = random.pick(["VARCHAR", "DATE", "TIMESTAMP"] as const);
  const source = ownSource("parquet", drawing, {
    format: "year-month-day",
    counts: false,
    ids: true,
    lines: []
  });
  const files: Batch["files"] = [];
  for (let round = 0; round < drawing.rounds; round++) {
    const rows = ownRows(round, "year-month-day", drawing, null);
    const path = join(tmpdir(), `control-lines-${process.pid}-${id}-${round}.parquet`);
    const columns = HEADINGS.map((heading) => `"${heading}" VARCHAR`).join(", ");
    await duckdb.run(`CREATE OR REPLACE TABLE drawn (${columns})`);
    const appender = await duckdb.createAppender("drawn");
    for (const row of rows) {
      for (const heading of HEADINGS) appender.appendVarchar(row[heading]!);
      appender.endRow();
    }
    appender.closeSync();
    await duckdb.run(
      `COPY (SELECT * REPLACE (TRY_CAST("Date recorded" AS ${type}) AS "Date recorded") FROM drawn) TO '${path}' (FORMAT parquet)`
    );
    const bytes = readFileSync(path);
    rmSync(path);
    files.push({
      name: `${id}-${String(round).padStart(4, "0")}.parquet`,
      bytes,
      rows: await parquetRows(bytes)
    });
  }
  const { declared } = source;
  return {
    ...source,
    files,
    declared: {
      ...declared,
      month: (row) => monthOfText(row["Date recorded"]!.replace(/\.\d+Z$/, ""), "year-month-day")
    }
  };
}

/** Rows of a table of a database, those of each round beside each other; blank texts stand for nothing. */
export function tableBatch(drawing: RowDrawing): Pick<Batch, "yaml" | "declared"> & { rows: RawRows[] } {
  const { id, rounds } = drawing;
  const options = {
    format: "year-month-day",
    counts: false,
    ids: false,
    lines: [`query: SELECT * FROM ${id}`]
  } as const;
  const { yaml, declared } = ownSource("postgres", drawing, { ...options, lines: [...options.lines] });
  const rows = Array.from({ length: rounds }, (_, round) => ownRows(round, "year-month-day", drawing, null));
  const withoutFiles = yaml.replace(/^ {4}(files|overlap):.*\n/gm, "");
  return { yaml: withoutFiles, declared, rows };
}

/** Files of data.police.uk, with Crime IDs that are there twice in a month. */
export function policeBatch(kind: "street" | "outcomes"): (drawing: Drawing) => Batch {
  const column = kind === "street" ? "Crime type" : "Outcome type";
  const types =
    kind === "street"
      ? ["Burglary", "Other theft", "Bicycle theft", "Anti-social behaviour", "Drugs"]
      : ["Local resolution", "Under investigation", "LOCAL  resolution", ""];
  const yaml =
    kind === "street"
      ? `    elsewhere: left-out
    filters: {drugs: {crime_type: [Drugs]}}
    series:
      theft: {crime_type: [Other theft, Bicycle theft]}
      all-crime: {}
      incidents: {crime_type: [Anti-social behaviour]}
`
      : `    filters: {old: {outcome: {blank: true}}}
    series: {resolved: {outcome: [Local resolution]}}
`;
  const not: (row: Cells) => boolean = (row) => !is(row[column]!, "Anti-social behaviour");
  const series: Declared["series"] =
    kind === "street"
      ? [
          ["theft", (row) => is(row[column]!, "Other theft", "Bicycle theft")],
          ["all-crime", not],
          ["incidents", (row) => !not(row)]
        ]
      : [["resolved", (row) => is(row[column]!, "Local resolution")]];
  return (drawing) => {
    const { random, id } = drawing;
    const dialect: TextDialect = { encoding: "utf-8", delimiter: ",", titles: 0 };
    const source = {
      yaml: `  - id: ${id}\n    kind: police-uk-${kind}\n    basis: recorded crimes\n    files: ["${id}-*"]\n    allow_rejected: 1000000\n    overlap: allowed\n${yaml}`,
      declared: {
        month: (row: Cells) => (/^\d{4}-(0\d|1[0-2])$/.test(row.Month!) ? row.Month! : undefined),
        force: (row: Cells) => FORCES[row["Reported by"]!],
        outside: (row: Cells) => (kind === "street" ? outside(row["Reported by"]!) : undefined),
        id: (row: Cells) => row["Crime ID"]!,
        blank: (row: Cells) => row.Longitude === "",
        filters: [
          kind === "street"
            ? ["drugs", (row) => is(row[column]!, "Drugs")]
            : ["old", (row) => is(row[column]!, "")]
        ] as Declared["filters"],
        series,
        countOnce: kind === "street"
      }
    };
    return withFiles(drawing, source, (round) => {
      const rows = Array.from({ length: 1 + random.below(50) }, (): Cells => {
        const [year, month] = monthIn(round, random);
        const force = random.pick(
          ["Home Police", "Away & Beyond", "British Transport Police", "Gotham"].slice(
            0,
            random.once(5) ? 4 : 2
          )
        );
        const type = random.pick(types);
        return {
          "Crime ID": type === "Anti-social behaviour" ? "" : `${round}-${random.below(40)}`,
          Month: random.once(30)
            ? random.pick(["", "2014", "2014-13"])
            : `${year}-${String(month).padStart(2, "0")}`,
          "Reported by": force,
          "Falls within": force,
          Longitude: random.once(4) ? "" : "-1.13",
          "LSOA code": "E01000001",
          "LSOA name": "X 1A",
          [column]: type,
          ...(kind === "street" && { "Last outcome category": "" })
        };
      });
      // A repeat is of another type of the same series, so that it tells nothing which of them stays.
      const again = rows.filter(({ [column]: type }) => type === "Other theft" && random.once(2));
      const all = [...rows, ...again.map((row) => ({ ...row, [column]: "Bicycle theft", Longitude: "" }))];
      const plain = oneSeriesAnId(all, column);
      const headings = Object.keys(plain[0]!);
      const bytes = Buffer.from(
        [headings, ...plain.map((row) => headings.map((heading) => row[heading]!))]
          .map((cells) => `${cells.join(",")}\n`)
          .join("")
      );
      return { name: `-${kind}.csv`, bytes, rows: textRows(bytes, dialect) };
    });
  };
}

/** Rows of which those with one id count in the same series: which of them stays would tell otherwise. */
function oneSeriesAnId(rows: readonly Cells[], column: string): Cells[] {
  const types = new Map<string, boolean>();
  return rows.map((row) => {
    const id = row["Crime ID"]!;
    const isTheft = /theft/.test(row[column]!);
    if (id === "") return row;
    const known = types.get(id) ?? isTheft;
    types.set(id, known);
    return known === isTheft ? row : { ...row, "Crime ID": "" };
  });
}

/** The Home Office's tables: counts by quarter. */
export function homeOfficeBatch(drawing: Drawing): Batch {
  const { random, id } = drawing;
  const dialect: TextDialect = { encoding: "utf-8", delimiter: ",", titles: 0 };
  const groups = ["Drug offences", "Drug  Offences", "Robbery", "Fraud offences"];
  const source = {
    yaml: `  - id: ${id}\n    kind: home-office-table\n    basis: recorded crimes\n    files: ["${id}-*"]\n    allow_rejected: 1000000\n    overlap: allowed
    filters: {fraud: {offence_group: [Fraud offences]}}
    series: {drugs: {offence_group: [Drug offences]}, all: {}}
`,
    declared: {
      month: (row: Cells) => quarterEnd(row["Financial Year"]!, row["Financial Quarter"]!),
      force: (row: Cells) => FORCES[row["Force Name"]!],
      outside: () => undefined,
      count: (row: Cells) =>
        /^\d{1,9}$/.test(row["Number of Offences"]!.trim()) ? Number(row["Number of Offences"]) : undefined,
      filters: [["fraud", (row) => is(row["Offence Group"]!, "Fraud offences")]] as Declared["filters"],
      series: [
        ["drugs", (row) => is(row["Offence Group"]!, "Drug offences")],
        ["all", () => true]
      ] as Declared["series"]
    }
  };
  return withFiles(drawing, source, (round) => {
    const headings = [
      "Financial Year",
      "Financial Quarter",
      "Force Name",
      "Offence Group",
      "Number of Offences"
    ];
    const rows = Array.from({ length: 1 + random.below(30) }, () => [
      random.once(200) ? "2014" : `${2001 + round}/${String((2002 + round) % 100).padStart(2, "0")}`,
      random.once(200) ? "Quarter 5" : random.pick(["1", "2", "3", "4", "Q4", " 2 "]),
      random.pick(random.once(100) ? ["Gotham"] : ["Home Police", "home", "Away & Beyond"]),
      random.pick(groups),
      random.once(30) ? random.pick(["NA", "..", ""]) : String(random.below(500))
    ]);
    const bytes = Buffer.from([headings, ...rows].map((cells) => `${cells.join(",")}\r\n`).join(""));
    return { name: ".csv", bytes, rows: textRows(bytes, dialect) };
  });
}

function quarterEnd(year: string, quarter: string): string | undefined {
  const found = /^(\d{4})\/(\d\d)$/.exec(year.trim());
  const part = /^Q?([1-4])$/.exec(quarter.trim());
  if (!found || !part || (Number(found[1]) + 1) % 100 !== Number(found[2])) return undefined;
  const n = Number(part[1]);
  return n === 4 ? `${Number(found[1]) + 1}-03` : `${found[1]}-${String(3 + 3 * n).padStart(2, "0")}`;
}

/** Interviews with weights: a wave of three months in each round. */
export function surveyBatch(drawing: Drawing): Batch {
  const { random, id, rounds } = drawing;
  const dialect: TextDialect = { encoding: "utf-8", delimiter: ",", titles: 0 };
  const waves = Array.from({ length: rounds }, (_, round) => waveEnd(round));
  const answers = ["Very", "Fairly", "Not", "very ", "Refused"];
  const inWave = (month: string | undefined): boolean =>
    month !== undefined && waves.some((end) => month <= end && month >= waveFrom(end));
  const month = (row: Cells): string | undefined => monthOfText(row.Date!, "year-month-day");
  const source = {
    yaml: `  - id: ${id}\n    kind: survey\n    basis: recorded answers\n    files: ["${id}-*"]\n    allow_rejected: 1000000\n    overlap: allowed
    columns: {date: Date, force: Force, answer: Answer, weight: Weight}
    surveys: {${id}: {waves: [${waves.join(", ")}], months: 3, positive: [Very, Fairly], negative: [Not]}}
`,
    declared: {
      month,
      force: (row: Cells) => FORCES[row.Force!],
      outside: () => undefined,
      weight: (row: Cells) => (/^\d+(\.\d+)?$/.test(row.Weight!.trim()) ? Number(row.Weight) : undefined),
      filters: [],
      series: [
        [id, (row: Cells) => is(row.Answer!, "Very", "Fairly", "Not") && inWave(month(row))]
      ] as Declared["series"]
    }
  };
  return withFiles(drawing, source, (round) => {
    const rows = Array.from({ length: 1 + random.below(60) }, () => [
      dateText(round, "year-month-day", random).replaceAll(",", ""),
      random.pick(["Home Police", "home", "Away & Beyond"]),
      random.pick(answers),
      random.once(30) ? random.pick(["", "x", "-1"]) : random.pick(["1", "0.5", "2.25", "0"])
    ]);
    const bytes = Buffer.from(
      [["Date", "Force", "Answer", "Weight"], ...rows].map((cells) => `${cells.join(",")}\n`).join("")
    );
    return { name: ".csv", bytes, rows: textRows(bytes, dialect) };
  });
}

/** Last month of the wave of a round: the third of its six. */
function waveEnd(round: number): string {
  const n = round * MONTHS + 2;
  return `${FIRST_YEAR + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
}

/** First month of a wave of three. */
export function waveFrom(end: string): string {
  const n = Number(end.slice(0, 4)) * 12 + Number(end.slice(5)) - 3;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
}

function withFiles(
  { rounds, id }: Drawing,
  source: Pick<Batch, "yaml" | "declared">,
  file: (round: number) => { name: string; bytes: Buffer; rows: RawRows }
): Batch {
  const files = Array.from({ length: rounds }, (_, round) => {
    const { name, bytes, rows } = file(round);
    return { name: `${id}-${String(round).padStart(4, "0")}${name}`, bytes, rows };
  });
  return { ...source, files };
}
