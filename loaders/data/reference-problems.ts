import type { Measure } from "../../src/plan/plan.js";
import type { PlanData, Total } from "../../src/plan/plan-data.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import { annotationProblems } from "./annotation-problems.js";
import { areaProblems } from "./area-problems.js";
import { disclosureProblems } from "./disclosure-problems.js";
import { idsOf } from "./ids-of.js";
import type { Located, PlanFile } from "./read-plan.js";
import type { Tables } from "./read-tables.js";
import { unknownIds } from "./unknown-ids.js";
import { unknownReference } from "./unknown-reference.js";
import { totalOfPlan } from "./with-total.js";

/**
 * Ids in one file that another does not know. A file that could not be read whole is not held against the
 * others: what it lacks may stand in the part that was not read. `series` are those that can be rated, undefined when
 * they could not be read whole.
 */
export function referenceProblems(
  tables: Tables,
  series: PlanData["series"] | undefined,
  plan: PlanFile | null
): Problem[] {
  return [
    ...forceProblems(tables),
    ...areaProblems(tables),
    ...annotationProblems(tables.annotations, series, plan),
    ...(plan ? responseProblems(tables, plan) : []),
    ...(plan ? planProblems(tables, series, plan) : []),
    ...(plan ? disclosureProblems(tables, series, plan) : [])
  ];
}

/** Rows about forces, and peers, that forces.csv does not list. */
function forceProblems(tables: Tables): Problem[] {
  const { forces, offences, quarterly, surveys, population, groups } = tables;
  const known = idsOf(forces, (row) => row.force);
  if (!known) return [];
  const expected = "a force of forces.csv";
  return [
    ...unknownIds(offences, "force", known, expected),
    ...unknownIds(quarterly, "force", known, expected),
    ...unknownIds(surveys, "force", known, expected),
    ...unknownIds(population, "force", known, expected),
    ...unknownIds(groups, "force", known, expected),
    ...unknownIds(groups, "peer", known, expected)
  ];
}

function responseProblems({ responses }: Tables, { measureIds }: PlanFile): Problem[] {
  return measureIds ? unknownIds(responses, "measure", measureIds, "a measure of plan.yaml") : [];
}

/** The plan's force, series, proxies and surveys. */
function planProblems(tables: Tables, series: PlanData["series"] | undefined, plan: PlanFile): Problem[] {
  const { force } = plan;
  if (!force) return [];
  const forces = idsOf(tables.forces, (row) => row.force);
  if (forces && !forces.has(force)) {
    return [unknownReference(plan.place(["force"]), "the force", force, "a force of forces.csv", forces)];
  }
  const ownSeries = series && new Set(Object.keys(series).filter((id) => Object.hasOwn(series[id]!, force)));
  const ownSurveys = idsOf(tables.surveys, (row) => (row.force === force ? row.survey : null));
  return plan.measures.flatMap((measure) =>
    referencesOf(measure).flatMap(({ path, id, kind }) => {
      const known = kind === "series" ? ownSeries : ownSurveys;
      const files = kind === "series" ? "offences.csv or offences-quarterly.csv" : "surveys.csv";
      const expected = `a ${kind} of ${files} with rows for ${force}`;
      if (!known || known.has(id)) return [];
      const inSum =
        kind === "series" ? notOfAll(id, series?.[id], totalOfPlan(tables, plan), plan) : undefined;
      return [{ ...unknownReference(plan.place(path), `the ${kind}`, id, expected, known), ...inSum }];
    })
  );
}

/** Why a series that some places have is none of the total, which the plan is for. */
function notOfAll(
  id: string,
  series: PlanData["series"][string] | undefined,
  total: Total | null,
  { force }: PlanFile
): Pick<Problem, "problem" | "expected" | "hint"> | undefined {
  if (!series || total?.id !== force) return undefined;
  const without = total.parts.filter((part) => !Object.hasOwn(series, part));
  if (without.length === 0) return undefined;
  return {
    problem: `the series ${quoted(id)} cannot be added up for ${total.id}, the sum of all others: ${without.join(", ")} ${without.length === 1 ? "has" : "have"} no rows of it`,
    expected: `rows for every place, or for ${total.id} itself`,
    hint: "Where none happened, a count of zero is a row too. A place that is no part of the total does not belong into forces.csv."
  };
}

interface Reference {
  path: Located<Measure>["path"];
  id: string;
  kind: "series" | "survey";
}

/** The series and surveys that a measure names. */
function referencesOf({ value: measure, path }: Located<Measure>): Reference[] {
  if (measure.kind === "offences") {
    const own: Reference = { path: [...path, "series"], id: measure.series, kind: "series" };
    return measure.proxy
      ? [own, { path: [...path, "proxy", "series"], id: measure.proxy.series, kind: "series" }]
      : [own];
  }
  const survey = measure.kind === "survey" || measure.kind === "outcome" ? measure.survey : undefined;
  return survey === undefined ? [] : [{ path: [...path, "survey"], id: survey, kind: "survey" }];
}
