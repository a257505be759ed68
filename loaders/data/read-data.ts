import { placeWords } from "../../src/plan/place-words.js";
import type { Plan } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import type { Provenance } from "../../src/plan/provenance.js";
import type { Settings } from "../../src/plan/settings.js";
import { withResponses } from "../../src/plan/with-responses.js";
import { currentMonth } from "../files/current-month.js";
import type { Problem } from "../files/problem.js";
import { SOFTWARE } from "../files/software.js";
import { hasSources, readSourcesFile } from "../sources/read-sources-file.js";
import type { SourceResult } from "../sources/source-result.js";
import { sourcesOf } from "../sources/sources-of.js";
import { buildSeries } from "../tables/build-series.js";
import { mergeSeries } from "../tables/merge-series.js";
import { buildPlanData } from "./build-plan-data.js";
import { changesOfData } from "./changed-data.js";
import { futureProblems } from "./future-problems.js";
import { gapProblems } from "./gap-problems.js";
import { groupProblems } from "./group-problems.js";
import { mergeSources } from "./merge-sources.js";
import { problemsInPlaces } from "./problems-in-places.js";
import { protectedCounts } from "./protected-counts.js";
import { type PlanFile, readPlan } from "./read-plan.js";
import { readSettings } from "./read-settings.js";
import { readTables, type Tables } from "./read-tables.js";
import { referenceProblems } from "./reference-problems.js";
import { settingsProblems } from "./settings-problems.js";
import { totalProblems } from "./total-problems.js";
import { withTotal } from "./with-total.js";
import { withheldProblems, withhold } from "./withhold.js";

/** A data folder in which nothing is wrong. */
export interface Checked {
  plan: Plan;
  settings: Settings;
  data: PlanData;
  /** offences-quarterly.csv as it stands; `data.series` holds it where a force has no months of a series. */
  quarterly: PlanData["series"];
  /** What became of every record that sources.yaml declares. */
  provenance: Provenance;
}

/** What reading a data folder gives: every problem that was found, and the data when there was none. */
export interface ReadResult {
  problems: Problem[];
  checked: Checked | null;
}

/** What a data folder says, whatever its settings.yaml: the larger part of reading it by far. */
export interface Facts {
  tables: Tables;
  results: SourceResult[];
  planFile: PlanFile | null;
  series: ReturnType<typeof allSeries>;
  /** Complete, or null when one of the tables could not be read. */
  data: PlanData | null;
  /** What is wrong in single files, and what is wrong between them. */
  problems: { within: Problem[]; between: Problem[] };
}

/** Reads all of a data folder but its settings; `readSources` gives what the records of sources.yaml come to. */
export function readFacts(folder: string, readSources = sourcesOf): Facts {
  const within: Problem[] = [];
  const own = readTables(folder, within);
  within.push(...futureProblems(own, currentMonth()));
  const { tables: withRecords, results } = withSources(folder, own, readSources, within);
  const planFile = readPlan(folder, within);
  const tables = planFile ? withTotal(withRecords, planFile) : withRecords;
  const series = allSeries(tables);
  const between = [
    ...groupProblems(tables),
    ...(planFile ? totalProblems(tables, planFile) : []),
    ...(planFile ? withheldProblems(planFile) : []),
    ...referenceProblems(tables, series?.rated, planFile)
  ];
  const isSound = within.length === 0 && between.length === 0;
  const plan = isSound ? planFile?.plan : undefined;
  const published = series && plan ? protectedCounts(folder, tables, series.rated, plan) : null;
  between.push(...(published?.problems ?? []));
  const data = published && plan ? buildPlanData(tables, published, plan.total) : null;
  return { tables, results, planFile, series, data, problems: { within, between } };
}

/**
 * Reads and checks every file of a data folder in one pass; data/README.md is the contract it checks. The records of
 * sources.yaml, if there is one, are read (or their counts taken from where an earlier reading kept them) and join the
 * tables. Files that are written to meanwhile are refused. `factsOf` reads all but the settings; who reads the same folder again and again gives one that remembers.
 */
export function readData(folder: string, factsOf = (of: string): Facts => readFacts(of)): ReadResult {
  const changes = changesOfData(folder);
  const { tables, results, planFile, series, data, problems: found } = factsOf(folder);
  const problems = [...found.within];
  const settingsFile = readSettings(folder, problems);
  problems.push(...found.between);
  if (settingsFile) problems.push(...settingsProblems(settingsFile, planFile, tables));
  if (series && planFile && settingsFile?.settings) {
    problems.push(...gapProblems(series.rated, planFile, settingsFile.settings, tables));
  }
  // What else is wrong may come of a file half written.
  const changed = changes();
  if (changed.length > 0) return { problems: changed, checked: null };
  const plan = planOf(planFile, tables);
  const settings = settingsFile?.settings;
  const said = planFile ? problemsInPlaces(problems, placeWords(planFile)) : problems;
  if (problems.length > 0 || !plan || !settings || !series || !data) return { problems: said, checked: null };
  const provenance = provenanceOf(results);
  const checked = withhold({ plan, settings, data, quarterly: series.quarterly, provenance });
  return { problems, checked };
}

/** The plan with what is being done about its measures, where the folder says so. */
function planOf(planFile: PlanFile | null, { responses }: Tables): Plan | undefined {
  const plan = planFile?.plan ?? undefined;
  return plan && responses && !responses.missing ? withResponses(plan, responses.rows) : plan;
}

function provenanceOf(results: SourceResult[]): Provenance {
  return { software: SOFTWARE, sources: results.map(({ account }) => account) };
}

/** The tables with what the records of sources.yaml add to them. */
function withSources(
  folder: string,
  tables: Tables,
  readSources: typeof sourcesOf,
  problems: Problem[]
): { tables: Tables; results: SourceResult[] } {
  const file = readSourcesFile(folder, problems);
  if (!hasSources(folder)) return { tables, results: [] };
  // Records are matched with forces.csv and areas.csv; their problems, and those of sources.yaml, are listed already.
  if (!file || !tables.forces?.sound || !tables.areas?.sound) return { tables: unsound(tables), results: [] };
  const { problems: found, results } = readSources(folder);
  problems.push(...found);
  if (found.length > 0) return { tables: unsound(tables), results: [] };
  const place = (source: number, path: readonly string[]) => file.place(["sources", source, ...path]);
  return { tables: mergeSources(tables, results, place, problems), results };
}

/** The tables when rows of sources are missing from them: what they lack is not held against other files. */
function unsound(tables: Tables): Tables {
  const { offences, quarterly, surveys, areaOffences } = tables;
  return {
    ...tables,
    offences: offences && { ...offences, sound: false },
    quarterly: quarterly && { ...quarterly, sound: false },
    surveys: surveys && { ...surveys, sound: false },
    areaOffences: areaOffences && { ...areaOffences, sound: false }
  };
}

/** The series by quarter, and those that are rated: by month, or by quarter where a force has no months of one. */
function allSeries({ offences, quarterly }: Tables) {
  if (!offences?.sound || !quarterly?.sound) return null;
  const byMonth = buildSeries(
    offences.rows.map((row) => ({ ...row, end: row.month })),
    1
  );
  const byQuarter = buildSeries(
    quarterly.rows.map((row) => ({ ...row, end: row.quarter_end })),
    3
  );
  return { rated: mergeSeries(byQuarter, byMonth), quarterly: byQuarter };
}
