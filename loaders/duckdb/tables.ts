/** Column types used; each arrives in the browser as text or a number without loss. */
export type ColumnType = "VARCHAR" | "INTEGER" | "DOUBLE" | "BOOLEAN";

export interface ColumnDefinition {
  name: string;
  type: ColumnType;
  description: string;
}

export interface TableDefinition {
  name: string;
  description: string;
  columns: readonly ColumnDefinition[];
  /** Rows are stored in this order. */
  order: readonly string[];
  /**
   * A large table whose readers ask for one value of this column at a time: each value is stored as a table of its own
   * in the schema `parts`, and the table itself is a view of them all. A question about one value reads one part.
   */
  partition?: string;
}

const column = (name: string, type: ColumnType, description: string): ColumnDefinition => ({
  name,
  type,
  description
});

/*
 * Months are text, "YYYY-MM", not dates: they sort and compare as they stand (month >= '2012-04'), a browser in
 * another time zone cannot move them, and they say no more than is known. For date arithmetic: (month || '-01')::DATE.
 */
const MONTH = "written YYYY-MM; (month || '-01')::DATE makes a date of it";

const force = column("force", "VARCHAR", "Force, as in forces.force.");
const basis = column("basis", "VARCHAR", "Where the figure comes from, in words.");
const source = column("source", "VARCHAR", "Where it comes from.");

const ratingColumns: readonly ColumnDefinition[] = [
  column("measure", "VARCHAR", "Measure, as in measures.measure."),
  column("rule", "VARCHAR", "Rule of the plan, R3 to R9."),
  column("reading", "VARCHAR", "as-written or calibrated."),
  column("rating", "VARCHAR", "green, amber, red or not-rated."),
  column("reason", "VARCHAR", "Where the judged value lies, or why there is no rating.")
];

/**
 * The tables of the database that the pages query, described once: the database is created from this list, its
 * comments are the dictionary that the pages show, and the documentation is checked against it.
 */
