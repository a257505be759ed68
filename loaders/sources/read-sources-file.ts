import { join } from "node:path";
import schema from "../../data/schema/sources.schema.json" with { type: "json" };
import { isThere } from "../files/is-there.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import { type Path, readYaml, type YamlFile } from "../files/read-yaml.js";
import { schemaProblems } from "../files/schema-problems.js";
import { columnsOfRules, valuesOfRule } from "./condition-sql.js";
import { CELL_HEADINGS, isWide, type Rule, type Source } from "./source.js";
import { SOURCE_KINDS } from "./source-kinds.js";
import { folded } from "./spelling.js";

/** The name of the file in the data folder. */
export const SOURCES_FILE = "sources.yaml";

/** sources.yaml in which nothing is wrong. */
export interface SourcesFile {
  sources: Source[];
  place: YamlFile["place"];
}

const problemsOf = schemaProblems(schema);

/** Does the folder declare sources? The file is optional. */
export const hasSources = (folder: string): boolean => isThere(join(folder, SOURCES_FILE));

/**
 * Reads sources.yaml against its schema; then checks ids, columns and rules. What is wrong is added to `problems`.
 * Null when there is no such file, or when anything in it is wrong.
 */
export function readSourcesFile(folder: string, problems: Problem[]): SourcesFile | null {
  if (!hasSources(folder)) return null;
  const file = readYaml(folder, SOURCES_FILE, problems);
  if (!file) return null;
  const departures = problemsOf(file).map(({ problem }) => problem);
  problems.push(...departures);
  if (departures.length > 0) return null;
  const { sources } = file.value as { sources: Source[] };
  const found = [
    ...repeatedIds(sources, file),
    ...sources.flatMap((source, i) => sourceProblems(source, ["sources", i], file))
  ];
  problems.push(...found);
  return found.length === 0 ? { sources, place: file.place } : null;
}

function repeatedIds(sources: Source[], file: YamlFile): Problem[] {
  return sources.flatMap(({ id }, i) =>
    sources.findIndex((other) => other.id === id) < i
      ? [
          {
            ...file.place(["sources", i, "id"]),
            problem: `the id ${quoted(id)} is given twice`,
            expected: "an id that no other source has"
          }
        ]
      : []
  );
}

/**
 * Headings by the names that a source's rules use: its kind's, and its own. Where records name their force twice, `force`
 * is the column that the source believes, and `reported_by` the one that is believed when it says nothing.
 */
export function columnsOf(source: Source): Record<string, string> {
  const { columns, saysForceThrice } = SOURCE_KINDS[source.kind];
  const all: Record<string, string> = {
    ...columns,
    ...source.columns,
    ...(isWide(source) && CELL_HEADINGS)
  };
  if (!saysForceThrice) return all;
  const { force, falls_within } = all as { force: string; falls_within: string };
  return { ...all, reported_by: force, force: source.believe === "falls-within" ? falls_within : force };
}

/** Every rule of a source, with the path that leads to it. */
function rulesOf(source: Source, path: Path): { rule: Rule; path: Path; counts: boolean }[] {
  const named = (key: string, rules: Record<string, Rule> = {}, counts = false) =>
    Object.entries(rules).map(([name, rule]) => ({ rule, path: [...path, key, name], counts }));
  const questions = Object.entries(source.surveys ?? {}).flatMap(([id, { where }]) =>
    where === undefined ? [] : [{ rule: where, path: [...path, "surveys", id, "where"], counts: false }]
  );
  return [...named("filters", source.filters), ...named("series", source.series, true), ...questions];
}

