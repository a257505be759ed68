import { expect, test } from "vitest";
import { problemsOf, readChanged, replacing } from "./data-folder.js";
import { TINY_DATA } from "./tiny-data.js";

const TINY_PLAN = TINY_DATA["plan.yaml"]!;
const TINY_PLAN_BYTES = Buffer.byteLength(TINY_PLAN);

const planWith = (from: string, to: string) => problemsOf({ "plan.yaml": replacing(from, to) });
const ID = "expected a name of at most 60 small letters, digits and hyphens, such as domestic-burglary";

test("a key given twice is refused where it is given again", () => {
  expect(planWith("force: home", "force: home\ntitle: Again")).toEqual([
    "plan.yaml:3:1 the key “title” is given twice; expected every key once"
  ]);
});

test.each([
  ["force: home", "force: 'home", 2, "the character that is missing"],
  ["force: home", "force: a: b", 2, "one key and value a line"],
  ["    title: Theft", "\ttitle: Theft", 7, "spaces at the start of a line"],
  [
    "series: theft",
    "series: theft\n        proxy:\n          series: theft\n         name: x",
    16,
    "keys of one group to start in the same column"
  ],
  ["        name: Savings", "       name: Savings", 31, "the character that is missing"],
  ["force: home", "force: home\n---", 3, "one document without a --- line"],
  ["force: home", "force: !!python/none x", 2, "YAML"]
])("“%s” become “%s” is not YAML that can be read", (from, to, line, expected) => {
  const problems = planWith(from, to);
  expect(problems[0]).toMatch(
    new RegExp(`^plan.yaml:${line}:\\d+ this is not valid YAML: .+; expected ${expected}$`)
  );
});

test("every line that is not YAML is reported once", () => {
  const problems = problemsOf({ "plan.yaml": "title: a\ntitle: b\ntitle: c\n" });
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["plan.yaml:2:1", "plan.yaml:3:1"]);
});

test.each([
  ["lists", `${"[".repeat(3_000)}${"]".repeat(3_000)}`],
  ["groups", `${"{a: ".repeat(3_000)}1${"}".repeat(3_000)}`],
  ["lists of one line", `\n${"- ".repeat(3_000)}1`],
  ["keys of one line", `\n${"? ".repeat(3_000)}1`]
])("BUG: %s nested 3,000 deep are refused at once, where the library took minutes", (_, deep) => {
  expect(problemsOf({ "plan.yaml": `title: ${deep}\nforce: {a: [\n` })).toEqual([
    expect.stringMatching(/^plan\.yaml:[12]:\d+ values are nested more than 100 deep; expected /)
  ]);
});

test("nesting without end is refused in one line", () => {
  expect(problemsOf({ "plan.yaml": `title: ${"[".repeat(20_000)}` })).toEqual([
    "plan.yaml:1:108 values are nested more than 100 deep; expected fewer levels inside each other"
  ]);
});

test("nesting is not counted where brackets are closed again", () => {
  const pairs = "[]{}".repeat(200);
  expect(problemsOf({ "plan.yaml": replacing("title: Tiny plan", `title: "${pairs}"`) })).toEqual([]);
});

test("aliases are refused, so that a small file cannot become a huge one", () => {
  expect(planWith("title: Tiny plan", "title: &t Tiny\nforce: *t\nperiod_end: *t").slice(0, 2)).toEqual([
    expect.stringContaining("plan.yaml:"),
    expect.stringContaining("plan.yaml:")
  ]);
  expect(planWith("name: Number of offences", "name: &n Number\n        note: *n")).toEqual([
    "plan.yaml:12:15 the alias “*n” is used; expected the value written out"
  ]);
});

const TOO_MUCH = /^plan\.yaml:\d+:\d+ the file holds too much from here on; expected at most 100,000 /;
const DIRECTIVE = /^plan\.yaml:1:1 the line is a directive of YAML; expected no line that begins with %$/;
const UNKNOWN_KEY = /^plan\.yaml:37:1 the key “k0” is unknown/;
const PARTS = 25_000;

// Each took minutes, or was read as something else than it says.
test.each<[string, string, RegExp]>([
  ["%YAML 1.1, under which 010 is eight,", `%YAML 1.1\n---\n${TINY_PLAN}`, DIRECTIVE],
  ["a directive of tags", `%TAG ! tag:example.org,2000:\n---\n${TINY_PLAN}`, DIRECTIVE],
  ["a list of very many values in one line", `${TINY_PLAN}x: [${"1,".repeat(3 * PARTS)}]\n`, TOO_MUCH],
  ["very many names for values", `${TINY_PLAN}x: [${"&a 1,".repeat(PARTS)}]\n`, TOO_MUCH],
  ["very many aliases", `${TINY_PLAN}x: [&a 1,${"*a,".repeat(2 * PARTS)}]\n`, TOO_MUCH],
  ["very many errors", `${TINY_PLAN}${"x: 'a' b\n".repeat(PARTS)}`, TOO_MUCH],
  [
    "as many keys as may be",
    TINY_PLAN + Array.from({ length: PARTS / 2 }, (_, i) => `k${i}: 1\n`).join(""),
    UNKNOWN_KEY
  ]
])("%s is refused within seconds", (_, text, problem) => {
  expect(problemsOf({ "plan.yaml": text })[0]).toMatch(problem);
});

