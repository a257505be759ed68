import { addMonths, type Month, monthsBetween } from "../../src/plan/month.js";
import { formatNumber, formatUnits } from "../../src/words/format.js";
import { quoted } from "../files/quoted.js";
import { outsideForce } from "../sources/force-names.js";
import { wantedHeadings } from "../sources/group-columns.js";
import { headingIndex } from "../sources/headings.js";
import { DATE_FORMATS, monthOfDate } from "../sources/month-of-date.js";
import type { DateFormat, Source, SourceKind, SurveyQuestion } from "../sources/source.js";
import { SOURCE_KINDS } from "../sources/source-kinds.js";
import type { ColumnLook } from "./column-look.js";
import type { TableForm } from "./table-look.js";

/** A column of few texts, with the name that rules can call it by. */
export interface Category {
  name: string;
  column: ColumnLook;
}

/** What sources.yaml could say of tables that are alike. */
export interface Proposal {
  kind: SourceKind;
  /** Names of columns that are read, with their headings; those that the kind knows by itself are left out. */
  columns: Record<string, string>;
  dateFormat?: DateFormat;
  thousands?: string;
  elsewhere: boolean;
  /** Columns of few texts; series are made of the first. */
  categories: Category[];
  /** Texts of a column that stand for sums of others. */
  totals: Record<string, string[]>;
  question?: SurveyQuestion;
  /** Nothing in the records says which force they are of. */
  needsForce: boolean;
  /** Sentences about what could not be told, or was guessed. */
  doubts: string[];
}

/** Kinds of source that are known by their headings, and the column whose texts make their series. */
const PUBLISHED: [SourceKind, string][] = [
  ["police-uk-street", "crime_type"],
  ["police-uk-outcomes", "outcome"],
  ["home-office-table", "offence_group"]
];

/** Columns of known kinds that say where, when or how many, and are no categories. */
const NO_CATEGORIES = new Set([
  "date",
  "year",
  "quarter",
  "force",
  "falls_within",
  "id",
  "count",
  "longitude",
  "lsoa",
  "lsoa_name"
]);

/** Share of a column's records that must be dates, forces or numbers, so that a few slips hide nothing. */
const MOST = 0.9;

/** Texts above which a column is none of categories. */
const MOST_CATEGORIES = 200;

const TOTAL = /\btotals?\b/i;

/** What sources.yaml could say of tables with these columns. */
export function proposalFor(
  form: TableForm,
  columns: readonly ColumnLook[],
  findForce: (name: string) => string | undefined
): Proposal {
  const single = columns.filter(
    ({ heading }) => heading !== "" && columns.filter((other) => other.heading === heading).length === 1
  );
  const published = PUBLISHED.find(([kind, main]) => hasHeadings(single, kind, main));
  return published
    ? publishedProposal(published, single, findForce)
    : new OwnProposal(form, single, findForce).made();
}

function hasHeadings(columns: readonly ColumnLook[], kind: SourceKind, main: string): boolean {
  const source: Source = { id: "draft", kind, basis: "recorded", series: { all: { [main]: "x" } } };
  const headings = columns.map(({ heading }) => heading);
  return wantedHeadings(source).every((heading) => headingIndex(headings, heading) !== -1);
}

function publishedProposal(
  [kind, main]: [SourceKind, string],
  columns: readonly ColumnLook[],
  findForce: (name: string) => string | undefined
): Proposal {
  const known = SOURCE_KINDS[kind].columns;
  const named = (name: string): ColumnLook | undefined =>
    columns[
      headingIndex(
        columns.map(({ heading }) => heading),
        known[name]!
      )
    ];
  const names = [main, ...Object.keys(known).filter((name) => name !== main && !NO_CATEGORIES.has(name))];
  const categories = names.flatMap((name) => {
    const column = named(name);
    return column && isCategory(column) ? [{ name, column }] : [];
  });
  const doubts: string[] = [];
  const forces = named("force")!;
  doubts.push(...unknownForces(forces, findForce));
  return {
    kind,
    columns: {},
    elsewhere: someElsewhere(forces, findForce),
    categories,
    totals: totalsOf(categories),
    needsForce: false,
    doubts
  };
}

