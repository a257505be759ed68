import { addMonths, type Month } from "../../src/plan/month.js";
import type { PlanData, Series, Total } from "../../src/plan/plan-data.js";
import type { Settings } from "../../src/plan/settings.js";
import { monthAt } from "../../src/rules/windows/series-window.js";
import { groupBy } from "../files/group-by.js";
import type { Place, Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { PlanFile } from "./read-plan.js";
import type { Tables } from "./read-tables.js";
import { totalOfPlan } from "./with-total.js";

/** Months that a rule reads, both ends included. */
interface Window {
  from: Month;
  to: Month;
}

/** A series of a force, and a window of it that a rule reads. */
interface Need {
  series: string;
  force: string;
  window: Window;
}

/**
 * Holes inside a series (between its first and last period) where a rule needs a count: the baseline, latest and
 * SPC windows of the force's own series, and the latest window of the series that are compared with its peers.
 * Other holes are allowed, and stay gaps.
 */
export function gapProblems(
  series: PlanData["series"],
  plan: PlanFile,
  settings: Settings,
  tables: Tables
): Problem[] {
  const needs = groupBy(needsOf(plan, settings, tables.groups), (need) => `${need.series} ${need.force}`);
  return [...needs.values()].flatMap((ofSeries) => {
    const need = ofSeries[0]!;
    const found = series[need.series]?.[need.force];
    if (!found) return [];
    const gaps = gapsIn(
      found,
      ofSeries.map(({ window }) => window)
    );
    if (gaps.length === 0) return [];
    const total = totalOfPlan(tables, plan);
    const inSum = total?.id === need.force ? gapInSum(need, gaps, series, { total, tables }) : undefined;
    return [inSum ?? gapProblem(need, gaps, found, tables)];
  });
}

function needsOf(
  { force, periodEnd, measures }: PlanFile,
  settings: Settings,
  groups: Tables["groups"]
): Need[] {
  if (!force || !periodEnd) return [];
  const latest = upTo(periodEnd, settings.latest.months);
  const own = [
    latest,
    upTo(periodEnd, settings.spc.recent + settings.spc.previous),
    upTo(addMonths(settings.baseline.start, settings.baseline.months - 1), settings.baseline.months)
  ];
  const members = [force, ...peersOf(force, settings.msg.edition, groups)];
  return measures.flatMap(({ value: measure }) => {
    if (measure.kind !== "offences") return [];
    const compared = measure.proxy?.series ?? measure.series;
    return [
      ...own.map((window) => ({ series: measure.series, force, window })),
      ...members.map((member) => ({ series: compared, force: member, window: latest }))
    ];
  });
}

function peersOf(force: string, edition: string, groups: Tables["groups"]): string[] {
  const rows = groups?.rows ?? [];
  return rows.filter((row) => row.force === force && row.edition === edition).map((row) => row.peer);
}

const upTo = (to: Month, months: number): Window => ({ from: addMonths(to, 1 - months), to });

/** Index of every period without a count that a window touches. */
function gapsIn(series: Series, windows: Window[]): number[] {
  return series.counts.flatMap((count, i) => {
    const touched = windows.some(
      ({ from, to }) => monthAt(series, i) <= to && lastMonthAt(series, i) >= from
    );
    return count === null && touched ? [i] : [];
  });
}

/** A gap of the total where one of its parts has none: its rows are wanted, not those of the total. */
function gapInSum(
  { series: id, force }: Need,
  gaps: number[],
  all: PlanData["series"],
  { total, tables }: { total: Total; tables: Tables }
): Problem | undefined {
  const sum = all[id]![force]!;
  const months = gaps.map((i) => lastMonthAt(sum, i));
  const lacks = (part: string, month: Month): boolean => countUpTo(all[id]?.[part], month) === null;
  const part = total.parts.find((one) => lacks(one, months[0]!));
  const own = part === undefined ? undefined : all[id]?.[part];
  if (part === undefined || !own || own.monthsPerPeriod !== sum.monthsPerPeriod) return undefined;
  const wanted = months.filter((month) => lacks(part, month));
  const before = own.counts.findLastIndex((count, i) => count !== null && lastMonthAt(own, i) < wanted[0]!);
  return {
    ...placeOfCount(id, part, lastMonthAt(own, Math.max(before, 0)), own, tables),
    problem: `${quoted(id)} of ${force}, the sum of all others, is not known for ${periodsOf(sum)} ${months.join(", ")}: ${part} has no row for ${wanted.join(", ")}`,
    expected: "a count of every place for every period of the baseline, latest and SPC windows",
    hint: `Add the missing rows of ${part}. A count of zero is a row too.`
  };
}

/** The count of the period that ends in a month; null where there is none. */
function countUpTo(series: Series | undefined, end: Month): number | null {
  const at = series?.counts.findIndex((_, i) => lastMonthAt(series, i) === end) ?? -1;
  return series?.counts[at] ?? null;
}

const periodsOf = ({ monthsPerPeriod }: Series): string =>
  monthsPerPeriod === 1 ? "the months" : "the quarters ending";

const lastMonthAt = (series: Series, index: number): Month => addMonths(monthAt(series, index + 1), -1);

function gapProblem({ series: id, force }: Need, gaps: number[], series: Series, tables: Tables): Problem {
  const lastBefore = series.counts.findLastIndex((count, i) => count !== null && i < gaps[0]!);
  return {
    ...placeOfCount(id, force, lastMonthAt(series, lastBefore), series, tables),
    problem: `${quoted(id)} of ${force} has no row for ${periodsOf(series)} ${gaps.map((i) => lastMonthAt(series, i)).join(", ")}`,
    expected: "a count for every period of the baseline, latest and SPC windows",
    hint: "Add the missing rows after this one. A count of zero is a row too."
  };
}

/** The row that gives a series' count for the period ending in a month. */
function placeOfCount(id: string, force: string, end: Month, series: Series, tables: Tables): Place {
  const isOfSeries = (row: { force: string; measure: string }) => row.force === force && row.measure === id;
  if (series.monthsPerPeriod === 1) {
    const { rows, place } = tables.offences!;
    return place(
      rows.findIndex((row) => isOfSeries(row) && row.month === end),
      "month"
    );
  }
  const { rows, place } = tables.quarterly!;
  return place(
    rows.findIndex((row) => isOfSeries(row) && row.quarter_end === end),
    "quarter_end"
  );
}
