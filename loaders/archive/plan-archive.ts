import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { addMonths, type Month } from "../../src/plan/month.js";
import { type Plan, planMeasures } from "../../src/plan/plan.js";
import { type Area, type PlanData, placeNames } from "../../src/plan/plan-data.js";
import type { ProvenanceFile } from "../../src/plan/provenance.js";
import type { ReleaseChanges } from "../../src/releases/release-changes.js";
import type { FalseAlarms } from "../../src/rules/false-alarms.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import { dashboardView } from "../../src/views/dashboard-view.js";
import { dataQuality } from "../../src/views/data-quality.js";
import { measureFile } from "../../src/views/measure-file.js";
import type {
  DashboardFile,
  DataQualityFile,
  InputsFile,
  MeasurePageFile
} from "../../src/views/page-files.js";
import { forceOf } from "../areas/area-counts.js";
import { loadData } from "../data/load-data.js";
import type { Checked } from "../data/read-data.js";
import { planDatabase } from "../duckdb/plan-database.js";
import { changesFile } from "../releases/changes-file.js";
import { planHistory } from "../rows/plan-history.js";
import { ratingRows } from "../rows/rating-rows.js";
import type { PlanMemory } from "./plan-memory.js";
import { provenanceFile } from "./provenance-file.js";
import { ratingFiles } from "./rating-files.js";

/** The evidence is about the rules, not about one plan: every data folder has that of the project. */
const EVIDENCE = "data/evidence";

/** What `npm run evidence` measured, as it stands: the pages print it, so that no number is written twice. */
async function evidenceFiles(): Promise<Record<string, string>> {
  const names = (await readdir(EVIDENCE)).filter((name) => name.endsWith(".json")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(EVIDENCE, name), "utf8")));
  return Object.fromEntries(names.map((name, i) => [`evidence/${name}`, texts[i]!]));
}

/** The plan's own force and period end at the settings of the data folder. */
export function ownContext({ plan, data, settings }: Checked): RatingContext {
  return { plan, data, settings, force: plan.force, period: plan.periodEnd };
}

/** What one force's pages need: its own and its group's figures, and only the series that the plan names. */
export function dataFor(force: string, plan: Plan, data: PlanData): PlanData {
  const groups = pick(
    data.groups,
    () => true,
    (byForce) => pickKeys(byForce, (id) => id === force)
  );
  const peers = Object.values(groups).flatMap((byForce) => byForce[force]?.peers ?? []);
  const members = new Set([force, ...peers, ...areasOf(force, data).map(({ id }) => id)]);
  const ofMembers = <T>(byForce: Record<string, T>) => pickKeys(byForce, (id) => members.has(id));
  const { forces, series, surveys, population, ...rest } = planData(plan, data);
  return {
    ...rest,
    forces: forces.filter((f) => members.has(f.id)),
    series: pick(series, () => true, ofMembers),
    surveys: pick(surveys, () => true, ofMembers),
    population: ofMembers(population),
    groups
  };
}

/** The areas of a force, however small. */
function areasOf(force: string, { areas = [] }: PlanData): Area[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  return areas.filter(({ id }) => forceOf(id, byId) === force);
}

/** The data of every force, of only the series and surveys that the plan names. */
export function planData(plan: Plan, data: PlanData): PlanData {
  const measures = planMeasures(plan).map(({ measure }) => measure);
  const series = new Set(
    measures.flatMap((m) => (m.kind === "offences" ? [m.series, m.proxy?.series ?? m.series] : []))
  );
  const surveys = new Set(
    measures.flatMap((m) => (m.kind === "survey" || m.kind === "outcome" ? [m.survey ?? ""] : []))
  );
  return {
    ...data,
    series: pickKeys(data.series, (id) => series.has(id)),
    surveys: pickKeys(data.surveys, (id) => surveys.has(id))
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

/** Editions of the comparison groups in which the plan's own force has peers. */
export function offeredEditions({ data, force }: RatingContext): string[] {
  return Object.keys(data.groups).filter((edition) => (data.groups[edition]![force]?.peers.length ?? 0) > 0);
}

function measureFiles(context: RatingContext): [string, MeasurePageFile][] {
  const offered = {
    periods: pickerPeriods(context),
    editions: offeredEditions(context),
    areas: areasOf(context.plan.force, context.data)
  };
  return planMeasures(context.plan).map(({ measure, priority }) => [
    `measures/${measure.id}.json`,
    { ...measureFile(measure, priority, context), ...offered }
  ]);
}

function dataQualityFile(
  { plan, data }: Checked,
  provenance: ProvenanceFile,
  [newest]: readonly ReleaseChanges[],
  qualityOf = dataQuality
): DataQualityFile {
  return {
    force: plan.force,
    names: placeNames(data),
    quality: qualityOf(plan, data),
    disclosure: data.disclosure ?? null,
    provenance,
    revisions: newest ? { since: newest.since, figures: newest.figures } : null
  };
}

/**
 * Every file that the pages load, by path inside the archive `plan.zip`: dashboard.json, inputs.json, all-forces.json,
 * changes.json, data-quality.json, history.json, measures/<id>.json, history/<id>.json, evidence/<name>.json and plan.duckdb; and
 * ratings.json, ratings.csv and provenance.json. Who computes again and again gives a memory to do it with. Throws a
 * DataError that lists every problem when the data are not valid.
 */
export async function planFiles(
  folder: string,
  { facts, memo, quality }: Partial<PlanMemory> = {}
): Promise<Record<string, Uint8Array | string>> {
  const checked = loadData(folder, facts);
  const context = { ...ownContext(checked), ...(memo && { memo }) };
  const evidence = await evidenceFiles();
  const falseAlarms: FalseAlarms = JSON.parse(evidence["evidence/false-alarms.json"]!);
  const view = dashboardView(context, falseAlarms);
  const dashboard: DashboardFile = {
    plan: checked.plan,
    forces: checked.data.forces,
    view,
    periods: pickerPeriods(context),
    editions: offeredEditions(context),
    areas: areasOf(context.plan.force, context.data)
  };
  const { plan, data } = checked;
  const inputs: InputsFile = { plan, data: dataFor(plan.force, plan, data), falseAlarms };
  const allForces: InputsFile = { plan, data: planData(plan, data), falseAlarms };
  const history = planHistory(context, dashboard.periods);
  const names = Object.fromEntries([...data.forces, ...(data.areas ?? [])].map(({ id, name }) => [id, name]));
  const ratings = ratingRows(plan, view.rating, names);
  const provenance = provenanceFile(folder, checked.provenance);
  const changes = changesFile(folder, checked, inputs.data);
  const json: [string, object][] = [
    ["dashboard.json", dashboard],
    ["history.json", history.plan],
    ...Object.entries(history.measures).map(([id, past]): [string, object] => [`history/${id}.json`, past]),
    ["inputs.json", inputs],
    ["all-forces.json", allForces],
    ["changes.json", changes],
    ["data-quality.json", dataQualityFile(checked, provenance, changes.releases, quality)],
    ...measureFiles(context)
  ];
  return {
    ...Object.fromEntries(json.map(([path, value]) => [path, JSON.stringify(value)])),
    ...evidence,
    ...ratingFiles(ratings),
    "provenance.json": `${JSON.stringify(provenance, null, 2)}\n`,
    "plan.duckdb": await planDatabase({ ...checked, ratings, history: history.rows })
  };
}
