import { expect, test } from "vitest";
import { problemsOf, readChanged, replacing } from "../data/data-folder.js";

/** Changes the count of home's first month, on line 2 of offences.csv. */
const withCount = (count: string) => ({ "offences.csv": replacing("2012-04,100", `2012-04,${count}`) });
const WHOLE = "expected a whole number from 0 to 1,000,000,000";

test.each([
  ["-3", "count is “-3”"],
  ["12.5", "count is “12.5”"],
  ["many", "count is “many”"],
  ["", "count is blank"],
  ["1e3", "count is “1e3”"],
  ["0x10", "count is “0x10”"],
  ["1000000001", "count is “1000000001”"],
  ["NaN", "count is “NaN”"],
  ["Infinity", "count is “Infinity”"],
  [" 100", "count is “ 100”"],
  ["١٢", "count is “١٢”"]
])("a count of “%s” is not a count", (count, problem) => {
  expect(problemsOf(withCount(count))).toEqual([`offences.csv:2:20 ${problem}; ${WHOLE}`]);
});

test("counts of 0 and of 1,000,000,000 are counts", () => {
  expect(readChanged(withCount("0")).checked!.data.series.theft!.home!.counts[0]).toBe(0);
  expect(readChanged(withCount("1000000000")).problems).toEqual([]);
});

test.each([
  ["101", "percent is “101”"],
  ["-0.1", "percent is “-0.1”"],
  ["82.9%", "percent is “82.9%”"]
])("a percentage of “%s” is not from 0 to 100", (percent, problem) => {
  expect(problemsOf({ "surveys.csv": replacing("82.9", percent) })).toEqual([
    `surveys.csv:2:34 ${problem}; expected a percentage from 0 to 100, such as 84.2`
  ]);
});

test.each(["0", "-1", "high"])("a design effect of “%s” is not above 0", (effect) => {
  expect(problemsOf({ "surveys.csv": replacing(",1.2,", `,${effect},`) })).toEqual([
    `surveys.csv:2:39 design_effect is “${effect}”; expected a number above 0 and at most 100, or nothing`
  ]);
});

test.each(["0", "600.5", "-600"])("a base of “%s” is not a positive whole number", (base) => {
  expect(problemsOf({ "surveys.csv": replacing(",600,", `,${base},`) })).toEqual([
    `surveys.csv:2:30 base is “${base}”; expected a whole number from 1 to 1,000,000,000, or nothing`
  ]);
});

test.each(["1899-12", "2012-4", "2012-13", "Apr-12", "01/04/2012", "2012-04-01"])(
  "“%s” is not a month from 1900 on",
  (month) => {
    const problems = problemsOf({ "offences.csv": replacing("2012-04,100", `${month},100`) });
    expect(problems).toContain(
      `offences.csv:2:12 month is “${month}”; expected a month written YYYY-MM, 1900-01 or later, such as 2014-09`
    );
  }
);

test("a quarter ends in March, June, September or December", () => {
  expect(problemsOf({ "offences-quarterly.csv": replacing("2014-03", "2014-04") })).toEqual([
    "offences-quarterly.csv:2:14 quarter_end is “2014-04”; expected the last month of a quarter (03, 06, 09 or 12) written YYYY-MM, such as 2014-09"
  ]);
});

test("an id holds small letters, digits and hyphens only", () => {
  expect(problemsOf({ "offences-quarterly.csv": replacing("robbery,2014-03", "Robbery,2014-03") })).toEqual([
    "offences-quarterly.csv:2:6 measure is “Robbery”; expected a name of at most 60 small letters, digits and hyphens, such as domestic-burglary"
  ]);
});

// Files are named for ids, and 255 letters are the most that a name of a file can have.
test.each([
  ["a name of 61 letters", "r".repeat(61)],
  ["a name of 300 letters", "r".repeat(300)],
  ["a name that every object of JavaScript has", "constructor"]
])("%s is no id", (_, id) => {
  const [problem] = problemsOf({ "offences-quarterly.csv": replacing("robbery,2014-03", `${id},2014-03`) });
  expect(problem).toMatch(
    /^offences-quarterly\.csv:2:6 measure is “.*”; expected a name of at most 60 small letters, digits and hyphens, such as/
  );
});

test("a field of half a million spaces is refused at once", () => {
  const [problem] = problemsOf({
    "offences.csv": replacing("100,recorded", `1${" ".repeat(500_000)}x,recorded`)
  });
  expect(problem).toMatch(/^offences\.csv:2:20 count is “1 {59}…”/);
});