function sourceProblems(source: Source, path: Path, file: YamlFile): Problem[] {
  const columns = columnsOf(source);
  const rules = rulesOf(source, path);
  const uses = [
    ...SOURCE_KINDS[source.kind].needs.map((name) => ({ name, path: [...path, "columns"] })),
    ...rules.flatMap(({ rule, path: of }) => columnsOfRules([rule]).map((name) => ({ name, path: of }))),
    ...Object.keys(source.renamed ?? {}).map((name) => ({ name, path: [...path, "renamed", name] })),
    ...(source.areas ? [{ name: source.areas.column, path: [...path, "areas", "column"] }] : [])
  ];
  const unknown = uses
    .filter(({ name }) => !Object.hasOwn(columns, name))
    .map(({ name, path: of }) => ({
      ...file.place(of),
      problem: `no column is named ${quoted(name)}`,
      expected: `a name of columns: ${Object.keys(columns).join(", ")}`,
      hint: `Add it to columns, with the heading that the records have for it.`
    }));
  return [...unknown, ...choiceProblems(source, columns, path, file), ...mixedProblems(source, rules, file)];
}

/** What must be given in exactly one of two ways. */
function choiceProblems(
  source: Source,
  columns: Record<string, string>,
  path: Path,
  file: YamlFile
): Problem[] {
  const problem = (text: string, expected: string): Problem => ({
    ...file.place([...path, "id"]),
    problem: `${quoted(source.id)} ${text}`,
    expected
  });
  const force = (source.force !== undefined) !== Object.hasOwn(columns, "force");
  const believes = source.believe === undefined || SOURCE_KINDS[source.kind].saysForceThrice === true;
  const ofCells = ["date", "count", "id"].filter((name) => Object.hasOwn(source.columns ?? {}, name));
  const asked = source.kind !== "postgres" || (source.table !== undefined) !== (source.query !== undefined);
  return [
    ...(force
      ? []
      : [
          problem(
            "has no force, or two",
            `either ${quoted("force")} (an id) or a column named ${quoted("force")}`
          )
        ]),
    ...(source.repeated_ids === "count-once" && Object.hasOwn(columns, "count")
      ? [problem("counts ids once and has a column of counts", "one of the two")]
      : []),
    ...(source.negatives && !Object.hasOwn(columns, "count")
      ? [problem("has negatives and no column of counts", "a column named count")]
      : []),
    ...(isWide(source) && ofCells.length > 0
      ? [
          problem(
            `is wide and names a column ${ofCells[0]}`,
            "months as headings, a count in each cell, and no ids"
          )
        ]
      : []),
    ...(isWide(source) && SOURCE_KINDS[source.kind].saysForceThrice
      ? [
          problem(
            "is wide and of data.police.uk, where a row is a crime",
            "layout: wide in another kind of source"
          )
        ]
      : []),
    ...(believes ? [] : [problem("has the key believe", "it only in a source of data.police.uk")]),
    ...(asked ? [] : [problem("has neither table nor query, or both", "one of table and query")])
  ];
}

/** Series that would add incidents to crimes. */
function mixedProblems(
  source: Source,
  rules: { rule: Rule; path: Path; counts: boolean }[],
  file: YamlFile
): Problem[] {
  const { apart } = SOURCE_KINDS[source.kind];
  if (!apart) return [];
  return rules.flatMap(({ rule, path, counts }) => {
    const values = valuesOfRule(rule).filter(({ column }) => column === apart.column);
    const mixed =
      counts && namesApart(rule, apart) && values.some(({ value }) => folded(value) !== folded(apart.value));
    if (!mixed) return [];
    return [
      {
        ...file.place(path),
        problem: `the series ${quoted(String(path.at(-1)))} counts ${quoted(apart.value)} with other types`,
        expected: "a series of its own: it is an incident, not a crime"
      }
    ];
  });
}

/** Does a rule ask for the value that is kept apart? */
export function namesApart(rule: Rule, apart: { column: string; value: string }): boolean {
  const conditions = Array.isArray(rule) ? rule : [rule];
  return conditions.some((condition) => {
    const test = Object.hasOwn(condition, apart.column) ? condition[apart.column] : undefined;
    const values = typeof test === "string" ? [test] : Array.isArray(test) ? test : [];
    return values.some((value) => folded(value) === folded(apart.value));
  });
}
