import { type DateFormat, isWide, type RepeatedIds, type Source, type SourceKind } from "./source.js";

/** What is known of the records of a kind of source. */
export interface SourceKindFacts {
  /** Headings by the names that rules use; a source may add to them and replace them. */
  columns: Record<string, string>;
  /** Columns that a source must name, here or itself. */
  needs: string[];
  /** How the names of the wanted files inside a zip end. */
  members: string;
  dateFormat: DateFormat;
  /**
   * How extracts that overlap are told: by an id that two files have, or by a force and month that two files have
   * (where an id says nothing: a crime has several outcomes, and data.police.uk repeats a few ids).
   */
  overlapBy: "id" | "force and month";
  /** What is done about ids that are repeated in a month of a force, when the source does not say. */
  repeatedIds: RepeatedIds;
  /** Rows worth counting that are neither left out nor refused: a name, and the column that is blank in them. */
  blanks: Record<string, string>;
  /** Records name their force in a second column too, and their file in its name. */
  saysForceThrice?: boolean;
  /** A value that never counts in a series with others: incidents that are not crimes. */
  apart?: { column: string; value: string };
}

const OWN_RECORDS: SourceKindFacts = {
  columns: {},
  needs: ["date"],
  members: ".csv",
  dateFormat: "year-month-day",
  overlapBy: "id",
  repeatedIds: "count-each",
  blanks: {}
};

/** Columns of the files of data.police.uk (https://data.police.uk/about/#columns). */
const POLICE_UK = {
  date: "Month",
  force: "Reported by",
  falls_within: "Falls within",
  id: "Crime ID",
  longitude: "Longitude",
  lsoa: "LSOA code",
  lsoa_name: "LSOA name"
};

/** Every kind of source. */
export const SOURCE_KINDS: Readonly<Record<SourceKind, SourceKindFacts>> = {
  csv: OWN_RECORDS,
  parquet: { ...OWN_RECORDS, members: ".parquet" },
  records: OWN_RECORDS,
  survey: { ...OWN_RECORDS, needs: ["date", "answer"] },
  postgres: OWN_RECORDS,
  "police-uk-street": {
    ...OWN_RECORDS,
    columns: { ...POLICE_UK, crime_type: "Crime type", outcome: "Last outcome category" },
    members: "-street.csv",
    overlapBy: "force and month",
    // A crime may stand there twice, with another place and outcome each time.
    repeatedIds: "count-once",
    blanks: { "without location": "longitude" },
    saysForceThrice: true,
    apart: { column: "crime_type", value: "Anti-social behaviour" }
  },
  "police-uk-outcomes": {
    ...OWN_RECORDS,
    columns: { ...POLICE_UK, outcome: "Outcome type" },
    members: "-outcomes.csv",
    overlapBy: "force and month",
    blanks: { "without location": "longitude" },
    saysForceThrice: true
  },
  // Headings of the Home Office's police recorded crime open data tables, for police force areas.
  "home-office-table": {
    ...OWN_RECORDS,
    columns: {
      year: "Financial Year",
      quarter: "Financial Quarter",
      force: "Force Name",
      offence_group: "Offence Group",
      offence_subgroup: "Offence Subgroup",
      offence: "Offence Description",
      offence_code: "Offence Code",
      count: "Number of Offences"
    },
    needs: ["year", "quarter", "count"],
    dateFormat: "financial-quarter",
    overlapBy: "force and month"
  }
};

/** How the records of a source write their dates. */
export const dateFormatOf = (source: Source): DateFormat =>
  source.date_format ?? SOURCE_KINDS[source.kind].dateFormat;

/** Months that one count covers. */
export const monthsPerPeriodOf = (source: Source): 1 | 3 =>
  dateFormatOf(source) === "financial-quarter" ? 3 : 1;

/** Do year and quarter stand in a column each? */
export const hasYearAndQuarter = (source: Source): boolean =>
  !isWide(source) && SOURCE_KINDS[source.kind].dateFormat === "financial-quarter";