test("a basis holds one of the words that make a badge", () => {
  expect(problemsOf({ "offences.csv": replacing("100,recorded", "100,from the web") })).toEqual([
    "offences.csv:2:24 basis is “from the web”; expected a phrase with at least one of the words recorded, published, modelled, illustrative, simulated"
  ]);
});

test("a row is refused when an earlier one has the same key, even if its count differs", () => {
  expect(problemsOf({ "offences.csv": (text) => `${text}home,theft,2012-04,7,recorded\n` })).toEqual([
    "offences.csv:62:1 the row has the same force, measure, month as line 2; expected each of them once"
  ]);
});

test("a row with too few or too many fields is refused", () => {
  expect(
    problemsOf({ "population.csv": replacing("away,2013,2000,", "away,2013\naway,2014,2000,,,") })
  ).toEqual([
    "population.csv:4:1 the row has 2 fields; expected 4: force,year,population,households",
    "population.csv:5:1 the row has 6 fields; expected 4: force,year,population,households"
  ]);
});

test("a column that a file may lack is read where it is there, at the end only", () => {
  const population = (header: string, more: string) => ({
    "population.csv": `force,year,population,households${header}\nhome,2013,1000,400${more}\naway,2013,2000,${more}\n`
  });
  expect(problemsOf(population("", ""))).toEqual([]);
  expect(problemsOf(population(",basis", ",published projection"))).toEqual([]);
  expect(problemsOf(population(",basis", ",a guess"))[0]).toMatch(
    /^population\.csv:2:20 basis is “a guess”; expected /
  );
  expect(
    problemsOf({ "population.csv": "basis,force,year,population,households\n,home,2013,1000,\n" })
  ).toEqual([
    "population.csv:1:1 the columns are in another order; expected the header force,year,population,households,basis"
  ]);
});

test("every wrong field of a row is reported, each at its column", () => {
  expect(problemsOf({ "population.csv": replacing("away,2013,2000,", "away,13,two,three") })).toEqual([
    "population.csv:4:6 year is “13”; expected a year from 1900 to 2199",
    "population.csv:4:9 population is “two”; expected a whole number from 1 to 1,000,000,000",
    "population.csv:4:13 households is “three”; expected a whole number from 1 to 1,000,000,000, or nothing"
  ]);
});

test("a missing and an unknown column are both named", () => {
  expect(problemsOf({ "population.csv": replacing("population", "residents") })).toEqual([
    "population.csv:1:1 the column “population” is missing; expected the header force,year,population,households",
    "population.csv:1:12 the column “residents” is unknown; expected the header force,year,population,households"
  ]);
});

test("a column that is there twice is refused", () => {
  expect(problemsOf({ "population.csv": replacing("households", "households,year") })).toEqual([
    "population.csv:1:34 the column “year” is there twice; expected the header force,year,population,households"
  ]);
});

test("swapped columns are refused, where the order first differs", () => {
  expect(problemsOf({ "population.csv": replacing("force,year", "year,force") })).toEqual([
    "population.csv:1:1 the columns are in another order; expected the header force,year,population,households"
  ]);
});

test("a file without a header says which columns are missing", () => {
  expect(problemsOf({ "annotations.csv": "2014-05,,A change,a test\n" })).toContain(
    "annotations.csv:1:1 the column “date” is missing; expected the header date,measure,text,source"
  );
});

test("a header without rows is refused where rows are needed", () => {
  expect(problemsOf({ "population.csv": "force,year,population,households\n" })).toEqual([
    "population.csv:1:1 the file has a header and no rows; expected at least one row"
  ]);
});

test("a header without rows is enough for annotations and for quarterly offences", () => {
  const { problems, checked } = readChanged({
    "annotations.csv": "date,measure,text,source\n",
    "offences-quarterly.csv": "force,measure,quarter_end,count,basis\n"
  });
  expect(problems).toEqual([]);
  expect(checked!.data.annotations).toEqual([]);
});

test("Windows line ends, old Macintosh line ends and blank lines are accepted", () => {
  const unchanged = readChanged().checked!.data;
  expect(readChanged({ "population.csv": (text) => text.replaceAll("\n", "\r\n") }).checked!.data).toEqual(
    unchanged
  );
  expect(readChanged({ "population.csv": (text) => text.replaceAll("\n", "\r") }).checked!.data).toEqual(
    unchanged
  );
  expect(readChanged({ "population.csv": (text) => text.replaceAll("\n", "\n\n") }).checked!.data).toEqual(
    unchanged
  );
});

