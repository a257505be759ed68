import { sqlLiteral } from "../../duckdb/sql-literal.js";
import type { Month } from "../../plan/month.js";

/** What to draw of offences: as they were counted, or per 1,000 residents. */
export type ExploreUnit = "count" | "rate";

/** What a reader picked. */
export interface ExploreChoice {
  kind: "offences" | "survey";
  /** Series of offences, or survey. */
  subject: string;
  /** Ids of forces. */
  forces: readonly string[];
  from: Month;
  to: Month;
  /** Surveys are per cent, whatever this says. */
  unit: ExploreUnit;
}

/** The query that answers a choice. Every value in it is quoted by {@link sqlLiteral}. */
export function exploreQuery(choice: ExploreChoice): string {
  if (choice.kind === "survey") return surveyQuery(choice);
  return choice.unit === "rate" ? rateQuery(choice) : countQuery(choice);
}

function countQuery(choice: ExploreChoice): string {
  return [
    "SELECT forces.name AS force, offences.month, offences.months_per_period,",
    "  offences.count, offences.basis",
    "FROM offences",
    "JOIN forces USING (force)",
    ...offencesWhere(choice)
  ].join("\n");
}

/** The population of a month is that of the last mid-year estimate by its year. */
function rateQuery(choice: ExploreChoice): string {
  return [
    "SELECT forces.name AS force, offences.month, offences.months_per_period,",
    "  offences.count, population.population,",
    "  1000 * offences.count / population.population AS rate, offences.basis",
    "FROM offences",
    "JOIN forces USING (force)",
    "ASOF LEFT JOIN population ON population.force = offences.force",
    "  AND population.year <= left(offences.month, 4)::INTEGER",
    ...offencesWhere(choice)
  ].join("\n");
}

function offencesWhere({ subject, forces, from, to }: ExploreChoice): string[] {
  return [
    `WHERE offences.series = ${sqlLiteral(subject)}`,
    `  AND offences.force IN (${literals(forces)})`,
    `  AND offences.month BETWEEN ${sqlLiteral(from)} AND ${sqlLiteral(to)}`,
    "ORDER BY forces.name, offences.month"
  ];
}

function surveyQuery({ subject, forces, from, to }: ExploreChoice): string {
  return [
    "SELECT forces.name AS force, surveys.period_end, surveys.months,",
    "  surveys.percent, surveys.base, surveys.design_effect, surveys.basis",
    "FROM surveys",
    "JOIN forces USING (force)",
    `WHERE surveys.survey = ${sqlLiteral(subject)}`,
    `  AND surveys.force IN (${literals(forces)})`,
    `  AND surveys.period_end BETWEEN ${sqlLiteral(from)} AND ${sqlLiteral(to)}`,
    "ORDER BY forces.name, surveys.period_end"
  ].join("\n");
}

/** A list of none is written NULL: IN (NULL) is true of nothing, and IN () cannot be read. */
function literals(values: readonly string[]): string {
  return values.length === 0 ? "NULL" : wrapped(values.map(sqlLiteral));
}

/** Four to a line, so that a query on every force can be read. */
function wrapped(items: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < items.length; at += 4) lines.push(items.slice(at, at + 4).join(", "));
  return lines.join(",\n    ");
}
