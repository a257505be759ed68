import { isId } from "./id.js";
import {
  METHOD_FORMS,
  METHODS,
  type MethodChoice,
  type MethodRule,
  methodNotation,
  methodProblem,
  methodVersions,
  parseMethods
} from "./methods.js";
import { isMonth, type Month } from "./month.js";
import { READINGS, type Reading } from "./readings.js";
import {
  type Achievement,
  parseTarget,
  TARGET_FORMS,
  targetNotation,
  targetProblem,
  WITHOUT_NUMBER
} from "./target.js";
import type { WrittenIn } from "./written-in.js";

/** A trend window in months, or "baseline": from the first month of the baseline to the period end. */
export type TrendWindow = number | "baseline";

/**
 * Every threshold in force. {@link SETTINGS} describes each value and its default; a plan's `settings.yaml` has this shape,
 * and its values are what the plan is rated with.
 */
export interface Settings {
  z: number;
  reading: Reading;
  planLife: { share: number };
  scheme: "plan" | "continuous-improvement";
  layout: "new" | "old";
  baseline: { start: Month; months: number };
  latest: { months: number };
  recording: "carry" | "restart";
  target: { end: Month; months: number };
  achievement: Achievement;
  unmaintained: "amber" | "green" | "red";
  trends: { windows: TrendWindow[] };
  projection: { probability: number; confidence: number };
  spc: { recent: number; previous: number; lines: "points" | "mean" | "difference" };
  season: {
    window: number;
    minimum: number;
    method: "harmonics" | "months" | "none";
    calendar: "days" | "months";
  };
  msg: { edition: string; average: "plain" | "weighted" };
  survey: { confidence: number; oldest: number; least: number };
  method: MethodChoice;
}

/** What a setting's value may be. Bounds are inclusive. */
export type SettingType =
  | { type: "number"; min: number; max: number; step: number }
  | { type: "whole"; min: number; max: number }
  | { type: "choice"; choices: readonly string[] }
  | { type: "month" }
  | { type: "id" }
  | { type: "windows"; min: number; max: number }
  /** One of some words, or a target in numbers. */
  | { type: "target"; choices: readonly string[] }
  /** The newest, or by rule the version that is kept and who decided it. */
  | { type: "methods" };

/** One threshold: where it lives, what it may be, its published default, and where that default comes from. */
export interface Setting {
  /** Dotted path, as in `rate --set spc.recent=6`. */
  path: string;
  label: string;
  unit: string;
  value: SettingType;
  default: unknown;
  /** One line on what it does, for a police analyst. */
  description: string;
  /** Paragraph of the paper, or the reference, that gives the default. */
  source: string;
  /** Files written before the setting was there do without it: it then has its default. */
  mayLack?: true;
}

const PAPER = "Police and Crime Plan dashboard paper, September 2014";

