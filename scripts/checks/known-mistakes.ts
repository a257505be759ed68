/** A mistake that a hurried hand could make: `from` stands exactly once in the file, and one of the tests fails with `to`. */
export interface Mistake {
  name: string;
  file: string;
  from: string;
  to: string;
  /** Files or folders of test/ that have to find it: those of its room, so that a run can be afforded. */
  tests: readonly string[];
}

/** Known mistakes of every room, from the ground floor up. */
export const MISTAKES: readonly Mistake[] = [
  {
    name: "n - 1 becomes n",
    file: "src/statistics/deviation.ts",
    from: "/ (n - 1))",
    to: "/ n)",
    tests: ["statistics", "rules/r5-spc.test.ts"]
  },
  {
    name: "the uncertainty of the fitted line is dropped",
    file: "src/statistics/regression/least-squares.ts",
    from: "rows.length + quadraticForm(columnTotals, fit.unscaledCovariance)",
    to: "rows.length",
    tests: ["statistics/regression", "rules/r2-forecast.test.ts"]
  },
  {
    name: "a count at the threshold is hidden as one below it",
    file: "src/statistics/disclosure/hidden-cells.ts",
    from: "count < protection.least &&",
    to: "count <= protection.least &&",
    tests: ["statistics/disclosure"]
  },
  {
    name: "a reader is supposed to take a count below none for possible",
    file: "src/statistics/disclosure/other-table.ts",
    from: "Math.max(whole, -this.table.counts[cell]!)",
    to: "whole",
    tests: ["statistics/disclosure"]
  },
  {
    name: "1.96 becomes 2",
    file: "src/plan/settings.ts",
    from: "default: 1.96,",
    to: "default: 2,",
    tests: ["plan", "loaders/sample/settings.test.ts"]
  },
  {
    name: "a target of -20% asks for a fifth more",
    file: "src/plan/target.ts",
    from: "(100 + percentOf(target))",
    to: "(100 - percentOf(target))",
    tests: ["plan", "rules/r2-trends.test.ts"]
  },
  {
    name: "months are counted from one too many",
    file: "src/plan/month.ts",
    from: "Number(month.slice(5)) - 1;",
    to: "Number(month.slice(5));",
    tests: ["plan"]
  },
  {
    name: "responses stand newest first",
    file: "src/plan/with-responses.ts",
    from: "a.date.localeCompare(b.date)",
    to: "b.date.localeCompare(a.date)",
    tests: ["plan"]
  },
  {
    name: "the uncertainty of the fitted Poisson model is dropped",
    file: "src/rules/r5-spc.ts",
    from: "model.fit.covariance[1]![1]! * model.dispersion",
    to: "model.fit.covariance[1]![1]!",
    tests: ["rules/r5-spc.test.ts", "oracles"]
  },
  {
    name: "the SPC windows are swapped",
    file: "src/rules/r5-spc.ts",
    from: "{ recent, previous: since.earlier, ...since.said }",
    to: "{ recent: since.earlier, previous: recent, ...since.said }",
    tests: ["rules/r5-spc.test.ts"]
  },
  {
    name: "baseline and latest are swapped",
    file: "src/rules/windows/compared-windows.ts",
    from: "{ baseline: since.earlier, latest, ...since.said }",
    to: "{ baseline: latest, latest: since.earlier, ...since.said }",
    tests: ["rules/r1-change.test.ts"]
  },
  {
    name: "whole years that differ are left out of R1's error",
    file: "src/rules/r1-change.ts",
    from: "Math.hypot(ofMonths, errorOfYears(series, windows, model))",
    to: "Math.hypot(ofMonths, 0 * errorOfYears(series, windows, model))",
    tests: ["rules/r1-change.test.ts"]
  },
  {
    name: "polarity is reversed",
    file: "src/rules/polarity.ts",
    from: '(side === "below") === (better === "lower")',
    to: '(side === "below") !== (better === "lower")',
    tests: ["rules/polarity.test.ts"]
  },
  {
    name: "a part that was split off is looked for under the former name",
    file: "src/releases/reclassification.ts",
    from: "renamed.get(record.splitFrom)?.series ?? record.splitFrom",
    to: "record.splitFrom",
    tests: ["releases", "examples/london.test.ts"]
  },
  {
    name: "the last number that fails is told for the first that reaches a goal",
    file: "src/views/fewest-steps.ts",
    from: "return { fewest: high,",
    to: "return { fewest: low,",
    tests: ["views/what-it-takes.test.ts"]
  },
  {
    name: "a month beyond 3 standard deviations is a weaker sign besides",
    file: "src/views/xmr-rules.ts",
    from: "beyondZ.filter((i) => !found.beyond.includes(i))",
    to: "beyondZ",
    tests: ["views/xmr-view.test.ts"]
  },
  {
    name: "a figure in the way of its baseline is told as one that chance explains",
    file: "src/words/explanation.ts",
    from: 'lower: "higher than the baseline by more than chance would explain"',
    to: 'lower: "no further from the baseline than chance would explain"',
    tests: ["words/explanation.test.ts"]
  },
  {
    name: "only the first quotation mark of a cell is doubled",
    file: "src/words/csv-text.ts",
    from: `text.replaceAll('"', '""')`,
    to: `text.replace('"', '""')`,
    tests: ["words/csv-text.test.ts"]
  },
  {
    name: "a rank is found true whatever number of places the text says",
    file: "src/claims/judges/judge-rank.ts",
    from: "place === rank.value && (number.of === undefined || number.of === of)",
    to: "place === rank.value",
    tests: ["claims"]
  },
  {
    name: "of two windows the later is taken for the earlier",
    file: "src/claims/compared-windows.ts",
    from: "(a.to < b.to ?",
    to: "(a.to > b.to ?",
    tests: ["claims"]
  },
  {
    name: "a claim is called wrong though a word of it is not understood",
    file: "src/claims/check-claims.ts",
    from: 'claim.verdict === "contradicted"',
    to: 'claim.verdict === "not-supported"',
    tests: ["claims"]
  },
  {
    name: "measures that fell are counted as those that rose",
    file: "src/claims/judges/judge-counts.ts",
    from: "isUp ? change.value > 0 : change.value < 0",
    to: "isUp ? change.value < 0 : change.value > 0",
    tests: ["claims"]
  },
  {
    name: "axes are labelled from January, not from April",
    file: "src/charts/frame/month-axis.ts",
    from: "const APRIL = 3;",
    to: "const APRIL = 0;",
    tests: ["charts/frame", "charts/spc"]
  },
  {
    name: "a signal above the mean is told as one below",
    file: "src/charts/spc/signal-words.ts",
    from: 'direction === "up"',
    to: 'direction === "down"',
    tests: ["charts/spc", "components/measure/measure-xmr.test.ts"]
  },
  {
    name: "the wide bands of a forecast cover the narrow ones",
    file: "src/charts/trends/fan-marks.ts",
    from: ".sort((a, b) => b - a)",
    to: ".sort((a, b) => a - b)",
    tests: ["charts/trends"]
  },
  {
    name: "any twelve months are named as a financial year",
    file: "src/kit/period-name.ts",
    from: "months === 12 && monthOfYear(from) === APRIL",
    to: "months === 12",
    tests: ["kit/period-name.test.ts"]
  },
  {
    name: "an older result replaces a newer one",
    file: "src/kit/latest-only.ts",
    from: "if (start === latest) done(result);",
    to: "done(result);",
    tests: ["kit/latest-only.test.ts"]
  },
  {
    name: "words in place of a picture are offered for download",
    file: "src/kit/chart-with-downloads.ts",
    from: "downloads.hidden = !room.querySelector(PICTURE);",
    to: "downloads.hidden = false;",
    tests: ["kit/chart-with-downloads.test.ts"]
  },
  {
    name: "a group of places that are not in the data is taken from the address",
    file: "src/components/choice/choice.ts",
    from: "ids.length > 0 && unknown.length === 0",
    to: "ids.length > 0",
    tests: ["components/choice/choice.test.ts"]
  },
  {
    name: "a period after the last month of the data can be chosen",
    file: "src/components/choice/period-choice.ts",
    from: "monthsBetween(range.first, text) < 0 || monthsBetween(text, range.last) < 0",
    to: "monthsBetween(range.first, text) < 0",
    tests: ["components/choice/period-choice.test.ts"]
  },
  {
    name: "a line of Explore reads another place's value for the home place's",
    file: "src/components/workbench/explore-lines.ts",
    from: "find(({ force }) => force === data.home)?.value",
    to: "find(({ force }) => force !== data.home)?.value",
    tests: ["components/workbench/explore-lines.test.ts"]
  },
  {
    name: "own rows are judged up to the month after their last",
    file: "src/notebook/own-rows.ts",
    from: "addMonths(series.start, series.counts.length - 1)",
    to: "addMonths(series.start, series.counts.length)",
    tests: ["notebook/own-rows.test.ts"]
  },
  {
    name: "an author's input stands in the address under a name that a setting may have",
    file: "src/notebook/input-in-address.ts",
    from: "url.searchParams.set(parameter, textOf(input.value))",
    to: "url.searchParams.set(name, textOf(input.value))",
    tests: ["notebook/input-in-address.test.ts"]
  },
  {
    name: "three rows are compared as a group",
    file: "src/notebook/group-rows.ts",
    from: "const FEWEST = 4;",
    to: "const FEWEST = 3;",
    tests: ["notebook/group-rows.test.ts"]
  },
  {
    name: "a text ends its quotation in a query",
    file: "src/duckdb/sql-literal.ts",
    from: `value.replaceAll("'", "''")`,
    to: `value.replace("'", "''")`,
    tests: ["duckdb/sql-literal.test.ts"]
  },
  {
    name: "an id of 17 digits is read as a number, which rounds it",
    file: "src/duckdb/plain-number.ts",
    from: "const EXACT_DIGITS = 15;",
    to: "const EXACT_DIGITS = 17;",
    tests: ["duckdb/plain-number.test.ts"]
  },
  {
    name: "a column whose name comes back is numbered from 1",
    file: "src/duckdb/plain-rows.ts",
    from: "for (let n = 2; taken.has(unique); n++)",
    to: "for (let n = 1; taken.has(unique); n++)",
    tests: ["duckdb/plain-rows.test.ts"]
  },
  {
    name: "a value that was kept is taken though its file was changed",
    file: "loaders/files/kept-json.ts",
    from: "kept?.value !== undefined && kept.sha256 === sha256(JSON.stringify(kept.value))",
    to: "kept?.value !== undefined",
    tests: ["loaders/files", "loaders/areas/hide-tables.test.ts"]
  },
  {
    name: "a change of basis within a series is lost",
    file: "loaders/tables/build-series.ts",
    from: "if (run?.basis === basis) run.to = end;",
    to: "if (run) run.to = end;",
    tests: [
      "loaders/data/read-data.test.ts",
      "loaders/data/total.test.ts",
      "loaders/sample/sample-files.test.ts"
    ]
  },
  {
    name: "of several levels the one that holds least gives a larger area its sum",
    file: "loaders/areas/area-counts.ts",
    from: "other.count > most.count ?",
    to: "other.count < most.count ?",
    tests: ["loaders/areas"]
  },
  {
    name: "a plan's own threshold of small counts is not read",
    file: "loaders/areas/publish-counts.ts",
    from: "said.least ?? SMALLEST_PUBLISHED",
    to: "SMALLEST_PUBLISHED",
    tests: ["loaders/areas", "loaders/data/disclosure-problems.test.ts"]
  },
  {
    name: "a flag of the places is left out of the database",
    file: "loaders/duckdb/plan-rows.ts",
    from: "total: f.total ?? false",
    to: "total: false",
    tests: ["loaders/duckdb"]
  },
  {
    name: "the years 30 to 49 of two digits are taken for this century's",
    file: "loaders/sources/month-of-date.ts",
    from: "const CENTURY_ENDS = 29;",
    to: "const CENTURY_ENDS = 49;",
    tests: ["loaders/sources/month-of-date.test.ts"]
  },
  {
    name: "counts with decimals of zero are refused in a draft",
    file: "loaders/draft/count-columns.ts",
    from: "(\\.0{1,2})?$/.test(text)",
    to: "$/.test(text)",
    tests: ["loaders/draft/odd-tables.test.ts"]
  },
  {
    name: "a total is added up though a place has no figure",
    file: "loaders/data/with-total.ts",
    from: "rows.length === parts.length && !own.has(",
    to: "!own.has(",
    tests: ["loaders/data/total.test.ts"]
  },
  {
    name: "bands are too narrow by the correction for a finite sample",
    file: "loaders/evidence/band-scores.ts",
    from: "Math.ceil((errors.length + 1) * level)",
    to: "Math.ceil(errors.length * level)",
    tests: ["loaders/evidence/band-scores.test.ts"]
  },
  {
    name: "a release keeps the counts of areas only where places are open",
    file: "loaders/releases/present-release.ts",
    from: "disclosure.openData === undefined ? []",
    to: "disclosure.openData !== undefined ? []",
    tests: ["loaders/releases"]
  },
  {
    name: "a measure's file holds the ratings of all measures",
    file: "loaders/archive/measure-data-files.ts",
    from: "rows.filter((row) => row.measure === measure.id)",
    to: "[...rows]",
    tests: ["loaders/archive/measure-data-files.test.ts"]
  },
  {
    name: "an option takes the values that follow another one",
    file: "loaders/options/parse-options.ts",
    from: "options[name]!.takesAll ? name : undefined",
    to: "options[name]!.takesAll ? name : taking",
    tests: ["loaders/options/parse-options.test.ts"]
  }
];
