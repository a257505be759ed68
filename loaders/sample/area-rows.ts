import type { AreaCount } from "../areas/area-counts.js";
import type { DistrictCount } from "./published.js";

/** The districts of Leicester, Leicestershire and Rutland by name at data.police.uk. */
const DISTRICTS = [
  "Blaby",
  "Charnwood",
  "Harborough",
  "Hinckley and Bosworth",
  "Leicester",
  "Melton",
  "North West Leicestershire",
  "Oadby and Wigston",
  "Rutland"
];

/** Kind of incident that is no crime. */
const NOT_A_CRIME = "Anti-social behaviour";

const idOf = (district: string): string => district.toLowerCase().replaceAll(" ", "-");

/** Rows of areas.csv. */
export const AREA_ROWS = DISTRICTS.map((name) => ({
  area: idOf(name),
  name,
  level: "district",
  parent: "leicestershire"
}));

/** Rows of area-offences.csv: every type of crime together, by district and month. */
export function areaRows(published: readonly DistrictCount[]): AreaCount[] {
  const basis = "published street-level records, counted by district";
  return DISTRICTS.flatMap((district) => {
    const own = published.filter((row) => row.district === district && row.type !== NOT_A_CRIME);
    const months = [...new Set(own.map((row) => row.month))].sort();
    return months.map((month) => {
      const count = own.filter((row) => row.month === month).reduce((sum, row) => sum + row.count, 0);
      return { area: idOf(district), measure: "all-crime", month, count, basis };
    });
  });
}
