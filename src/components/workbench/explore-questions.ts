import { sqlLiteral } from "../../duckdb/sql-literal.js";
import { addMonths, type Month, monthIndex } from "../../plan/month.js";
import { inPlaces, type PlaceWords } from "../../plan/place-words.js";
import { type Reading, readingsBeside } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";

/** A question that can be asked of the tables as it stands. */
export interface SavedQuestion {
  title: string;
  sql: string;
}

/** Whose plan it is, and when it ends. */
export interface QuestionContext {
  /** Id of the force. */
  force: string;
  periodEnd: Month;
  places: PlaceWords;
  settings: Settings;
}

/** The force and the windows of the plan as SQL, each quoted by {@link sqlLiteral}. */
interface Values {
  force: string;
  edition: string;
  /** The published reading. */
  reading: string;
  /** A column for the colour in each reading that is worked out. */
  readings: string;
  /** As in `month ${latest}`. */
  latest: string;
  yearBefore: string;
  baseline: string;
  threeYears: string;
  /** Picks the mid-year population nearest to the middle of the latest window. */
  population: string;
}

/** Questions that a police analyst asks, for the plan's own force and period. */
export function savedQuestions(context: QuestionContext): SavedQuestion[] {
  const values = valuesOf(context);
  return QUESTIONS.map(([title, sql]) => ({ title: inPlaces(title, context.places), sql: sql(values) }));
}

function valuesOf({ force, periodEnd, settings }: QuestionContext): Values {
  const between = (from: Month, to: Month): string => `BETWEEN ${sqlLiteral(from)} AND ${sqlLiteral(to)}`;
  const { start, months } = settings.baseline;
  const year = populationYear(addMonths(periodEnd, 1 - settings.latest.months), periodEnd);
  return {
    force: sqlLiteral(force),
    edition: sqlLiteral(settings.msg.edition),
    reading: sqlLiteral(settings.reading),
    readings: readingsBeside(settings.reading).map(readingColumn).join(",\n  "),
    latest: between(addMonths(periodEnd, 1 - settings.latest.months), periodEnd),
    yearBefore: between(addMonths(periodEnd, -23), addMonths(periodEnd, -12)),
    baseline: between(start, addMonths(start, months - 1)),
    threeYears: between(addMonths(periodEnd, -35), periodEnd),
    population: `year = (SELECT arg_min(year, abs(year - ${year})) FROM population)`
  };
}

/** "max(rating) FILTER (reading = 'as-written') AS as_written". */
const readingColumn = (reading: Reading): string =>
  `max(rating) FILTER (reading = ${sqlLiteral(reading)}) AS ${reading.replaceAll("-", "_")}`;

/** The year whose middle is nearest to that of a window, the earlier of two, as in rule R4. */
function populationYear(from: Month, to: Month): number {
  const middle = (monthIndex(from) + monthIndex(to) + 1) / 2;
  return Math.ceil((middle - 6) / 12 - 0.5);
}