/** The one list of thresholds. The settings file, its checks, the command line and the settings form derive from it. */
export const SETTINGS: readonly Setting[] = [
  {
    path: "z",
    label: "Width of control lines",
    unit: "standard deviations",
    value: { type: "number", min: 0.5, max: 5, step: 0.01 },
    default: 1.96,
    description:
      "How far a control line lies from its centre. A larger value gives fewer red and green ratings.",
    source: `${PAPER}, statistical note: all control lines are based on 1.96 standard deviations`
  },
  {
    path: "reading",
    label: "Published reading",
    unit: "reading",
    value: { type: "choice", choices: READINGS },
    default: "as-written",
    description:
      "Which reading of each rule gives the published colour. As written and calibrated are always shown beside each other; plan life, made for all looks of the plan together, where it is published.",
    source: "Methodology: the readings of each rule"
  },
  {
    path: "planLife.share",
    label: "Plan life, share ever falsely coloured",
    unit: "per cent",
    value: { type: "number", min: 5, max: 20, step: 1 },
    default: 5,
    description:
      "In the plan-life reading at most so many of 100 unchanged measures ever show a false colour of a rule, over all looks up to the target date.",
    source: "Methodology, plan life: as rare over the whole plan as a calibrated colour is at one look",
    mayLack: true
  },
  {
    path: "scheme",
    label: "Rating scheme",
    unit: "scheme",
    value: { type: "choice", choices: ["plan", "continuous-improvement"] },
    default: "plan",
    description:
      "The plan's own rules, or the dashboard page's key (improvement, no change, deterioration since the baseline).",
    source: `${PAPER}, notes to the proposed panel; key of the dashboard page`
  },
  {
    path: "layout",
    label: "Panel layout",
    unit: "layout",
    value: { type: "choice", choices: ["new", "old"] },
    default: "new",
    description: "The paper's proposed panel, or the old one with change per cent and total.",
    source: `${PAPER}, old version and proposed new version`
  },
  {
    path: "baseline.start",
    label: "Baseline, first month",
    unit: "month",
    value: { type: "month" },
    default: "2012-04",
    description: "First month of the period that today's figures are compared with.",
    source: `${PAPER}, number of offences: the baseline is the 2012/13 financial year`
  },
  {
    path: "baseline.months",
    label: "Baseline, length",
    unit: "months",
    value: { type: "whole", min: 3, max: 36 },
    default: 12,
    description: "Number of months in the baseline.",
    source: `${PAPER}, number of offences: the baseline is the 2012/13 financial year`
  },
  {
    path: "latest.months",
    label: "Latest period, length",
    unit: "months",
    value: { type: "whole", min: 3, max: 36 },
    default: 12,
    description: "Number of months up to the period end that are compared with the baseline.",
    source: `${PAPER}, panel column “Latest 12 months”`
  },
  {
    path: "recording",
    label: "Where recording changed",
    unit: "rule",
    value: { type: "choice", choices: ["carry", "restart"] },
    default: "carry",
    description:
      "When recording changed between the months that R1 or R5 compare, the colour says that it crosses the change (carry), or only months since count and too few of them are not rated (restart).",
    source: "Methodology R1 and R5: the paper says nothing of it, so no colour of its rules is taken away",
    mayLack: true
  },
  {
    path: "target.end",
    label: "Target date",
    unit: "month",
    value: { type: "month" },
    default: "2017-03",
    description: "Last month of the year by which the plan wants the improvement.",
    source: `${PAPER}, number of offences: achievement by March 2017`
  },
  {
    path: "target.months",
    label: "Target period, length",
    unit: "months",
    value: { type: "whole", min: 3, max: 36 },
    default: 12,
    description: "Number of months up to the target date that the projection adds together.",
    source: `${PAPER}, panel column “Projection 2016/17”`
  },
  {
    path: "achievement",
    label: "What counts as achieved",
    unit: "rule",
    value: { type: "target", choices: WITHOUT_NUMBER },
    default: "significant",
    description:
      "A projected total must lie beyond the control line on the improving side (significant), merely beyond the baseline total (any), or reach a target in numbers. A measure with a target of its own in plan.yaml keeps that.",
    source: "Methodology R2: the paper does not say how large an improvement has to be"
  },
  {
    path: "unmaintained",
    label: "Improved, but not projected to hold",
    unit: "colour",
    value: { type: "choice", choices: ["amber", "green", "red"] },
    default: "amber",
    description: "The colour of a state that the paper leaves without one.",
    source: "Methodology R3: the paper gives no colour to it"
  },
  {
    path: "trends.windows",
    label: "Trend windows",
    unit: "months",
    value: { type: "windows", min: 6, max: 120 },
    default: [12, 24, 36, "baseline"],
    description: "The straight lines that are projected: how many months back each one looks.",
    source: "Methodology R2: “at least one” of several trends; the paper does not list them"
  },
  {
    path: "projection.probability",
    label: "Chance needed to call the target achieved",
    unit: "probability",
    value: { type: "number", min: 0.05, max: 0.99, step: 0.01 },
    default: 0.5,
    description:
      "In the calibrated reading the forecast achieves the target when its probability is at least this.",
    source: "Methodology R2, calibrated: more likely than not"
  },
  {
    path: "projection.confidence",
    label: "Interval of projections",
    unit: "per cent",
    value: { type: "number", min: 50, max: 99, step: 1 },
    default: 95,
    description: "Confidence level of the interval printed with each projection.",
    source: `${PAPER}, statistical note: 95% confidence`
  },
  {
    path: "spc.recent",
    label: "SPC, recent months",
    unit: "months",
    value: { type: "whole", min: 2, max: 24 },
    default: 6,
    description: "Number of most recent months whose average is judged.",
    source: `${PAPER}, statistical process control: most recent 6 months`
  },
  {
    path: "spc.previous",
    label: "SPC, months before them",
    unit: "months",
    value: { type: "whole", min: 6, max: 60 },
    default: 12,
    description: "Number of months before the recent ones that give the control lines.",
    source: `${PAPER}, statistical process control: previous 12 months`
  },
  {
    path: "spc.lines",
    label: "SPC, spread of the lines",
    unit: "rule",
    value: { type: "choice", choices: ["points", "mean", "difference"] },
    default: "points",
    description:
      "Lines from the spread of single months (points), of a mean of the recent months (mean), or of the difference of the two means (difference).",
    source: `${PAPER}, statistical process control: 12 months data points`
  },
  {
    path: "season.window",
    label: "Months used to learn the season",
    unit: "months",
    value: { type: "whole", min: 24, max: 120 },
    default: 60,
    description: "How far back the calibrated reading looks for the pattern of the year.",
    source: "Methodology R5, calibrated: the last 60 months"
  },
  {
    path: "season.minimum",
    label: "Fewest months for a season",
    unit: "months",
    value: { type: "whole", min: 24, max: 120 },
    default: 36,
    description: "With fewer months no seasonal pattern is fitted, and the page says so.",
    source: "Methodology R5, calibrated: at least 36 months"
  },
  {
    path: "season.method",
    label: "Form of the season",
    unit: "method",
    value: { type: "choice", choices: ["harmonics", "months", "none"] },
    default: "harmonics",
    description: "Two yearly waves, a separate effect for every calendar month, or none.",
    source: "Methodology R5, calibrated: two harmonics, or month effects"
  },
  {
    path: "season.calendar",
    label: "Months of different lengths",
    unit: "method",
    value: { type: "choice", choices: ["days", "months"] },
    default: "days",
    description:
      "In the calibrated reading a month counts by its days, so that no February looks quiet (days), or like any other (months).",
    source: "Methodology R5, calibrated: the expected count is in proportion to the days",
    mayLack: true
  },
  {
    path: "msg.edition",
    label: "Comparison groups, edition",
    unit: "edition",
    value: { type: "id" },
    default: "computed-2012",
    description: "Which edition of comparison-groups.csv names the similar forces.",
    source:
      "data/comparison-groups.csv: groups computed by the project, not the Home Office’s Most Similar Groups"
  },
  {
    path: "msg.average",
    label: "Group average",
    unit: "method",
    value: { type: "choice", choices: ["plain", "weighted"] },
    default: "plain",
    description:
      "Each force counts the same (plain, as HMIC did), or by its size (weighted, as HMICFRS does).",
    source: "Methodology R4"
  },
  {
    path: "survey.confidence",
    label: "Confidence level for surveys",
    unit: "per cent",
    value: { type: "number", min: 50, max: 99.9, step: 0.1 },
    default: 95,
    description: "How sure a change in a survey percentage must be before it is coloured.",
    source: `${PAPER}, satisfaction with service: 95% confidence`
  },
  {
    path: "survey.oldest",
    label: "Oldest survey wave accepted",
    unit: "months",
    value: { type: "whole", min: 0, max: 36 },
    default: 6,
    description: "A latest wave that ended earlier than this before the period end is not rated.",
    source: `${PAPER}: the September 2014 page prints confidence to June 2014`
  },
  {
    path: "survey.least",
    label: "Fewest answers to a survey",
    unit: "answers",
    value: { type: "whole", min: 1, max: 1000 },
    default: 50,
    description:
      "A wave with fewer answers, after its design effect, is not rated: so few say too little, whatever their interval.",
    source: "Methodology R6: of 50 answers each moves the percentage by two points",
    mayLack: true
  },
  {
    path: "method",
    label: "Methods",
    unit: "versions",
    value: { type: "methods" },
    default: "newest",
    description:
      "An earlier version of a rule’s method stays in force until the board accepts the newer one; the note says who decided.",
    source: "Methodology: each rule’s page lists the versions of its method",
    mayLack: true
  }
];