test("a file of more than a million bytes is refused without a look into it", () => {
  expect(problemsOf({ "plan.yaml": `${TINY_PLAN}# ${"a".repeat(1_000_000)}\n` })).toEqual([
    `plan.yaml:1:1 the file has ${(TINY_PLAN_BYTES + 1_000_003).toLocaleString("en-GB")} bytes; expected at most 1,000,000`
  ]);
});

test("a key that is a list is refused", () => {
  expect(planWith("force: home", "force: home\n? [a, b]\n: c")).toEqual([
    "plan.yaml:3:3 a key is a list or a group of keys; expected a name"
  ]);
});

test("a control character written as an escape is refused", () => {
  expect(planWith("title: Tiny plan", 'title: "Tiny\\u0007 plan"')).toEqual([
    "plan.yaml:1:8 the text “TinyU+0007 plan” holds a control character; expected visible characters"
  ]);
});

test("a missing key is reported where its group stands, with what it is", () => {
  expect(planWith("        series: theft\n", "")).toEqual([
    "plan.yaml:9:9 priorities.0.measures.0.series is missing; expected the key series: Series in the column “measure” of offences.csv, or of offences-quarterly.csv"
  ]);
});

test("an unknown key is reported with those that are known", () => {
  expect(planWith("title: Money", "titel: Money")).toEqual([
    "plan.yaml:25:5 priorities.1.title is missing; expected the key title: Title of the panel",
    "plan.yaml:27:5 the key “titel” is unknown; expected one of id, number, title, columns, note, text, measures"
  ]);
});

test("a key of another kind of measure is unknown", () => {
  expect(planWith("series: theft", "series: theft\n        position: true")).toEqual([
    "plan.yaml:14:9 the key “position” is unknown; expected one of kind, id, name, better, note, withheld, printed, series, target, per, proxy"
  ]);
});

const withTarget = (target: string) => planWith("series: theft", `series: theft\n        target: ${target}`);
const FORMS =
  "a change on the baseline such as -20%, a total, or totals of years by their last months such as { 2015-03: 3400, 2016-03: 3148 }";

test.each(["-20%", "'+5%'", "950", "{2016-03: 1000, 2017-03: 950}"])("a target of %s is read", (target) => {
  expect(withTarget(target)).toEqual([]);
});

test.each([
  ["-100%", "14:17", "“-100%”", "a change above -100%, because no fewer offences than none can be recorded"],
  [
    "-20",
    "14:17",
    "“-20”",
    "a total above 0, because no fewer offences than none can be recorded; a change on the baseline has a per cent sign, such as -20%"
  ],
  ["a fifth", "14:17", "“a fifth”", FORMS],
  ["{2016/17: 950}", "14:17", "“2016/17: 950”", FORMS]
])("a target of %s is refused at its place, with the reason", (target, place, shown, expected) => {
  expect(withTarget(target)).toEqual([`plan.yaml:${place} target is ${shown}; expected ${expected}`]);
});

test("a target by years that leaves out the target date is refused", () => {
  expect(withTarget("{2015-03: 1000, 2016-03: 950}")).toEqual([
    "plan.yaml:14:17 the target has no total for the year to March 2017, the target date; expected a total for 2017-03 too, or the target date (target.end) of one of 2015-03, 2016-03"
  ]);
});

test.each(["crime", "5"])("“%s” is not a kind of measure", (kind) => {
  expect(planWith("kind: offences", `kind: ${kind}`)).toEqual([
    "plan.yaml:10:15 the kind of priorities.0.measures.0 is unknown or missing; expected one of offences, survey, outcome, figure, assessment, actions, savings"
  ]);
});

test("a measure without a kind is reported once", () => {
  expect(planWith("        kind: offences\n", "")).toEqual([
    "plan.yaml:9:9 the kind of priorities.0.measures.0 is unknown or missing; expected one of offences, survey, outcome, figure, assessment, actions, savings"
  ]);
});

test.each([
  ["id: theft\n", "id: All Crime\n", `9:13 priorities.0.measures.0.id is “All Crime”; ${ID}`],
  [
    'number: "2"',
    "number: 2",
    '26:13 priorities.1.number is “2”; expected the printed number in quotes, such as "14A"'
  ],
  [
    "required: 23.0",
    "required: a lot",
    "33:19 priorities.1.measures.0.required is “a lot”; expected a number from -1,000,000,000 to 1,000,000,000"
  ],
  [
    "required: 23.0",
    "required: 23e9",
    "33:19 priorities.1.measures.0.required is “23e9”; expected a number from -1,000,000,000 to 1,000,000,000"
  ],
  [
    "required: 23.0",
    "required: .inf",
    "33:19 priorities.1.measures.0.required is “.inf”; expected a number from -1,000,000,000 to 1,000,000,000"
  ],
  [
    "better: lower",
    "better: smaller",
    "12:17 priorities.0.measures.0.better is “smaller”; expected lower or higher: which way is an improvement"
  ],
  ["title: Tiny plan", "title:", "1:7 title is blank; expected a text"],
  ["title: Tiny plan", "title: [Tiny]", "1:8 title is a list; expected a text"],
  ["title: Tiny plan", "title: {a: 1}", "1:8 title is a group of keys; expected a text"],
  [
    "2014-09",
    "2014/09",
    "3:13 period_end is “2014/09”; expected a month written YYYY-MM, 1900-01 or later, such as 2014-09"
  ],
  [
    "2014-09",
    "1899-12",
    "3:13 period_end is “1899-12”; expected a month written YYYY-MM, 1900-01 or later, such as 2014-09"
  ]
])("“%s” become “%s” is a wrong value", (from, to, problem) => {
  expect(planWith(from, to)).toEqual([`plan.yaml:${problem}`]);
});

