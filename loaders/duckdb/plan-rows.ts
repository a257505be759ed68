import { addMonths, type Month } from "../../src/plan/month.js";
import { type Measure, type Plan, planMeasures } from "../../src/plan/plan.js";
import type { BasisRun, PlanData, Series } from "../../src/plan/plan-data.js";
import { SETTINGS, type Settings, settingAt } from "../../src/plan/settings.js";
import { targetNotation } from "../../src/plan/target.js";
import type { HistoryRow } from "../rows/plan-history.js";
import type { RatingRow } from "../rows/rating-rows.js";

/** A row by column name. */
export type Row = Record<string, string | number | boolean | null>;

/** What the database is made from. */
export interface DatabaseInput {
  plan: Plan;
  data: PlanData;
  settings: Settings;
  ratings: readonly RatingRow[];
  history: readonly HistoryRow[];
}

/** The rows of every table of the database, by the table's name. */
export function planRows({ plan, data, settings, ratings, history }: DatabaseInput): Record<string, Row[]> {
  return {
    offences: pairs(data.series).flatMap(([series, force, s]) => offenceRows(series, force, s)),
    surveys: pairs(data.surveys).flatMap(([survey, force, waves]) =>
      waves.map((wave) => ({
        survey,
        force,
        period_end: wave.periodEnd,
        months: wave.months,
        base: wave.base,
        percent: wave.percent,
        design_effect: wave.designEffect,
        basis: wave.basis
      }))
    ),
    forces: data.forces.map((f) => ({
      force: f.id,
      name: f.name,
      code: f.code,
      region: f.region,
      police_uk_name: f.policeUkName,
      total: f.total ?? false
    })),
    areas: (data.areas ?? []).map(({ id, name, level, parent }) => ({ area: id, name, level, parent })),
    population: Object.entries(data.population).flatMap(([force, years]) =>
      years.map(({ basis = null, ...figures }) => ({ force, ...figures, basis }))
    ),
    comparison_groups: pairs(data.groups).flatMap(([edition, force, { peers, source }]) =>
      peers.map((peer) => ({ edition, force, peer, source }))
    ),
    annotations: data.annotations.map(({ date, renamedFrom, splitFrom, ...annotation }) => ({
      month: date,
      ...annotation,
      renamed_from: renamedFrom,
      split_from: splitFrom
    })),
    measures: measureRows(plan),
    responses: planMeasures(plan).flatMap(({ measure }) =>
      (measure.responses ?? []).map((response) => ({ measure: measure.id, ...response }))
    ),
    settings: settingRows(settings),
    ratings: ratings.map((rating, i) => ({ position: i + 1, ...rating })),
    history: history.map((rating) => ({ ...rating }))
  };
}

function offenceRows(
  series: string,
  force: string,
  { start, monthsPerPeriod, counts, bases }: Series
): Row[] {
  return counts.flatMap((count, i) => {
    if (count === null) return [];
    const month = addMonths(start, i * monthsPerPeriod);
    return [
      { series, force, month, months_per_period: monthsPerPeriod, count, basis: basisAt(bases, month) }
    ];
  });
}

/** Months written YYYY-MM compare as text. */
function basisAt(bases: readonly BasisRun[], month: Month): string | null {
  return bases.find(({ from, to }) => from <= month && month <= to)?.basis ?? null;
}

function measureRows(plan: Plan): Row[] {
  return planMeasures(plan).map(({ measure, priority }, i) => ({
    position: i + 1,
    measure: measure.id,
    name: measure.name,
    kind: measure.kind,
    better: measure.better ?? null,
    priority_number: priority.number,
    priority: priority.title,
    series: measure.kind === "offences" ? measure.series : null,
    survey: surveyOf(measure),
    target:
      measure.kind === "offences" && measure.target !== undefined ? targetNotation(measure.target) : null
  }));
}

function surveyOf(measure: Measure): string | null {
  return measure.kind === "survey" || measure.kind === "outcome" ? (measure.survey ?? null) : null;
}

function settingRows(settings: Settings): Row[] {
  return SETTINGS.map((setting) => ({
    setting: setting.path,
    label: setting.label,
    value: asText(settingAt(settings, setting.path)),
    default_value: asText(setting.default),
    unit: setting.unit,
    source: setting.source
  }));
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : targetNotation(value);
}

/** `record[a][b]` as rows of a, b and what stands there. */
function pairs<T>(record: Record<string, Record<string, T>>): [string, string, T][] {
  return Object.entries(record).flatMap(([a, inner]) =>
    Object.entries(inner).map(([b, value]): [string, string, T] => [a, b, value])
  );
}
