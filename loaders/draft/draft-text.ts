import { basename } from "node:path";
import { formatNumber, formatUnits } from "../../src/words/format.js";
import { quoted } from "../files/quoted.js";
import type { Rule } from "../sources/source.js";
import { folded } from "../sources/spelling.js";
import { shown } from "./column-look.js";
import type { Draft, SourceDraft } from "./draft-sources.js";
import type { Category } from "./proposal.js";

/** Texts of a further column that are listed. */
const LISTED = 12;

const HEAD = `# yaml-language-server: $schema=schema/sources.schema.json
#
# A draft, made by looking at files: read every line before you trust a number. “npm run read-sources” says what each line
# makes of the records; README.md of the project's folder “data” explains every key.
`;

/** The text of a sources.yaml that says what a draft does; comments say what was seen, and what could not be told. */
export function draftText({ sources, unread }: Draft): string {
  const ids = new Set<string>();
  const texts = sources.map((source) => sourceLines(source, idOf(source, ids)).join("\n"));
  const not = unread.map((text) => `# Not looked at: ${text}.\n`).join("");
  return `${HEAD}${not}sources:\n${texts.join("\n\n")}\n`;
}

/** Phrases for where the figures come from, to be edited. */
const BASIS: Partial<Record<SourceDraft["kind"], string>> = {
  "police-uk-street": "recorded crimes, data.police.uk",
  "police-uk-outcomes": "recorded outcomes, data.police.uk",
  "home-office-table": "recorded crimes, Home Office open data",
  survey: "recorded answers, own survey"
};

function sourceLines(source: SourceDraft, id: string): string[] {
  const { kind, tables, files, sheets, members, force, columns, question } = source;
  const [form] = tables.map((table) => table.form);
  const records = tables.reduce((total, table) => total + table.records, 0);
  const keys: [string, unknown][] = [
    ["kind", kind],
    ["layout", source.layout],
    ["basis", BASIS[kind] ?? "recorded crimes, own extract"],
    ["files", files],
    ["members", members],
    ["format", form!.format],
    ["sheet", sheets.length > 1 ? sheets : sheets[0]],
    ["encoding", form!.encoding],
    ["delimiter", form!.delimiter],
    ["header_row", form!.header_row],
    ["thousands", source.thousands],
    ["force", force],
    ["elsewhere", source.elsewhere ? "left-out" : undefined],
    ["date_format", source.dateFormat],
    ["columns", columnsOf(source)]
  ];
  return [
    `  # ${tables.length === 1 ? tables[0]!.name : formatUnits(tables.length, "table")}: ${formatUnits(records, "record")}`,
    `  - id: ${id}`,
    ...keys
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `    ${key}: ${keyValue(value)}`.replace(": \n", ":\n")),
    ...doubtLines(source, columns),
    ...totalsLines(source),
    ...(question ? surveyLines(question) : seriesLines(source)),
    ...source.categories
      .slice(question ? 0 : 1)
      .map((category) => `    # ${category.name}: ${valuesOf(category)}`)
  ];
}

function columnsOf({ columns, categories, kind }: SourceDraft): Record<string, string> | undefined {
  const known = kind.startsWith("police-uk") || kind === "home-office-table";
  if (known) return undefined;
  return { ...columns, ...Object.fromEntries(categories.map(({ name, column }) => [name, column.heading])) };
}

function doubtLines(source: SourceDraft, columns: Record<string, string>): string[] {
  const force = source.force === undefined ? [] : ["The force is that of plan.yaml: the records name none."];
  const noForce =
    source.needsForce && source.force === undefined
      ? ["No column names forces: write force: and its id of forces.csv, as in force: kent."]
      : [];
  const id =
    columns.id === undefined
      ? []
      : [`${quoted(columns.id)} was taken for an id: files that share ids are refused.`];
  return [...noForce, ...force, ...id, ...source.doubts].map((doubt) => `    # ? ${doubt}`);
}