/** What is proposed for a table of one's own: each column has at most one part. */
class OwnProposal {
  private readonly taken = new Set<ColumnLook>();
  private readonly columns: Record<string, string> = {};
  private readonly doubts: string[] = [];

  constructor(
    private readonly form: TableForm,
    private readonly all: readonly ColumnLook[],
    private readonly findForce: (name: string) => string | undefined
  ) {}

  made(): Proposal {
    const date = this.date();
    const force = this.take(
      "force",
      this.ranked(/force/i, (c) => share(c, (text) => this.isForce(text)) >= MOST)
    );
    if (force) this.doubts.push(...unknownForces(force, this.findForce));
    const count = this.count();
    const isId = (column: ColumnLook): boolean =>
      ID.test(column.heading) && column.distinct >= column.filled / 2;
    if (!count) this.take("id", this.ranked(ID, isId));
    const answer = date && !count ? this.take("answer", this.ranked(/./, isAnswer)) : undefined;
    if (answer)
      this.take(
        "weight",
        this.ranked(/weight/i, (c) => /weight/i.test(c.heading) && share(c, isNumber) === 1)
      );
    const categories = this.categories();
    const thousands = count && thousandsOf(count);
    const dateTotals = date?.totals ?? [];
    return {
      kind: answer ? "survey" : this.form.isParquet ? "parquet" : this.form.format ? "records" : "csv",
      columns: this.columns,
      ...(date && date.format !== "year-month-day" && { dateFormat: date.format }),
      ...(thousands && { thousands }),
      elsewhere: force !== undefined && someElsewhere(force, this.findForce),
      categories,
      totals: { ...totalsOf(categories), ...(dateTotals.length > 0 && { date: dateTotals }) },
      ...(answer && date && { question: this.question(answer, date.months) }),
      needsForce: force === undefined,
      doubts: this.doubts
    };
  }

  private isForce(text: string): boolean {
    return this.findForce(text) !== undefined || outsideForce(text) !== undefined;
  }

  /** Columns that fit and have no part yet, those of a telling heading first. */
  private ranked(heading: RegExp, fits: (column: ColumnLook) => boolean): ColumnLook[] {
    const fitting = this.all.filter((column) => !this.taken.has(column) && column.filled > 0 && fits(column));
    return fitting.sort((a, b) => Number(heading.test(b.heading)) - Number(heading.test(a.heading)));
  }

  /** Gives the first of some columns its part. */
  private take(name: string, [column]: readonly ColumnLook[]): ColumnLook | undefined {
    if (!column) return undefined;
    this.taken.add(column);
    this.columns[name] = column.heading;
    return column;
  }

  private date(): { format: DateFormat; months: Month[]; totals: string[] } | undefined {
    const fits = (column: ColumnLook): boolean => formatsOf(column).length > 0;
    const found = this.ranked(/record|report|month|creat/i, fits).sort(
      (a, b) => Number(/record/i.test(b.heading)) - Number(/record/i.test(a.heading))
    );
    const column = this.take("date", found);
    if (!column) {
      this.doubts.push(
        this.monthsInColumns() ?? "No column of dates could be told: name it under columns, date: Heading."
      );
      return undefined;
    }
    for (const other of found.slice(1)) this.taken.add(other);
    if (found.length > 1) {
      const others = found.slice(1).map(({ heading }) => quoted(heading));
      this.doubts.push(
        `${quoted(column.heading)} was taken for the date of recording; there are dates in ${others.join(", ")} too.`
      );
    }
    const [format, ...others] = formatsOf(column) as [DateFormat, ...DateFormat[]];
    if (others.length > 0)
      this.doubts.push(
        `The dates of ${quoted(column.heading)} could also be ${others.join(" or ")}: no day above 12 tells.`
      );
    const texts = [...column.texts.keys()];
    const months = texts.flatMap((text) => monthOfDate(text, format) ?? []).sort();
    const wrong = texts.filter((text) => monthOfDate(text, format) === undefined);
    const totals = wrong.filter((text) => TOTAL.test(text));
    const slips = wrong.filter((text) => !TOTAL.test(text));
    if (slips.length > 0)
      this.doubts.push(
        `${quoted(column.heading)} has ${formatUnits(recordsOf(column, slips), "record")} without such a date: ${shown(slips)}.`
      );
    return { format, months, totals };
  }