/** The value at a dotted path. */
export function settingAt(settings: Settings, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], settings);
}

/** The least value of a setting that is a number. Throws a TypeError for any other. */
export function leastOf(path: string): number {
  const value = SETTINGS.find((setting) => setting.path === path)?.value;
  if (value?.type !== "number" && value?.type !== "whole") throw new TypeError(`${path} is no number`);
  return value.min;
}

/** A copy of the settings with one value replaced; the value must already have passed {@link settingProblem}. */
export function withSetting(settings: Settings, path: string, value: unknown): Settings {
  const copy = structuredClone(settings);
  const keys = path.split(".");
  const last = keys.pop()!;
  let parent = copy as unknown as Record<string, unknown>;
  for (const key of keys) {
    if (parent[key] === undefined) parent[key] = {};
    parent = parent[key] as Record<string, unknown>;
  }
  parent[last] = value;
  return copy;
}

/** Settings as the software of now reads them: one that is not there, because it was not known yet, has its default. */
export function completeSettings(settings: Settings): Settings {
  return SETTINGS.reduce((complete, { path }) => {
    const value = settingAt(settings, path);
    return value === undefined ? complete : withSetting(complete, path, value);
  }, defaultSettings());
}

/** The settings that a rule is computed with: the plan's own, but for those that an earlier method of it fixes. */
export function settingsOfMethod(settings: Settings, rule: MethodRule): Settings {
  const version = methodVersions(settings.method)[rule];
  const { fixed = {} } = METHODS[rule].find((method) => method.version === version)!;
  return Object.entries(fixed).reduce(
    (all, [path, value]) => (settingAt(all, path) === value ? all : withSetting(all, path, value)),
    settings
  );
}

