import { placeWords } from "../../src/plan/place-words.js";
import { placeNames } from "../../src/plan/plan-data.js";
import type { FalseAlarms } from "../../src/rules/false-alarms.js";
import { dashboardFile } from "../../src/views/dashboard-file.js";
import { dataQualityFile } from "../../src/views/data-quality-file.js";
import type { ScalingByQuarter } from "../../src/views/evidence-files.js";
import { exceptionsFile } from "../../src/views/exceptions.js";
import { hindsightFile } from "../../src/views/hindsight-file.js";
import { measurePageFiles } from "../../src/views/measure-page-files.js";
import type { InputsFile } from "../../src/views/page-files.js";
import type { PlanEvidence } from "../../src/views/plan-evidence.js";
import { changesOfData } from "../data/changed-data.js";
import { dataFor, dataOfPlan, releasedData } from "../data/data-for.js";
import { loadData, ownContext } from "../data/load-data.js";
import { planDatabase } from "../duckdb/plan-database.js";
import { DataError } from "../files/data-error.js";
import { changesFile } from "../releases/changes-file.js";
import { planHistory } from "../rows/plan-history.js";
import { ratingRows } from "../rows/rating-rows.js";
import { evidenceTexts } from "./evidence-texts.js";
import { measureDataFiles } from "./measure-data-files.js";
import type { PlanMemory } from "./plan-memory.js";
import { provenanceFile } from "./provenance-file.js";
import { ratingFiles } from "./rating-files.js";
import { siteIdentity } from "./site-identity.js";

/** Files by path: text as it will stand in UTF-8, or bytes. */
export type Files = Record<string, Uint8Array | string>;

/** The histories whose rate over a plan stands in where a rule is too slow to be tried on each series. */
const TYPICAL = "typical";

/**
 * Every file that the pages load, by path inside the folder `plan`: dashboard.json, inputs.json, all-forces.json,
 * changes.json, exceptions.json, data-quality.json, history.json, hindsight.json, histories.json, measures/<id>.json, history/<id>.json, evidence/<name>.json and
 * plan.duckdb; and ratings.json, ratings.csv, provenance.json, site.json, data/<id>.csv and data/<id>.json. Who computes again and
 * again gives a memory to do it with. Throws a DataError that lists every problem when the data are not valid, or are changed
 * meanwhile.
 */
export async function planFiles(
  folder: string,
  { facts, memo, quality }: Partial<PlanMemory> = {}
): Promise<Files> {
  const written = changesOfData(folder);
  const checked = loadData(folder, facts);
  const { plan, data } = checked;
  const context = { ...ownContext(checked), ...(memo && { memo }) };
  const evidence = await evidenceTexts(placeWords(plan));
  const falseAlarms = falseAlarmsOf(evidence);
  const scalings: ScalingByQuarter = JSON.parse(evidence["scaling-by-quarter.json"]!);
  const dashboard = dashboardFile(context, falseAlarms);
  const inputs: InputsFile = { plan, data: dataFor(plan.force, plan, data), falseAlarms };
  const allForces: InputsFile = { plan, data: dataOfPlan(plan, data), falseAlarms };
  const history = planHistory(context, dashboard.periods);
  const ratings = ratingRows(plan, dashboard.view.rating, placeNames(data));
  const changes = changesFile(folder, checked, releasedData(plan, data));
  const measures = measurePageFiles(context, changes.releases[0]);
  const figures = Object.values(measures).flatMap((file) => Object.entries(measureDataFiles(file, ratings)));
  const provenance = provenanceFile(folder, checked);
  const json = {
    "dashboard.json": dashboard,
    "history.json": history.plan,
    "hindsight.json": hindsightFile({ ...ownContext(checked), scalings: scalings.quarters }),
    // Of all measures at once, for a page that shows any of them.
    "histories.json": history.measures,
    ...inFolder("history", history.measures),
    "inputs.json": inputs,
    "all-forces.json": allForces,
    "changes.json": changes,
    "exceptions.json": exceptionsFile(context, dashboard.view.rating, changes.releases[0]),
    "data-quality.json": dataQualityFile(plan, data, {
      provenance,
      newest: changes.releases[0],
      qualityOf: quality
    }),
    ...inFolder("measures", measures)
  };
  const files = {
    ...Object.fromEntries(Object.entries(json).map(([path, value]) => [path, JSON.stringify(value)])),
    ...Object.fromEntries(Object.entries(evidence).map(([name, text]) => [`evidence/${name}`, text])),
    ...ratingFiles(ratings),
    ...Object.fromEntries(figures.map(([name, text]) => [`data/${name}`, text])),
    "provenance.json": `${JSON.stringify(provenance, null, 2)}\n`,
    "site.json": `${JSON.stringify(siteIdentity(folder, checked), null, 2)}\n`,
    "plan.duckdb": await planDatabase({ ...checked, ratings, history: history.rows })
  };
  const changed = written();
  if (changed.length > 0) throw new DataError(changed);
  return files;
}

/** What is kept by id, by the path of its JSON file in a folder. */
function inFolder(folder: string, byId: Record<string, object>): Record<string, object> {
  return Object.fromEntries(Object.entries(byId).map(([id, value]) => [`${folder}/${id}.json`, value]));
}

/** The rates of typical histories, at one look and over a plan. */
function falseAlarmsOf(evidence: Readonly<Record<string, string>>): FalseAlarms {
  const oneLook: FalseAlarms = JSON.parse(evidence["false-alarms.json"]!);
  const { offences }: PlanEvidence = JSON.parse(evidence["plan-life.json"]!);
  const overPlan = offences
    .filter(({ scenario }) => scenario === TYPICAL)
    .map(({ reading, share, ever }) => ({ rule: "R3" as const, reading, share, ever: ever / 100 }));
  return { ...oneLook, overPlan };
}