  private monthsInColumns(): string | undefined {
    const months = this.all.filter(({ heading }) =>
      FORMATS.some((format) => format !== "spreadsheet-number" && monthOfDate(heading, format) !== undefined)
    );
    if (months.length < 3) return undefined;
    return `${formatUnits(months.length, "month")} stand in columns of their own: a row has to be one month; turn the table (“unpivot”) first.`;
  }

  private count(): ColumnLook | undefined {
    const fits = (column: ColumnLook): boolean =>
      COUNT.test(column.heading) && !ID.test(column.heading) && share(known(column), isCount) >= MOST;
    const found = this.ranked(COUNT, fits);
    const column = this.take("count", found.length === 1 ? found : []);
    if (found.length > 1)
      this.doubts.push(
        `Counts may stand in ${found.map(({ heading }) => quoted(heading)).join(", ")}: name one under columns, count: Heading.`
      );
    if (!column) return undefined;
    this.doubts.push(
      `Each row stands for as many crimes as ${quoted(column.heading)} says; if a row is one crime, take count out of columns.`
    );
    const texts = [...column.texts.keys()];
    const below = texts.filter((text) => /^-\d/.test(text));
    if (below.length > 0)
      this.doubts.push(
        `${formatUnits(recordsOf(column, below), "count")} below 0: if they are published corrections, write negatives: corrections.`
      );
    const unknown = texts.filter((text) => !isCount(text));
    if (unknown.length > 0)
      this.doubts.push(
        `${formatUnits(recordsOf(column, unknown), "count")} not known (${shown(unknown)}): once looked at, allow them by allow_rejected.`
      );
    return column;
  }

  private categories(): Category[] {
    const names = new Set(Object.keys(this.columns));
    return this.ranked(/type|offence|crime|categor|group|class/i, isCategory).map((column) => {
      const base = columnName(column.heading);
      let name = base;
      for (let n = 2; names.has(name); n++) name = `${base}_${n}`;
      names.add(name);
      return { name, column };
    });
  }

  private question({ texts }: ColumnLook, months: readonly Month[]): SurveyQuestion {
    const answers = [...texts.keys()];
    const negative = answers.filter((text) => AGAINST.test(text));
    const positive = answers.filter((text) => FOR.test(text) && !AGAINST.test(text));
    const others = answers.filter((text) => !FOR.test(text));
    const left = others.length === 0 ? "" : `; ${shown(others)} are in no base`;
    this.doubts.push(
      `Answers were sorted by their words into positive and negative${left}: look at both lists.`
    );
    const [first, last] = [months[0]!, months.at(-1)!];
    const waves: Month[] = [];
    for (let end = last; addMonths(end, 1 - WAVE) >= first; end = addMonths(end, -WAVE)) waves.unshift(end);
    this.doubts.push(
      "Waves are years that end with the last interviews: write the months in which yours end."
    );
    if (waves.length > 0) return { waves, months: WAVE, positive, negative };
    return { waves: [last], months: monthsBetween(first, last) + 1, positive, negative };
  }
}

/** Months of a wave where the interviews cover as many. */
const WAVE = 12;

const FORMATS = (Object.keys(DATE_FORMATS) as DateFormat[]).filter(
  (format) => format !== "financial-quarter"
);

/** Numbers of days that lie in this century or the end of the last: others are numbers of something else. */
const DAY_NUMBER = /^[34]\d{4}(\.\d+)?$/;

/** The formats in which the texts of a column are dates, the likeliest first. */
function formatsOf(column: ColumnLook): DateFormat[] {
  return FORMATS.filter((format) => {
    const isDay = format === "spreadsheet-number" ? (text: string) => DAY_NUMBER.test(text) : () => true;
    const isDate = (text: string): boolean => isDay(text) && monthOfDate(text, format) !== undefined;
    if (format === "spreadsheet-number" && !/date|month/i.test(column.heading)) return false;
    return share(column, (text) => isDate(text) || TOTAL.test(text)) >= MOST && share(column, isDate) > 0;
  });
}