export const TABLES: readonly TableDefinition[] = [
  {
    name: "offences",
    description:
      "Recorded offences by series, force and period. A period that was not published has no row; zero is a true zero.",
    columns: [
      column("series", "VARCHAR", "Kind of offence, as in measures.series."),
      column("force", "VARCHAR", "Force, as in forces.force, or local area, as in areas.area."),
      column("month", "VARCHAR", `First month of the period, ${MONTH}.`),
      column("months_per_period", "INTEGER", "Length of the period: 1 for a month, 3 for a quarter."),
      column("count", "INTEGER", "Number of offences recorded in the period."),
      basis
    ],
    order: ["series", "force", "month"],
    partition: "series"
  },
  {
    name: "surveys",
    description: "Percentages from samples, a row for each wave of a survey in a force.",
    columns: [
      column("survey", "VARCHAR", "Survey, as in measures.survey."),
      force,
      column("period_end", "VARCHAR", "Last month of the interviews, written YYYY-MM."),
      column("months", "INTEGER", "Length of the interview period in months."),
      column("base", "DOUBLE", "Number of people who answered; null when unknown."),
      column("percent", "DOUBLE", "Per cent, 0 to 100."),
      column(
        "design_effect",
        "DOUBLE",
        "Variance against a simple random sample of the same size; null when unknown."
      ),
      basis
    ],
    order: ["survey", "force", "period_end"]
  },
  {
    name: "forces",
    description: "Police forces.",
    columns: [
      column("force", "VARCHAR", "Short name used in every other table."),
      column("name", "VARCHAR", "Full name."),
      column("code", "VARCHAR", "Office for National Statistics code of the police force area."),
      column("region", "VARCHAR", "Region."),
      column("police_uk_name", "VARCHAR", "Name used by data.police.uk.")
    ],
    order: ["force"]
  },
  {
    name: "areas",
    description: "Local areas of a force. Counts too small to publish have no row in offences.",
    columns: [
      column("area", "VARCHAR", "Short name; stands in offences.force."),
      column("name", "VARCHAR", "Name."),
      column("level", "VARCHAR", "Kind of area, such as district."),
      column("parent", "VARCHAR", "Force or larger area that it is part of.")
    ],
    order: ["area"]
  },
  {
    name: "population",
    description: "Mid-year population of each force area.",
    columns: [
      force,
      column("year", "INTEGER", "Year of the estimate."),
      column("population", "INTEGER", "Residents at the middle of the year."),
      column("households", "INTEGER", "Households; null when unknown.")
    ],
    order: ["force", "year"]
  },
  {
    name: "comparison_groups",
    description: "The similar forces that each force is compared with, a row for each pair.",
    columns: [
      column("edition", "VARCHAR", "Edition of the groups, as in the setting msg.edition."),
      force,
      column("peer", "VARCHAR", "A similar force, as in forces.force."),
      source
    ],
    order: ["edition", "force", "peer"]
  },
  {
    name: "annotations",
    description: "Changes of recording and other events that a chart marks.",
    columns: [
      column("month", "VARCHAR", "Month of the event, written YYYY-MM."),
      column(
        "measure",
        "VARCHAR",
        "Measure concerned, as in measures.measure; null when it is every measure."
      ),
      column("text", "VARCHAR", "What happened."),
      source
    ],
    order: ["month", "measure"]
  },
  {
    name: "measures",
    description: "The measures of the plan, in its own order, with the priority each stands under.",
    columns: [
      column("position", "INTEGER", "Place in the plan, from 1."),
      column("measure", "VARCHAR", "Short name; the name of its page."),
      column("name", "VARCHAR", "Name as printed."),
      column("kind", "VARCHAR", "offences, survey, outcome, figure, assessment, actions or savings."),
      column("better", "VARCHAR", "Which way is better: lower or higher; null when neither."),
      column("priority_number", "VARCHAR", "Number of its priority as printed, such as 14A."),
      column("priority", "VARCHAR", "Title of its priority."),
      column("series", "VARCHAR", "Its rows in offences; null for other kinds."),
      column("survey", "VARCHAR", "Its rows in surveys; null for other kinds.")
    ],
    order: ["position"]
  },
  {
    name: "settings",
    description: "Every threshold in force when the pages were built.",
    columns: [
      column("setting", "VARCHAR", "Name in settings.yaml, such as spc.recent."),
      column("label", "VARCHAR", "What it is."),
      column("value", "VARCHAR", "Its value, as text."),
      column("default_value", "VARCHAR", "The published default, as text."),
      column("unit", "VARCHAR", "Unit of the value."),
      source
    ],
    order: []
  },
  {
    name: "ratings",
    description:
      "The rating of every measure by every rule that applies to it, in both readings, with the value judged and its lines.",
    columns: [
      column("position", "INTEGER", "Place in the plan's own order, from 1."),
      column("priority", "VARCHAR", "Number of the priority as printed, as in measures.priority_number."),
      column("name", "VARCHAR", "Name of the measure as printed."),
      ...ratingColumns,
      column("published", "BOOLEAN", "True for the colours that the dashboard shows."),
      column("value", "DOUBLE", "The value judged, in the unit of the column unit; null when there is none."),
      column(
        "centre",
        "DOUBLE",
        "Middle of the lines that the value is judged against; null for surveys. For savings: the sum required."
      ),
      column("lower", "DOUBLE", "Lower line; for a survey the lower end of the interval of the difference."),
      column("upper", "DOUBLE", "Upper line; for a survey the upper end of the interval of the difference."),
      column("unit", "VARCHAR", "Unit of value, centre, lower and upper."),
      column("baseline", "DOUBLE", "Total, percentage or figure of the baseline; null when there is none."),
      column(
        "latest",
        "DOUBLE",
        "Total, percentage or figure of the latest period; null when there is none."
      ),
      column("period", "VARCHAR", "Last month of the period judged, written YYYY-MM."),
      force,
      column("basis", "VARCHAR", "The weakest basis of the figures behind the rating; null without figures."),
      column("sentence", "VARCHAR", "The rating explained with its numbers.")
    ],
    order: ["position"]
  },
  {
    name: "history",
    description:
      "The rating of every measure with a series or a survey at every period end, by every rule, in both readings, at the published settings.",
    columns: [
      column("period", "VARCHAR", "Last month of the period rated, written YYYY-MM."),
      ...ratingColumns
    ],
    order: ["measure", "rule", "reading", "period"]
  }
];
