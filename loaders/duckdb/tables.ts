import { inPlaces, type PlaceWords } from "../../src/plan/place-words.js";
import { SINGLE_READINGS } from "../../src/plan/readings.js";

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

const column =
  (type: ColumnType) =>
  (name: string, description: string): ColumnDefinition => ({ name, type, description });

const text = column("VARCHAR");
const whole = column("INTEGER");
const decimal = column("DOUBLE");
const flag = column("BOOLEAN");

/*
 * Months are text, "YYYY-MM", not dates: they sort and compare as they stand (month >= '2012-04'), a browser in
 * another time zone cannot move them, and they say no more than is known. For date arithmetic: (month || '-01')::DATE.
 */
const MONTH = "written YYYY-MM; (month || '-01')::DATE makes a date of it";

const force = text("force", "Force, as in forces.force.");
const basis = text("basis", "Where the figure comes from, in words.");
const source = text("source", "Where it comes from.");

const ratingColumns: readonly ColumnDefinition[] = [
  text("measure", "Measure, as in measures.measure."),
  text("rule", "Rule of the plan, R3 to R9."),
  text("reading", `${SINGLE_READINGS.join(" or ")}; plan-life as well where it is published.`),
  text("rating", "green, amber, red or not-rated."),
  text("reason", "Where the judged value lies, or why there is no rating.")
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
      text("series", "Kind of offence, as in measures.series."),
      text("force", "Force, as in forces.force, or local area, as in areas.area."),
      text("month", `First month of the period, ${MONTH}.`),
      whole("months_per_period", "Length of the period: 1 for a month, 3 for a quarter."),
      whole("count", "Number of offences recorded in the period."),
      basis
    ],
    order: ["series", "force", "month"],
    partition: "series"
  },
  {
    name: "surveys",
    description: "Percentages from samples, a row for each wave of a survey in a force.",
    columns: [
      text("survey", "Survey, as in measures.survey."),
      force,
      text("period_end", "Last month of the interviews, written YYYY-MM."),
      whole("months", "Length of the interview period in months."),
      decimal("base", "Number of people who answered; null when unknown."),
      decimal("percent", "Per cent, 0 to 100."),
      decimal(
        "design_effect",
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
      text("force", "Short name used in every other table."),
      text("name", "Full name."),
      text("code", "Office for National Statistics code of the police force area."),
      text("region", "Region."),
      text("police_uk_name", "Name used by data.police.uk."),
      flag("total", "True for the sum of all others, which is none among them.")
    ],
    order: ["force"]
  },
  {
    name: "areas",
    description: "Local areas of a force. Counts too small to publish have no row in offences.",
    columns: [
      text("area", "Short name; stands in offences.force."),
      text("name", "Name."),
      text("level", "Kind of area, such as district."),
      text("parent", "Force or larger area that it is part of.")
    ],
    order: ["area"]
  },
  {
    name: "population",
    description: "Mid-year population of each force area.",
    columns: [
      force,
      whole("year", "Year of the estimate."),
      whole("population", "Residents at the middle of the year."),
      whole("households", "Households; null when unknown."),
      text("basis", "What the figure is, where it is no mid-year estimate; else null.")
    ],
    order: ["force", "year"]
  },
  {
    name: "comparison_groups",
    description: "The similar forces that each force is compared with, a row for each pair.",
    columns: [
      text("edition", "Edition of the groups, as in the setting msg.edition."),
      force,
      text("peer", "A similar force, as in forces.force."),
      source
    ],
    order: ["edition", "force", "peer"]
  },
  {
    name: "annotations",
    description: "Changes of recording and other events that a chart marks.",
    columns: [
      text("month", "Month of the event, written YYYY-MM."),
      text("kind", "recording, a change of how offences are recorded, or event, anything else."),
      text(
        "measure",
        "Measure concerned, as in measures.measure; null when it is every measure, or every one of a series."
      ),
      text("series", "Series concerned, as in offences.series, by its name of now; null when none is named."),
      text("renamed_from", "Its former name; null when it kept its name."),
      text("split_from", "The series of which it was a part before; null when it was none."),
      text("text", "What happened."),
      source
    ],
    order: ["month", "measure", "series"]
  },
  {
    name: "measures",
    description: "The measures of the plan, in its own order, with the priority each stands under.",
    columns: [
      whole("position", "Place in the plan, from 1."),
      text("measure", "Short name; the name of its page."),
      text("name", "Name as printed."),
      text("kind", "offences, survey, outcome, figure, assessment, actions or savings."),
      text("better", "Which way is better: lower or higher; null when neither."),
      text("priority_number", "Number of its priority as printed, such as 14A."),
      text("priority", "Title of its priority."),
      text("series", "Its rows in offences; null for other kinds."),
      text("survey", "Its rows in surveys; null for other kinds."),
      text(
        "target",
        "Its own target in numbers, as plan.yaml has it; null where the setting achievement counts."
      )
    ],
    order: ["position"]
  },
  {
    name: "responses",
    description: "What is being done about measures, a row an action; empty without responses.csv.",
    columns: [
      text("measure", "Measure, as in measures.measure."),
      text("date", "Day on which it was decided, written YYYY-MM-DD."),
      text("action", "What is done."),
      text("owner", "Who answers for it."),
      text("due", "Day by which it is to be done, written YYYY-MM-DD; null when none is set."),
      text("status", "planned, under way, done or dropped."),
      text("link", "Address of a paper about it; null when there is none.")
    ],
    order: ["measure", "date", "action"]
  },
  {
    name: "settings",
    description: "Every threshold in force when the pages were built.",
    columns: [
      text("setting", "Name in settings.yaml, such as spc.recent."),
      text("label", "What it is."),
      text("value", "Its value, as text."),
      text("default_value", "The published default, as text."),
      text("unit", "Unit of the value."),
      source
    ],
    order: []
  },
  {
    name: "ratings",
    description:
      "The rating of every measure by every rule that applies to it, in every reading, with the value judged and its lines.",
    columns: [
      whole("position", "Place in the plan's own order, from 1."),
      text("priority", "Number of the priority as printed, as in measures.priority_number."),
      text("name", "Name of the measure as printed."),
      ...ratingColumns,
      flag("published", "True for the colours that the dashboard shows."),
      decimal("value", "The value judged, in the unit of the column unit; null when there is none."),
      decimal(
        "centre",
        "Middle of the lines that the value is judged against; null for surveys. For savings: the sum required."
      ),
      decimal("lower", "Lower line; for a survey the lower end of the interval of the difference."),
      decimal("upper", "Upper line; for a survey the upper end of the interval of the difference."),
      text("unit", "Unit of value, centre, lower and upper."),
      decimal("baseline", "Total, percentage or figure of the baseline; null when there is none."),
      decimal("latest", "Total, percentage or figure of the latest period; null when there is none."),
      text("period", "Last month of the period judged, written YYYY-MM."),
      force,
      text("basis", "The weakest basis of the figures behind the rating; null without figures."),
      text("sentence", "The rating explained with its numbers.")
    ],
    order: ["position"]
  },
  {
    name: "history",
    description:
      "The rating of every measure with a series or a survey at every period end, by every rule, in every reading, at the published settings.",
    columns: [text("period", "Last month of the period rated, written YYYY-MM."), ...ratingColumns],
    order: ["measure", "rule", "reading", "period"]
  }
];

/** The tables as a plan's readers meet them: described in the plan's own word for its places, their names as in every plan. */
export function tablesFor(places: PlaceWords): TableDefinition[] {
  const described = <T extends { description: string }>(one: T): T => ({
    ...one,
    description: inPlaces(one.description, places)
  });
  return TABLES.map((table) => ({ ...described(table), columns: table.columns.map(described) }));
}