/** The published defaults. */
export function defaultSettings(): Settings {
  return SETTINGS.reduce((settings, s) => withSetting(settings, s.path, s.default), {} as Settings);
}

/** What a value of this type must be, in words that follow "expected". */
export function expectedValue(value: SettingType, writtenIn: WrittenIn = "file"): string {
  switch (value.type) {
    case "number":
      return `a number from ${value.min} to ${value.max}`;
    case "whole":
      return `a whole number from ${value.min} to ${value.max}`;
    case "choice":
      return `one of ${value.choices.join(", ")}`;
    case "month":
      return "a month written YYYY-MM, such as 2014-09";
    case "id":
      return "a name in small letters, digits and hyphens";
    case "windows":
      return `a list of different whole numbers from ${value.min} to ${value.max}, and/or the word baseline`;
    case "target":
      return `one of ${value.choices.join(", ")}, or ${TARGET_FORMS[writtenIn]}`;
    case "methods":
      return METHOD_FORMS[writtenIn];
  }
}

const within = (v: unknown, min: number, max: number): boolean =>
  typeof v === "number" && Number.isFinite(v) && v >= min && v <= max;

const isWindow = (v: unknown, min: number, max: number): boolean =>
  v === "baseline" || (Number.isInteger(v) && within(v, min, max));

function fits(type: SettingType, v: unknown): boolean {
  switch (type.type) {
    case "number":
      return within(v, type.min, type.max);
    case "whole":
      return Number.isInteger(v) && within(v, type.min, type.max);
    case "choice":
      return typeof v === "string" && type.choices.includes(v);
    case "month":
      return typeof v === "string" && isMonth(v);
    case "id":
      return typeof v === "string" && isId(v);
    case "windows":
      return (
        Array.isArray(v) &&
        v.length > 0 &&
        new Set(v).size === v.length &&
        v.every((w) => isWindow(w, type.min, type.max))
      );
    case "target":
      return type.choices.includes(v as string) || targetProblem(v) === undefined;
    case "methods":
      return methodProblem(v) === undefined;
  }
}

/** Why a value does not suit a setting, in words that follow "expected"; undefined when it does. */
export function settingProblem(
  { value: type }: Setting,
  value: unknown,
  writtenIn: WrittenIn = "file"
): string | undefined {
  if (fits(type, value)) return undefined;
  if (type.type === "methods") return methodProblem(value, writtenIn);
  const problem = type.type === "target" ? targetProblem(value, writtenIn) : undefined;
  return problem === undefined || problem === TARGET_FORMS[writtenIn]
    ? expectedValue(type, writtenIn)
    : problem;
}

/**
 * Reads one `path=value` assignment, as given on the command line or in a page's address.
 * Returns the setting and its typed value, or throws an Error that names what is unknown or expected.
 */
export function parseAssignment(path: string, text: string): { setting: Setting; value: unknown } {
  const setting = SETTINGS.find((s) => s.path === path);
  if (!setting) {
    throw new Error(`unknown setting “${path}”; the settings are ${SETTINGS.map((s) => s.path).join(", ")}`);
  }
  const read = readValue(setting, text);
  if ("expected" in read) throw new Error(`setting ${path} is “${text}”; expected ${read.expected}`);
  return { setting, value: read.value };
}

/** The value that a text means for a setting, or what is expected instead. */
export function readValue(setting: Setting, text: string): { value: unknown } | { expected: string } {
  const value = parseValue(setting.value, text.trim());
  const expected = settingProblem(setting, value, "address");
  return expected === undefined ? { value } : { expected };
}

/** A value as {@link parseAssignment} reads it: "12,24,baseline", "-20%". */
export function valueNotation({ value: type }: Setting, value: unknown): string {
  if (type.type === "methods") return methodNotation(value as MethodChoice);
  return Array.isArray(value) ? value.join(",") : targetNotation(value);
}

function parseValue(type: SettingType, text: string): unknown {
  if (type.type === "number" || type.type === "whole") return text === "" ? Number.NaN : Number(text);
  if (type.type === "windows")
    return text.split(",").map((w) => (w.trim() === "baseline" ? "baseline" : Number(w)));
  if (type.type === "methods") return parseMethods(text);
  if (type.type === "target") return type.choices.includes(text) ? text : parseTarget(text);
  return text;
}

/** The settings whose value differs from the published default, as `[setting, value]`. */
export function changedSettings(
  settings: Settings,
  published: Settings = defaultSettings()
): [Setting, unknown][] {
  return SETTINGS.map((s): [Setting, unknown] => [s, settingAt(settings, s.path)]).filter(
    ([s, value]) => JSON.stringify(value) !== JSON.stringify(settingAt(published, s.path))
  );
}
