import { addMonths, type Month, monthsBetween } from "../../src/plan/month.js";
import { formatUnits } from "../../src/words/format.js";
import { quoted } from "../files/quoted.js";
import { outsideForce } from "../sources/force-names.js";
import { wantedHeadings } from "../sources/group-columns.js";
import { headingIndex } from "../sources/headings.js";
import { DATE_FORMATS } from "../sources/month-of-date.js";
import type { DateFormat, Source, SourceKind, SurveyQuestion } from "../sources/source.js";
import { SOURCE_KINDS } from "../sources/source-kinds.js";
import { type ColumnLook, joinedColumns, MOST, recordsOf, share, shown, wordsOf } from "./column-look.js";
import { COUNT, countDoubts, holdsCounts, LIKELY_COUNT, SURE_COUNT, thousandsOf } from "./count-columns.js";
import { formatsOf, monthOf, TOTAL, wideFormat } from "./date-columns.js";
import type { TableForm } from "./table-look.js";

/** A column of few texts, with the name that rules can call it by. */
export interface Category {
  name: string;
  column: ColumnLook;
}

/** What sources.yaml could say of tables that are alike. */
export interface Proposal {
  kind: SourceKind;
  /** Months stand in columns of their own. */
  layout?: "wide";
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

/** Texts above which a column is none of categories. */
const MOST_CATEGORIES = 200;

/** Share of the records of a column whose heading says what it is. */
const SOME = 0.6;

/** Names of a nation, which stand for the sum of its forces. */
const NATION =
  /^(england|wales|england (and|&) wales|great britain|united kingdom|uk|(all|totals?)( (police )?forces?)?)$/i;

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
    : new OwnProposal(form, columns, single, findForce).made();
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
    totals: { ...totalsOf(categories), ...nationsOf(forces, findForce) },
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
    private readonly columnsOfTable: readonly ColumnLook[],
    private readonly all: readonly ColumnLook[],
    private readonly findForce: (name: string) => string | undefined
  ) {}

  made(): Proposal {
    const months = this.months();
    const date = months ? undefined : this.date();
    const force = this.force();
    const count = months ? joinedColumns(months) : this.count();
    if (months) this.doubts.push(...countDoubts(count!));
    const id = count ? undefined : this.take("id", this.ranked(ID, isId));
    const answer = date && !count ? this.take("answer", this.ranked(/./, isAnswer)) : undefined;
    if (answer)
      this.take(
        "weight",
        this.ranked(/weight/i, (c) => /weight/i.test(c.heading) && share(c, isNumber) === 1)
      );
    const categories = this.categories();
    if (months) this.nameOthers(categories);
    const thousands = count && thousandsOf(count);
    const dateTotals = date?.totals ?? [];
    const format = months ? wideFormat(months, this.form) : date?.format;
    return {
      kind: answer ? "survey" : this.form.isParquet ? "parquet" : this.form.format ? "records" : "csv",
      ...(months && { layout: "wide" }),
      columns: this.columns,
      ...(format && format !== "year-month-day" && { dateFormat: format }),
      ...(thousands && { thousands }),
      elsewhere: force !== undefined && someElsewhere(force, this.findForce),
      categories,
      totals: {
        ...totalsOf([...categories, ...(id ? [{ name: "id", column: id }] : [])]),
        ...(force && nationsOf(force, this.findForce)),
        ...(dateTotals.length > 0 && { date: dateTotals })
      },
      ...(answer && date && { question: this.question(answer, date.months) }),
      needsForce: force === undefined,
      doubts: this.doubts
    };
  }

  private isForce(text: string): boolean {
    return this.findForce(text) !== undefined || outsideForce(text) !== undefined;
  }

  /** The column of forces: nearly all of its texts are, or its heading says so and many are. */
  private force(): ColumnLook | undefined {
    const fits = (column: ColumnLook): boolean =>
      share(column, (text) => this.isForce(text)) > 0 &&
      share(column, (text) => this.isForce(text) || NATION.test(text)) >=
        (FORCE.test(column.heading) ? SOME : MOST);
    const force = this.take("force", this.ranked(FORCE, fits));
    if (force) this.doubts.push(...unknownForces(force, this.findForce));
    return force;
  }

  /** The columns of months of a wide table, which have no other part; undefined where a row is one record. */
  private months(): ColumnLook[] | undefined {
    const format = wideFormat(this.columnsOfTable, this.form);
    if (format === undefined) return undefined;
    const months = this.columnsOfTable.filter(
      ({ heading }) => monthOf(heading, format, this.form) !== undefined
    );
    for (const month of months) this.taken.add(month);
    this.doubts.push(
      `${formatUnits(months.length, "column")} were taken for months, each cell for the count of one.`
    );
    return months;
  }

  /** Every column of a wide table that is no month has to have a name; what becomes of one that holds counts is said. */
  private nameOthers(categories: readonly Category[]): void {
    const names = new Set([...Object.keys(this.columns), ...categories.map(({ name }) => name)]);
    const others = this.all.filter((column) => !this.taken.has(column));
    for (const column of others)
      if (!categories.some((category) => category.column === column))
        this.columns[freeName(column.heading, names)] = column.heading;
    const counts = others.filter((column) => column.filled > 0 && holdsCounts(column));
    if (counts.length > 0)
      this.doubts.push(
        `${counts.map(({ heading }) => quoted(heading)).join(", ")} stands for no month: its counts are in no series.`
      );
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
    const fits = (column: ColumnLook): boolean => formatsOf(column, this.form).length > 0;
    const found = this.ranked(/record|report|month|creat/i, fits).sort(
      (a, b) => Number(/record/i.test(b.heading)) - Number(/record/i.test(a.heading))
    );
    const column = this.take("date", found);
    if (!column) {
      this.doubts.push(this.noDate());
      return undefined;
    }
    for (const other of found.slice(1)) this.taken.add(other);
    if (found.length > 1) {
      const others = found.slice(1).map(({ heading }) => quoted(heading));
      this.doubts.push(
        `${quoted(column.heading)} was taken for the date of recording; there are dates in ${others.join(", ")} too.`
      );
    }
    const [format, ...others] = formatsOf(column, this.form) as [DateFormat, ...DateFormat[]];
    if (others.length > 0)
      this.doubts.push(
        `The dates of ${quoted(column.heading)} could also be ${others.join(" or ")}: no day above 12 tells.`
      );
    const texts = [...column.texts.keys()];
    const months = texts.flatMap((text) => monthOf(text, format, this.form) ?? []).sort();
    const wrong = texts.filter((text) => monthOf(text, format, this.form) === undefined);
    const totals = wrong.filter((text) => TOTAL.test(text));
    const slips = wrong.filter((text) => !TOTAL.test(text));
    if (slips.length > 0)
      this.doubts.push(
        `${quoted(column.heading)} has ${formatUnits(recordsOf(column, slips), "record")} without such a date: ${shown(slips)}.`
      );
    return { format, months, totals };
  }

  /** What to do where no column holds dates. */
  private noDate(): string {
    const named = this.all.filter(({ heading, filled }) => WHEN.test(wordsOf(heading)) && filled > 0);
    if (named.length === 0) return "No column of dates could be told: name it under columns, date: Heading.";
    const seen = named.map(({ heading, texts }) => `${quoted(heading)} has ${shown([...texts.keys()])}`);
    return `No column of dates could be told: ${seen.join("; ")}. Write the month into one column of the file, as ${Object.values(DATE_FORMATS).slice(0, 2).join(", or ")}; data/README.md lists the others under date_format.`;
  }

  /**
   * The column that says for how many a row stands. Where no id says that a row is one record, more headings are taken for
   * such; and any that tells is, whatever a part of its texts is: rows that were counted once each would be wrong without a word.
   */
  private count(): ColumnLook | undefined {
    const heading = this.all.some(isId) ? SURE_COUNT : LIKELY_COUNT;
    const fits = (column: ColumnLook): boolean =>
      heading.test(wordsOf(column.heading)) && !ID.test(wordsOf(column.heading)) && holdsCounts(column);
    const found = this.ranked(heading, fits);
    const sure = found.filter((column) => COUNT.test(wordsOf(column.heading)));
    const [column, ...others] = sure.length > 0 ? sure : found;
    if (column && others.length === 0) {
      this.doubts.push(
        `Each row stands for as many crimes as ${quoted(column.heading)} says; if a row is one crime, take count out of columns.`,
        ...countDoubts(column)
      );
      return this.take("count", [column]);
    }
    if (column)
      this.doubts.push(
        `Counts may stand in ${[column, ...others].map(({ heading }) => quoted(heading)).join(", ")}: name one under columns, count: Heading.`
      );
    return undefined;
  }

  private categories(): Category[] {
    const names = new Set(Object.keys(this.columns));
    return this.ranked(/type|offence|crime|categor|group|class/i, isCategory).map((column) => ({
      name: freeName(column.heading, names),
      column
    }));
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

const FORCE = /force|constabulary/i;
const WHEN = /\b(date|day|month|quarter|year|period|time)\b/i;
const ID = /\b(ids?|ref(erence)?|urn|guid|(crime|record|incident|case)[ _-]?(no|num|number|ref))\b|_id$|Id$/i;

/** Does the heading tell of ids, and are there as many as records would have? */
const isId = (column: ColumnLook): boolean =>
  (ID.test(column.heading) || ID.test(wordsOf(column.heading))) && column.distinct >= column.filled / 2;

const AGAINST = /dissatisf|disagree|\bnot\b|unlikely|unsafe|\bno\b|never|poor/i;
const FOR = /satisf|confiden|agree|likely|\bsafe|unsafe|^(yes|no)$|good|poor/i;

const isAnswer = (column: ColumnLook): boolean =>
  isCategory(column) &&
  share(column, (text) => FOR.test(text)) >= 0.6 &&
  [...column.texts.keys()].some((text) => AGAINST.test(text)) &&
  [...column.texts.keys()].some((text) => !AGAINST.test(text) && FOR.test(text));

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

const isCategory = ({ distinct, areAll, filled, texts }: ColumnLook): boolean =>
  areAll &&
  distinct > 0 &&
  distinct <= MOST_CATEGORIES &&
  (distinct <= filled / 2 || distinct <= 20) &&
  ![...texts.keys()].every(isDecimal);

const isDecimal = (text: string): boolean => /^-?\d+\.\d+$/.test(text);

function totalsOf(categories: readonly Category[]): Record<string, string[]> {
  const found = categories.map(({ name, column }) => [
    name,
    [...column.texts.keys()].filter((text) => TOTAL.test(text))
  ]);
  return Object.fromEntries(found.filter(([, texts]) => texts!.length > 0));
}

/** Names in a column of forces that stand for the sum of others. */
function nationsOf(
  { texts }: ColumnLook,
  findForce: (name: string) => string | undefined
): Record<string, string[]> {
  const found = [...texts.keys()].filter((text) => findForce(text) === undefined && NATION.test(text));
  return found.length > 0 ? { force: found } : {};
}

const someElsewhere = ({ texts }: ColumnLook, findForce: (name: string) => string | undefined): boolean =>
  [...texts.keys()].some((text) => findForce(text) === undefined && outsideForce(text) !== undefined);

function unknownForces(column: ColumnLook, findForce: (name: string) => string | undefined): string[] {
  const unknown = [...column.texts.keys()].filter(
    (text) => findForce(text) === undefined && outsideForce(text) === undefined && !NATION.test(text)
  );
  if (unknown.length === 0) return [];
  return [
    `${quoted(column.heading)} has ${formatUnits(recordsOf(column, unknown), "record")} of no force of forces.csv (${shown(unknown)}): say under forces which they are, or leave them out by a rule of filters.`
  ];
}

/** Names with a meaning of their own, which no other column may have. */
const MEANINGS = ["date", "force", "count", "id", "answer", "weight", "stratum"];

/** A name for a column that none of `names` is, which it joins. */
function freeName(heading: string, names: Set<string>): string {
  const base = columnName(heading);
  let name = MEANINGS.includes(base) ? `${base}_2` : base;
  for (let n = 2; names.has(name); n++) name = `${base}_${n}`;
  names.add(name);
  return name;
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