test.each(["constructor", "a".repeat(300)])("“%s” is an id of nothing in a plan", (name) => {
  for (const [from, place] of [
    ["force: home", "2:8 force"],
    ["id: theft\n", "9:13 priorities.0.measures.0.id"],
    ["series: theft", "13:17 priorities.0.measures.0.series"]
  ] as const) {
    const [problem] = planWith(from, from.replace(/: .*?$/m, `: ${name}`));
    expect(problem).toContain(`plan.yaml:${place} is “`);
    expect(problem).toContain(ID);
  }
});

test("a plan that is not a group of keys is refused", () => {
  expect(problemsOf({ "plan.yaml": "- a list\n" })).toContain(
    "plan.yaml:1:1 the file is a list; expected plan.yaml: the force, the period, and the priorities with their measures, in the order of the paper"
  );
  expect(readChanged({ "plan.yaml": "# only a comment\n" }).problems[0]?.problem).toBe("the file is blank");
});

test("a measure's id is given to no other measure, in any priority", () => {
  expect(planWith("id: savings", "id: theft")).toEqual([
    "plan.yaml:29:13 the id “theft” is given twice; expected an id that no other has"
  ]);
});

test("a priority's id is given to no other priority", () => {
  expect(planWith("id: sp2", "id: sp1")).toEqual([
    "plan.yaml:25:9 the id “sp1” is given twice; expected an id that no other has"
  ]);
});

test("a priority shows measures or a text", () => {
  const empty = (rest: string) => (text: string) =>
    text.replace(/ {4}title: Money[\s\S]*/, `    title: Money\n${rest}`);
  expect(problemsOf({ "plan.yaml": empty("    measures: []\n") })).toEqual([
    "plan.yaml:25:5 the priority shows nothing; expected measures, or a text"
  ]);
  expect(readChanged({ "plan.yaml": empty("    measures: []\n    text: Later.\n") }).problems).toEqual([]);
});

test("savings add up within 0.05: required = realised + identified + further", () => {
  expect(readChanged({ "plan.yaml": replacing("23.0", "23.05") }).problems).toEqual([]);
  expect(planWith("23.0", "23.06")).toEqual([
    "plan.yaml:33:19 required is 23.06, but realised 7.8 + identified 9.5 + further 5.7 make 23; expected the same amount within 0.05"
  ]);
});

test("an outcome is either awaited or measured", () => {
  const expected =
    "expected either awaiting (why it cannot be shown yet) or survey (its percentage in surveys.csv)";
  expect(planWith("        awaiting: It is not defined yet.\n", "")).toEqual([
    `plan.yaml:20:9 the outcome is neither awaited nor measured; ${expected}`
  ]);
  expect(planWith("awaiting: It", "survey: satisfaction\n        awaiting: It")).toEqual([
    `plan.yaml:20:9 the outcome is both awaited and measured; ${expected}`
  ]);
});

test("what is wrong with one measure does not hide what is wrong with another", () => {
  const problems = problemsOf({
    "plan.yaml": (text) =>
      text.replace("series: theft", "series: Theft").replace("survey: satisfaction", "survey: nowhere")
  });
  expect(problems).toEqual([
    `plan.yaml:13:17 priorities.0.measures.0.series is “Theft”; ${ID}`,
    "plan.yaml:18:17 the survey “nowhere” is unknown; expected a survey of surveys.csv with rows for home"
  ]);
});

test.each(["Period", "group", "z", "measure", "forces", "achievement", "q"])(
  "a word for places that means something else in an address is refused: %s",
  (word) => {
    expect(planWith("force: home\n", `force: home\nplaces: {one: ${word}, many: boroughs}\n`)).toEqual([
      `plan.yaml:3:15 places.one is “${word}”, which means something else in the address of a page; expected another word than “period”, “group”, “forces”, “q”, “since”, “measure”, “intervals”, “z”, “reading”, “scheme”, “layout”, “recording”, “achievement”, “unmaintained”, “method”`
    ]);
  }
);

test.each(["force", "borough", "local authority", "page"])("a place may be called %s", (word) => {
  expect(planWith("force: home\n", `force: home\nplaces: {one: ${word}, many: boroughs}\n`)).toEqual([]);
});
