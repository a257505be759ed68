import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import type { Month } from "../../src/plan/month.js";

/** Recorded crime of one offence group in one force and quarter, as published: decimals and negatives included. */
export interface PublishedQuarter {
  group: string;
  force: string;
  quarterEnd: Month;
  count: number;
}

/** Street-level rows of data.police.uk of one type in one force and month. */
export interface StreetCount {
  force: string;
  month: Month;
  type: string;
  count: number;
}

/** Street-level rows of data.police.uk of one type in one district and month, by the district's name. */
export interface DistrictCount {
  district: string;
  month: Month;
  type: string;
  count: number;
}

/** The published originals in data/sources, read and not altered. README.md there describes them. */
export interface Published {
  forces: { force: string; name: string; pfa_code: string; region: string; police_uk_name: string }[];
  population: { force: string; year: string; population: string }[];
  quarters: PublishedQuarter[];
  street: StreetCount[];
  districts: DistrictCount[];
  groups: { force: string; edition: string; peer: string }[];
  printed: PrintedPage;
}

/** The dashboard page that was printed: measures by priority, as read from the paper. */
export interface PrintedPage {
  force: string;
  period_end: Month;
  priorities: { id: string; measures?: PrintedMeasure[] }[];
}

export interface PrintedMeasure {
  name: string;
  baseline?: number | string;
  latest?: number | string;
  position?: number;
}

/** Reads the originals from a folder. */
export function readPublished(folder: string): Published {
  const text = (name: string): string => readFileSync(join(folder, name), "utf8");
  const table = <T>(name: string): T[] => parse(text(name), { columns: true });
  return {
    forces: table("forces.csv"),
    population: table("force_population.csv"),
    quarters: table<Record<string, string>>("force_quarter_crime.csv").map((row) => ({
      group: row.measure!,
      force: row.force!,
      quarterEnd: row.quarter_end!.slice(0, "YYYY-MM".length),
      count: Number(row.count)
    })),
    street: table<Record<string, string>>("force_month_policeuk.csv").map((row) => ({
      force: row.force!,
      month: row.month!,
      type: row.crime_type!,
      count: Number(row.count)
    })),
    districts: table<Record<string, string>>("district_month_policeuk.csv").map((row) => ({
      district: row.district!,
      month: row.month!,
      type: row.crime_type!,
      count: Number(row.count)
    })),
    groups: table("comparison_groups_computed.csv"),
    printed: parseYaml(text("printed-figures.yaml"))
  };
}

/** The figures printed in one row of a panel. Throws an Error when the page has no such row. */
export function printedRow(page: PrintedPage, priority: string, name: string): PrintedMeasure {
  const panel = page.priorities.find(({ id }) => id === priority);
  const row = panel?.measures?.find((measure) => measure.name.startsWith(name));
  if (!row) throw new Error(`the printed page has no row “${name}” in ${priority}`);
  return row;
}