const ID = /\b(ids?|ref(erence)?|urn|guid|(crime|record|incident|case)[ _-]?(no|num|number|ref))\b|_id$|Id$/i;
const COUNT = /\b(counts?|number|total|offences|crimes|volume|n)\b/i;
const AGAINST = /dissatisf|disagree|\bnot\b|unlikely|unsafe|\bno\b|never|poor/i;
const FOR = /satisf|confiden|agree|likely|\bsafe|unsafe|^(yes|no)$|good|poor/i;

const isAnswer = (column: ColumnLook): boolean =>
  isCategory(column) &&
  share(column, (text) => FOR.test(text)) >= 0.6 &&
  [...column.texts.keys()].some((text) => AGAINST.test(text)) &&
  [...column.texts.keys()].some((text) => !AGAINST.test(text) && FOR.test(text));

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** What stands in place of a count that is not known. */
const UNKNOWN = /^(n\/?a\b.*|\.\.?|-|x|\*|null|none|unknown|not known|#.*)$/i;

/** A column without what stands for counts that are not known. */
const known = (column: ColumnLook): ColumnLook => ({
  ...column,
  texts: new Map([...column.texts].filter(([text]) => !UNKNOWN.test(text)))
});

/** A whole number, also with its thousands apart. */
const isCount = (text: string): boolean => /^-?(\d{1,9}|\d{1,3}([,. '\u00a0\u202f]\d{3})+)$/.test(text);

function thousandsOf(column: ColumnLook): string | undefined {
  const marks = [...column.texts.keys()].flatMap(
    (text) => /^-?\d{1,3}([,. '\u00a0\u202f])\d{3}/.exec(text)?.[1] ?? []
  );
  const mark = marks[0];
  return mark === undefined ? undefined : mark.replace(/[\u00a0\u202f]/, " ");
}

const isCategory = ({ distinct, areAll, filled, texts }: ColumnLook): boolean =>
  areAll &&
  distinct > 0 &&
  distinct <= MOST_CATEGORIES &&
  (distinct <= filled / 2 || distinct <= 20) &&
  ![...texts.keys()].every(isDecimal);

const isDecimal = (text: string): boolean => /^-?\d+\.\d+$/.test(text);

/** Share of the records of a column, those with anything in it, that a text of its kind has. */
function share({ texts }: ColumnLook, fits: (text: string) => boolean): number {
  let all = 0;
  let fitting = 0;
  for (const [text, records] of texts) {
    all += records;
    if (fits(text)) fitting += records;
  }
  return all === 0 ? 0 : fitting / all;
}

const recordsOf = ({ texts }: ColumnLook, of: readonly string[]): number =>
  of.reduce((total, text) => total + texts.get(text)!, 0);

/** The first texts of some, and how many more there are. */
export function shown(texts: readonly string[], most = 3): string {
  const more = texts.length - most;
  const first = texts.slice(0, most).map(quoted).join(", ");
  return more > 0 ? `${first} and ${formatNumber(more)} more` : first;
}

function totalsOf(categories: readonly Category[]): Record<string, string[]> {
  const found = categories.map(({ name, column }) => [
    name,
    [...column.texts.keys()].filter((text) => TOTAL.test(text))
  ]);
  return Object.fromEntries(found.filter(([, texts]) => texts!.length > 0));
}

const someElsewhere = ({ texts }: ColumnLook, findForce: (name: string) => string | undefined): boolean =>
  [...texts.keys()].some((text) => findForce(text) === undefined && outsideForce(text) !== undefined);

function unknownForces(column: ColumnLook, findForce: (name: string) => string | undefined): string[] {
  const unknown = [...column.texts.keys()].filter(
    (text) => findForce(text) === undefined && outsideForce(text) === undefined
  );
  if (unknown.length === 0) return [];
  return [
    `${quoted(column.heading)} has ${formatUnits(recordsOf(column, unknown), "record")} of no force of forces.csv (${shown(unknown)}): say under forces which they are, or leave them out by a rule of filters.`
  ];
}

/** A name for a column by its heading: “Date recorded” is date_recorded. */
function columnName(heading: string): string {
  const name = heading
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : `column_${name}`;
}
