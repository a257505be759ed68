import schema from "../../data/schema/plan.schema.json" with { type: "json" };
import { FORCES, TAKEN } from "../../src/plan/address-parameters.js";
import { PLAN_FORMAT } from "../../src/plan/formats.js";
import type { Month } from "../../src/plan/month.js";
import { type Places, placeWords } from "../../src/plan/place-words.js";
import type { Measure, Plan } from "../../src/plan/plan.js";
import type { Place, Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import { type Path, readYaml, type YamlFile } from "../files/read-yaml.js";
import { schemaProblems } from "../files/schema-problems.js";
import { yamlFormatProblem } from "../files/yaml-format.js";
import { measureProblems } from "./measure-problems.js";

const planSchemaProblems = schemaProblems(schema);

/** Something in the plan, and the path that leads to it. */
export interface Located<T> {
  value: T;
  path: Path;
}

/** The plan file, with as much of it as later checks can use when some of it is wrong. */
export interface PlanFile {
  /** Complete, or null when anything in the file is wrong. */
  plan: Plan | null;
  /** The plan's force and period end, null when they are wrong. */
  force: string | null;
  periodEnd: Month | null;
  /** The place that the plan calls the sum of all others, when nothing is wrong with it. */
  total: string | null;
  /** The plan's own word for its places, when nothing is wrong with it. */
  places: Places | undefined;
  /** The measures in which nothing is wrong. */
  measures: Located<Measure>[];
  /** Every measure's id, null when one is missing or wrong. */
  measureIds: Set<string> | null;
  place(path: Path): Place;
}

/**
 * Reads plan.yaml against its schema; then checks that ids are unique, that no priority is empty, and what
 * {@link measureProblems} checks. Returns null when the file is not YAML, or of a later format.
 */
export function readPlan(folder: string, problems: Problem[]): PlanFile | null {
  const file = readYaml(folder, "plan.yaml", problems);
  if (!file) return null;
  const wrongFormat = yamlFormatProblem(file, PLAN_FORMAT);
  if (wrongFormat) {
    problems.push(wrongFormat);
    return null;
  }

  const departures = planSchemaProblems(file);
  const spoiled = new Set(departures.flatMap(({ path }) => pathsAround(path)));
  const sound = ({ path }: { path: Path }): boolean => !spoiled.has(JSON.stringify(path));
  const soundText = ({ value, path }: Located<unknown>, key: string): string | null =>
    sound({ path: [...path, key] }) ? textAt(value, key) : null;

  const root = { value: file.value, path: [] };
  const priorities = listAt(root, "priorities");
  const written = priorities.flatMap((priority) => listAt(priority, "measures"));
  const ids = written.map((measure) => soundText(measure, "id"));
  const measures = written.filter(sound) as Located<Measure>[];
  const places = departures.some(({ path }) => path[0] === "places") ? undefined : placesIn(file.value);
  const found = [
    ...departures.map(({ problem }) => problem),
    ...takenWords(places, file),
    ...repeatedIds(priorities, file),
    ...repeatedIds(written, file),
    ...priorities.filter(isEmpty).map(({ path }) => emptyPriority(file.place(path))),
    ...measures.flatMap((measure) => measureProblems(measure.value, measure.path, file))
  ];
  problems.push(...found);
  return {
    plan: found.length === 0 ? planOf(file.value) : null,
    force: soundText(root, "force"),
    periodEnd: soundText(root, "period_end"),
    total: soundText(root, "total"),
    places,
    measures,
    measureIds: ids.every((id) => id !== null) ? new Set(ids) : null,
    place: file.place
  };
}

/** A path and those of all that it lies in, each as a text. */
function pathsAround(path: Path): string[] {
  return [...path, null].map((_, i) => JSON.stringify(path.slice(0, i)));
}

/** The plan as the rules know it: the file's `period_end` is their `periodEnd`, and its format is none of their business. */
function planOf(value: unknown): Plan {
  const {
    period_end: periodEnd,
    format: _,
    ...rest
  } = value as Omit<Plan, "periodEnd"> & {
    period_end: Month;
    format?: number;
  };
  return { ...rest, periodEnd };
}

const placesIn = (value: unknown): Places | undefined => at(value, "places") as Places | undefined;

function at(value: unknown, key: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[key];
}

function textAt(value: unknown, key: string): string | null {
  const text = at(value, key);
  return typeof text === "string" ? text : null;
}

/** The items of a list inside a value; none when there is no such list. */
function listAt({ value, path }: Located<unknown>, key: string): Located<unknown>[] {
  const list = at(value, key);
  return Array.isArray(list) ? list.map((item, i) => ({ value: item, path: [...path, key, i] })) : [];
}

/** Words for places that mean something else in an address: a page could not tell what is chosen. */
function takenWords(places: Places | undefined, file: YamlFile): Problem[] {
  if (!places) return [];
  const { parameter, parameterOfMany } = placeWords({ places });
  const words = [
    { key: "one", name: parameter, taken: TAKEN },
    { key: "many", name: parameterOfMany, taken: TAKEN.filter((word) => word !== FORCES) }
  ] as const;
  return words.flatMap(({ key, name, taken }) =>
    taken.includes(name)
      ? [
          {
            ...file.place(["places", key]),
            problem: `places.${key} is ${quoted(places[key])}, which means something else in the address of a page`,
            expected: `another word than ${taken
              .filter((word) => /^[a-z]+$/.test(word))
              .map(quoted)
              .join(", ")}`
          }
        ]
      : []
  );
}

function repeatedIds(items: Located<unknown>[], file: YamlFile): Problem[] {
  const ids = items.map(({ value }) => textAt(value, "id"));
  return items.flatMap(({ path }, i) => {
    const id = ids[i];
    return id && ids.indexOf(id) < i ? [repeatedId(id, file.place([...path, "id"]))] : [];
  });
}

function repeatedId(id: string, place: Place): Problem {
  return {
    ...place,
    problem: `the id ${quoted(id)} is given twice`,
    expected: "an id that no other has",
    hint: "Pages and links are found by their id."
  };
}

function isEmpty(priority: Located<unknown>): boolean {
  return listAt(priority, "measures").length === 0 && textAt(priority.value, "text") === null;
}

function emptyPriority(place: Place): Problem {
  return { ...place, problem: "the priority shows nothing", expected: "measures, or a text" };
}
