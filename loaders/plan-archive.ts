import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { dashboardView } from "../src/ratings/dashboard-view.js";
import type { FalseAlarms } from "../src/ratings/false-alarms.js";
import { groupOf } from "../src/ratings/group-position.js";
import { measureDossier } from "../src/ratings/measure-dossier.js";
import { addMonths, type Month } from "../src/ratings/month.js";
import type { DashboardFile, InputsFile, MeasureFile } from "../src/ratings/page-files.js";
import { type Plan, planMeasures } from "../src/ratings/plan.js";
import type { PlanData } from "../src/ratings/plan-data.js";
import type { RatingContext } from "../src/ratings/rate-measure.js";
import { ratingRows } from "../src/ratings/rating-rows.js";
import { loadData } from "./data/load-data.js";
import type { Checked } from "./data/read-data.js";
import { planDatabase } from "./duckdb/plan-database.js";
import { ratingFiles } from "./rating-files.js";

/** What `npm run evidence` measured, as it stands: the pages print it, so that no number is written twice. */
async function evidenceFiles(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(join(folder, "evidence"))).filter((name) => name.endsWith(".json")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, "evidence", name), "utf8")));
  return Object.fromEntries(names.map((name, i) => [`evidence/${name}`, texts[i]!]));
}

/** The plan's own force and period end at the settings of the data folder. */
export function ownContext({ plan, data, settings }: Checked): RatingContext {
  return { plan, data, settings, force: plan.force, period: plan.periodEnd };
}

/** What one force's pages need: its own and its group's figures, and only the series that the plan names. */
export function dataFor(force: string, plan: Plan, data: PlanData): PlanData {
  const measures = planMeasures(plan).map(({ measure }) => measure);
  const series = new Set(
    measures.flatMap((m) => (m.kind === "offences" ? [m.series, m.proxy?.series ?? m.series] : []))
  );
  const surveys = new Set(
    measures.flatMap((m) => (m.kind === "survey" || m.kind === "outcome" ? [m.survey ?? ""] : []))
  );
  const groups = pick(
    data.groups,
    () => true,
    (byForce) => pickKeys(byForce, (id) => id === force)
  );
  const peers = Object.values(groups).flatMap((byForce) => byForce[force]?.peers ?? []);
  const members = new Set([force, ...peers]);
  const isMember = (id: string) => members.has(id);
  return {
    forces: data.forces.filter((f) => members.has(f.id)),
    series: pick(
      data.series,
      (id) => series.has(id),
      (byForce) => pickKeys(byForce, isMember)
    ),
    surveys: pick(
      data.surveys,
      (id) => surveys.has(id),
      (byForce) => pickKeys(byForce, isMember)
    ),
    population: pickKeys(data.population, isMember),
    groups,
    annotations: data.annotations
  };
}

function pick<T>(record: Record<string, T>, wanted: (key: string) => boolean, change: (value: T) => T) {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([key]) => wanted(key))
      .map(([key, value]) => [key, change(value)])
  );
}

const pickKeys = <T>(record: Record<string, T>, wanted: (key: string) => boolean) =>
  pick(record, wanted, (v) => v);

/** First and last month in which one of the plan's offence series of the force has a count. */
export function pickerPeriods({ plan, data, force }: RatingContext): { first: Month; last: Month } {
  const own = planMeasures(plan).flatMap(({ measure }) =>
    measure.kind === "offences" ? [data.series[measure.series]?.[force]] : []
  );
  const spans = own
    .filter((s) => s !== undefined)
    .map((s) => ({ first: s.start, last: addMonths(s.start, s.counts.length * s.monthsPerPeriod - 1) }));
  const first = spans.map((s) => s.first).sort()[0] ?? plan.periodEnd;
  const last =
    spans
      .map((s) => s.last)
      .sort()
      .at(-1) ?? plan.periodEnd;
  return { first, last };
}

function measureFiles(context: RatingContext): [string, MeasureFile][] {
  const { plan, data, settings } = context;
  const { title, force, periodEnd } = plan;
  const common = {
    plan: { title, force, periodEnd },
    force: data.forces.find((f) => f.id === force)!,
    forceNames: Object.fromEntries(data.forces.map((f) => [f.id, f.name])),
    group: groupOf(context) ?? null,
    settings
  };
  return planMeasures(plan).map(({ measure, priority }) => [
    `measures/${measure.id}.json`,
    { ...common, dossier: measureDossier(measure, priority, context) }
  ]);
}

/**
 * Every file that the pages load, by path inside the archive `plan.zip`: dashboard.json, inputs.json,
 * measures/<id>.json, evidence/<name>.json, ratings.json, ratings.csv and plan.duckdb. Throws a DataError that lists every problem when the data are not valid.
 */
export async function planFiles(folder: string): Promise<Record<string, Uint8Array | string>> {
  const checked = loadData(folder);
  const context = ownContext(checked);
  const evidence = await evidenceFiles(folder);
  const falseAlarms: FalseAlarms = JSON.parse(evidence["evidence/false-alarms.json"]!);
  const view = dashboardView(context, falseAlarms);
  const dashboard: DashboardFile = {
    plan: checked.plan,
    forces: checked.data.forces,
    view,
    periods: pickerPeriods(context)
  };
  const inputs: InputsFile = { data: dataFor(checked.plan.force, checked.plan, checked.data), falseAlarms };
  const names = Object.fromEntries(checked.data.forces.map((force) => [force.id, force.name]));
  const ratings = ratingRows(checked.plan, view.rating, names);
  const json: [string, object][] = [
    ["dashboard.json", dashboard],
    ["inputs.json", inputs],
    ...measureFiles(context)
  ];
  return {
    ...Object.fromEntries(json.map(([path, value]) => [path, JSON.stringify(value)])),
    ...evidence,
    ...ratingFiles(ratings),
    "plan.duckdb": await planDatabase({ ...checked, ratings })
  };
}