test("lines are counted past blank lines and Windows line ends", () => {
  expect(
    problemsOf({ "population.csv": (text) => text.replaceAll("\n", "\r\n\r\n").replace("990", "none") })
  ).toEqual(["population.csv:5:11 population is “none”; expected a whole number from 1 to 1,000,000,000"]);
});

test("columns are counted past quoted commas and doubled quotes", () => {
  expect(problemsOf({ "annotations.csv": replacing('"One, two",a test', '"One, ""two""",') })).toEqual([
    "annotations.csv:3:30 source is blank; expected a text on one line"
  ]);
});

test("a text over two lines is refused, and the lines after it are still counted rightly", () => {
  expect(
    problemsOf({
      "annotations.csv": replacing('"One, two",a test', '"One\ntwo",a test\n2014-06,theft,Three,')
    })
  ).toEqual([
    "annotations.csv:3:15 text is “OneU+000Atwo”; expected a text on one line",
    "annotations.csv:5:21 source is blank; expected a text on one line"
  ]);
});

test("a wrong field after a text over two lines is placed past the end of the first", () => {
  expect(problemsOf({ "annotations.csv": replacing('"One, two",a test', '"One\ntwo",') })).toEqual([
    "annotations.csv:3:15 text is “OneU+000Atwo”; expected a text on one line",
    "annotations.csv:3:20 source is blank; expected a text on one line"
  ]);
});

test("a quotation mark inside a field is refused", () => {
  expect(problemsOf({ "annotations.csv": replacing('"One, two"', 'One "two"') })).toEqual([
    'annotations.csv:3:15 a quotation mark stands inside a field; expected a field in quotation marks from end to end, with "" for a mark inside it'
  ]);
  expect(problemsOf({ "annotations.csv": replacing('"One, two"', '"One" two') })).toEqual([
    'annotations.csv:3:15 a quotation mark stands inside a field; expected a field in quotation marks from end to end, with "" for a mark inside it'
  ]);
});

test("a quotation mark that is never closed is reported where it is opened", () => {
  expect(problemsOf({ "annotations.csv": replacing('"One, two"', '"One') })).toEqual([
    'annotations.csv:3:15 a quotation mark is opened and never closed; expected a field in quotation marks from end to end, with "" for a mark inside it'
  ]);
});

test.each([
  ["1,234", "Write the number without thousands separators."],
  ["N/A", "Leave the whole row out when a figure is not known; zero means none happened."],
  ["#REF!", "It is a spreadsheet's error value: mend the formula there."],
  [" 12", "Remove the spaces around it."],
  ["1.2E+05", "A spreadsheet shortened the number: show all its digits, then save again."]
])("a count of “%s” comes with advice", (count, hint) => {
  const { problems } = readChanged(withCount(`"${count}"`));
  expect(problems[0]).toMatchObject({ value: count, hint: expect.stringContaining(hint) });
});

test("242 months that a spreadsheet has turned into dates were 242 problems; they are one, with two ways out", () => {
  const months = ["Apr-12", "May-12"];
  const changed = (text: string): string =>
    text
      .split("\n")
      .map((line, i) => line.replace(/20\d\d-\d\d/, months[i % 2]!))
      .join("\n");
  const { problems } = readChanged({ "offences.csv": changed });
  const ofMonths = problems.filter(({ problem }) => problem.startsWith("month is"));
  expect(ofMonths).toHaveLength(1);
  expect(ofMonths[0]!.problem).toBe(
    "month is “May-12” (and it is written alike in 59 more rows up to line 61)"
  );
  expect(ofMonths[0]!.hint).toMatch(
    /^Give the column the format “text”.*let a source read it: sources\.yaml says/
  );
});

test("other headings of offences.csv lead to sources.yaml, which maps them; those of other files do not", () => {
  const [ofOffences] = readChanged({ "offences.csv": replacing("month", "Month") }).problems;
  expect(ofOffences!.hint).toMatch(/sources\.yaml says which column is what/);
  const [ofPopulation] = readChanged({ "population.csv": replacing("year", "Year") }).problems;
  expect(ofPopulation!.hint).toBeUndefined();
});