function totalsLines({ totals }: SourceDraft): string[] {
  const rules = Object.entries(totals).map(([column, texts]) => ({ [column]: texts }));
  if (rules.length === 0) return [];
  return ["    filters:", `      totals: ${yaml(rules.length === 1 ? rules[0] : rules)}`];
}

function surveyLines({ waves, months, positive, negative }: NonNullable<SourceDraft["question"]>): string[] {
  const rest = { waves, months, positive, negative };
  return [
    "    surveys:",
    "      survey:",
    ...Object.entries(rest).map(([key, value]) => `        ${key}: ${yaml(value)}`)
  ];
}

/** A series for each text of the first column of categories, with its records; one of all records where there is none. */
function seriesLines({ categories: [category], totals }: SourceDraft): string[] {
  if (!category) return ["    series:", "      all-records: {}"];
  const left = new Set(totals[category.name]);
  const byId = new Map<string, { texts: string[]; records: number }>();
  for (const [text, records] of category.column.texts) {
    if (left.has(text)) continue;
    const id = seriesId(text, byId);
    const known = byId.get(id);
    if (known) known.texts.push(text);
    byId.set(id, { texts: known?.texts ?? [text], records: records + (known?.records ?? 0) });
  }
  const width = Math.max(...[...byId].map(([id, { texts }]) => ruleText(id, category.name, texts).length));
  return [
    "    series:",
    ...[...byId].map(([id, { texts, records }]) => {
      const also = texts.length > 1 ? `, also as ${shown(texts.slice(1))}` : "";
      return `${ruleText(id, category.name, texts).padEnd(width)} # ${formatUnits(records, "record")}${also}`;
    })
  ];
}

const ruleText = (id: string, column: string, [text]: readonly string[]): string =>
  `      ${id}: ${yaml({ [column]: [text!] } satisfies Rule)}`;

/** The id of a text's series: texts that differ in capitals and spaces alone have one. */
function seriesId(text: string, taken: ReadonlyMap<string, { texts: string[] }>): string {
  const base = slug(text) || "series";
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    const texts = taken.get(id)?.texts;
    if (!texts || folded(texts[0]!) === folded(text)) return id;
  }
}

function valuesOf({ column }: Category): string {
  const texts = [...column.texts]
    .slice(0, LISTED)
    .map(([text, records]) => `${quoted(text)} (${formatNumber(records)})`);
  const more = column.texts.size - texts.length;
  return `${texts.join(", ")}${more > 0 ? ` and ${formatUnits(more, "more value")}` : ""}`;
}

function idOf({ kind, files, tables }: SourceDraft, taken: Set<string>): string {
  const name = kind.startsWith("police-uk")
    ? kind.slice("police-uk-".length)
    : basename(files[0]!).replace(/\.[^.]*$/, "");
  const base =
    slug(
      tables[0]!.member && !kind.startsWith("police-uk")
        ? basename(tables[0]!.member).replace(/\.[^.]*$/, "")
        : name
    ) || "records";
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");

/** Entries of a list that stand on one line. */
const ON_A_LINE = 3;

/** A value of a key of a source; a long list has a line for each entry. */
const keyValue = (value: unknown): string =>
  Array.isArray(value) && value.length > ON_A_LINE
    ? value.map((own) => `\n      - ${yaml(own)}`).join("")
    : yaml(value);

/** A value on one line of YAML. */
function yaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yaml).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .map(([key, own]) => `${key}: ${yaml(own)}`)
      .join(", ")}}`;
  if (typeof value === "number") return String(value);
  return isPlain(String(value)) ? String(value) : JSON.stringify(value);
}

/** May a text stand without quotation marks, in a list too? */
const isPlain = (text: string): boolean =>
  /^(?!(y|n|yes|no|on|off|true|false|null)$)[\p{L}][\p{L}\p{N}]*([ ./&()_-]+[\p{L}\p{N}()]+)*$/iu.test(
    text
  ) || /^\d{4}-\d\d$/.test(text);
