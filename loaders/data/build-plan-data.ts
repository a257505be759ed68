import type { Annotation } from "../../src/plan/annotation.js";
import type { Plan } from "../../src/plan/plan.js";
import type { Area, ComparisonGroup, PlanData, Population, SurveyWave } from "../../src/plan/plan-data.js";
import type { PublishedCounts } from "../areas/publish-counts.js";
import { groupBy } from "../files/group-by.js";
import type { Row } from "../files/table.js";
import type { ANNOTATIONS, COMPARISON_GROUPS, POPULATION, SURVEYS } from "../tables/tables.js";
import type { Tables } from "./read-tables.js";

/** The checked tables in the shape that the rules read, with the series as they are published; null when one of them could not be read. */
export function buildPlanData(
  tables: Tables,
  { series, disclosure }: Pick<PublishedCounts, "series" | "disclosure">,
  total: Plan["total"]
): PlanData | null {
  const { forces, surveys, population, groups, annotations } = tables;
  if (!forces || !surveys || !population || !groups || !annotations) return null;
  const areas = areasIn(tables);
  return {
    forces: forces.rows.map(({ force, police_uk_name, ...rest }) => ({
      id: force,
      policeUkName: police_uk_name,
      ...rest,
      ...(force === total && { total: true })
    })),
    series,
    surveys: record(
      surveys.rows,
      (row) => row.survey,
      (of) => record(of, (row) => row.force, wavesOf)
    ),
    population: record(population.rows, (row) => row.force, populationOf),
    groups: record(
      groups.rows,
      (row) => row.edition,
      (of) => record(of, (row) => row.force, groupOf)
    ),
    annotations: annotations.rows.map(annotationOf).sort((a, b) => a.date.localeCompare(b.date)),
    ...(areas.length > 0 && { areas }),
    ...(disclosure && { disclosure })
  };
}

/** The local areas; none where a file of them is missing or wrong. */
export function areasIn({ areas, areaOffences }: Tables): Area[] {
  if (!areas?.sound || !areaOffences?.sound) return [];
  return areas.rows.map(({ area, ...rest }) => ({ id: area, ...rest }));
}

/** What is made of the rows of each key, by key. */
function record<T, U>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  make: (rows: T[]) => U
): Record<string, U> {
  return Object.fromEntries(Array.from(groupBy(rows, keyOf), ([key, own]) => [key, make(own)]));
}

function wavesOf(rows: Row<(typeof SURVEYS)["columns"]>[]): SurveyWave[] {
  return rows
    .map(({ period_end: periodEnd, months, base, percent, design_effect: designEffect, basis }) => ({
      periodEnd,
      months,
      base,
      percent,
      designEffect,
      basis
    }))
    .sort((a, b) => a.periodEnd.localeCompare(b.periodEnd));
}

function populationOf(rows: Row<(typeof POPULATION)["columns"]>[]): Population[] {
  return rows
    .map(({ basis, force: _, ...figures }) => ({ ...figures, ...(basis !== null && { basis }) }))
    .sort((a, b) => a.year - b.year);
}

/** Peers in the order of the file. */
function groupOf(rows: Row<(typeof COMPARISON_GROUPS)["columns"]>[]): ComparisonGroup {
  return { peers: rows.map((row) => row.peer), source: rows[0]!.source };
}

/** A note that does not say what it is of is one of a change of recording: files had no other before they had kinds. */
function annotationOf({
  kind,
  renamed_from: renamedFrom,
  split_from: splitFrom,
  ...row
}: Row<(typeof ANNOTATIONS)["columns"]>): Annotation {
  return { ...row, kind: kind ?? "recording", renamedFrom, splitFrom };
}