const QUESTIONS: readonly [string, (values: Values) => string][] = [
  [
    "How do the latest 12 months compare with the baseline?",
    ({ force, baseline, latest }) => `SELECT measures.priority AS offences,
  sum(count) FILTER (month ${baseline}) AS baseline,
  sum(count) FILTER (month ${latest}) AS latest,
  latest - baseline AS change,
  100 * (latest - baseline) / baseline AS percent
FROM offences
JOIN measures USING (series)
WHERE force = ${force}
GROUP BY ALL
ORDER BY min(measures.position)`
  ],
  [
    "Which forces record the most domestic burglary per 1,000 residents?",
    ({ latest, population }) => `WITH totals AS (
  SELECT force, sum(count) AS offences
  FROM offences
  WHERE series = 'domestic-burglary' AND month ${latest}
  GROUP BY force
), rates AS (
  SELECT force, offences, population, 1000 * offences / population AS per_1000
  FROM totals
  JOIN population USING (force)
  WHERE ${population}
)
SELECT rank() OVER (ORDER BY per_1000 DESC) AS rank,
  forces.name AS force, offences, population, per_1000
FROM rates
JOIN forces USING (force)
ORDER BY rank, forces.name`
  ],
  [
    "Where does the force stand in its group, offence by offence?",
    ({ force, edition, latest, population }) => `WITH members AS (
  SELECT peer AS force FROM comparison_groups
  WHERE force = ${force} AND edition = ${edition}
  UNION SELECT ${force}
), totals AS (
  SELECT series, force, sum(count) AS offences
  FROM offences
  JOIN members USING (force)
  WHERE month ${latest}
  GROUP BY series, force
), rates AS (
  SELECT series, force, 1000 * offences / population AS per_1000
  FROM totals
  JOIN population USING (force)
  WHERE ${population}
), ranked AS (
  SELECT *, rank() OVER by_rate AS rank_from_lowest,
    count(*) OVER (PARTITION BY series) AS forces,
    avg(per_1000) FILTER (force <> ${force}) OVER (PARTITION BY series) AS mean_of_others
  FROM rates
  WINDOW by_rate AS (PARTITION BY series ORDER BY per_1000)
)
SELECT series, per_1000, mean_of_others, rank_from_lowest, forces
FROM ranked
WHERE force = ${force} AND forces > 1
ORDER BY rank_from_lowest / forces DESC, series`
  ],
  [
    "Which months stand out from the same months of the years before?",
    ({ force, latest }) => `WITH months AS (
  SELECT series, month, count,
    avg(count) OVER earlier AS usual,
    count(*) OVER earlier AS years
  FROM offences
  WHERE force = ${force} AND months_per_period = 1
  WINDOW earlier AS (
    PARTITION BY series, right(month, 2)
    ORDER BY month ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING
  )
)
SELECT series, month, count, usual,
  100 * (count - usual) / usual AS percent_above
FROM months
WHERE years = 3 AND usual > 0 AND month ${latest}
ORDER BY percent_above DESC
LIMIT 20`
  ],
  [
    "Which kinds of offence rose most over the last year?",
    ({ force, latest, yearBefore }) => `SELECT series,
  sum(count) FILTER (month ${yearBefore}) AS year_before,
  sum(count) FILTER (month ${latest}) AS latest_year,
  latest_year - year_before AS change,
  100 * (latest_year - year_before) / nullif(year_before, 0) AS percent
FROM offences
WHERE force = ${force}
GROUP BY series
ORDER BY percent DESC`
  ],
  [
    "Is there a season in violence with injury?",
    ({ force, threeYears }) => `SELECT strftime((month || '-01')::DATE, '%B') AS calendar_month,
  avg(count) AS mean, min(count) AS lowest, max(count) AS highest,
  100 * avg(count) / (avg(avg(count)) OVER ()) - 100 AS percent_from_average
FROM offences
WHERE series = 'violence-with-injury' AND force = ${force}
  AND month ${threeYears}
GROUP BY calendar_month, right(month, 2)
ORDER BY right(month, 2)`
  ],
  [
    "How has the 12-month total of all crime moved?",
    ({ force }) => `SELECT month, count,
  CASE WHEN count(*) OVER year = 12 THEN sum(count) OVER year END AS twelve_months
FROM offences
WHERE series = 'all-crime' AND force = ${force}
WINDOW year AS (ORDER BY month ROWS 11 PRECEDING)
ORDER BY month DESC`
  ],
  [
    "Where do the readings of a rule give different colours?",
    ({ readings }) => `SELECT measures.priority_number AS number, measures.priority, measures.name, rule,
  ${readings}
FROM ratings
JOIN measures USING (measure)
GROUP BY ALL
HAVING count(DISTINCT rating) > 1
ORDER BY min(measures.position), rule`
  ],
  [
    "How close is each published colour to turning?",
    () => `SELECT priority, name, rule, rating, value, lower, upper, unit,
  100 * (upper - value) / value AS percent_to_upper,
  100 * (value - lower) / value AS percent_to_lower
FROM ratings
WHERE published AND rule IN ('R4', 'R5') AND rating <> 'not-rated'
ORDER BY least(abs(percent_to_upper), abs(percent_to_lower))`
  ],
  [
    "Which ratings could not be given, and why?",
    () => `SELECT priority, name, rule, sentence
FROM ratings
WHERE published AND rating = 'not-rated'
ORDER BY position`
  ],
  [
    "How many SPC ratings of each colour were there at each period end?",
    ({ reading }) => `SELECT period, rating, count(*) AS ratings
FROM history
WHERE rule = 'R5' AND reading = ${reading} AND rating <> 'not-rated'
GROUP BY ALL
ORDER BY period, rating`
  ],
  [
    "How did violence with injury move in the force and its group?",
    ({ force, edition, threeYears }) => `SELECT forces.name AS force, month, count
FROM offences
JOIN forces USING (force)
WHERE series = 'violence-with-injury' AND month ${threeYears}
  AND (force = ${force} OR force IN (
    SELECT peer FROM comparison_groups WHERE force = ${force} AND edition = ${edition}
  ))
ORDER BY forces.name, month`
  ],
  [
    "How sure are the survey percentages?",
    ({ force }) => `SELECT survey, period_end, percent, base,
  196 * sqrt(percent / 100 * (1 - percent / 100) * coalesce(design_effect, 1) / base) AS margin_points,
  basis
FROM surveys
WHERE force = ${force}
ORDER BY survey, period_end`
  ],
  [
    "How much of the data was recorded, and how much modelled or simulated?",
    () => `SELECT 'offences' AS "table", basis, count(*) AS rows,
  100 * count(*) / (sum(count(*)) OVER ()) AS percent
FROM offences GROUP BY basis
UNION ALL
SELECT 'surveys', basis, count(*), 100 * count(*) / (sum(count(*)) OVER ())
FROM surveys GROUP BY basis
ORDER BY "table", rows DESC`
  ],
  [
    "Which thresholds are in force, and which were changed?",
    () => `SELECT setting, label, value, default_value, unit, value <> default_value AS changed
FROM settings
ORDER BY changed DESC, setting`
  ],
  [
    "Which changes of recording should a chart mention?",
    () => `SELECT annotations.month, coalesce(measures.priority, annotations.series, 'every measure') AS concerns,
  annotations.renamed_from, annotations.split_from, annotations.text, annotations.source
FROM annotations
LEFT JOIN measures ON measures.measure = annotations.measure
WHERE annotations.kind = 'recording'
ORDER BY annotations.month`
  ]
];
