import { formatMonth, isMonth, type Month } from "./month.js";
import type { WrittenIn } from "./written-in.js";

/** A change on the baseline's total, such as "-20%". */
export type PercentTarget = `${number}%`;

/** Totals of whole years, by the last month of each. */
export type YearlyTarget = Record<Month, number>;

/** A target in numbers: a change on the baseline, the total of the target period, or a total a year. */
export type Target = PercentTarget | number | YearlyTarget;

/** What counts as achieved when nobody has said how much: beyond R1's control line, or merely beyond the baseline. */
export const WITHOUT_NUMBER = ["significant", "any"] as const;
export type Achievement = (typeof WITHOUT_NUMBER)[number] | Target;

const FORMS =
  "a change on the baseline such as -20%, a total, or totals of years by their last months such as";
const YEARS = "2015-03: 3400, 2016-03: 3148";

/** What a target in numbers may be, in words that follow "expected". */
export const TARGET_FORMS: Readonly<Record<WrittenIn, string>> = {
  file: `${FORMS} { ${YEARS} }`,
  address: `${FORMS} ${YEARS}`
};

const PERCENT = /^[+-]?\d+(\.\d+)?%$/;

/** No figure of a plan is larger. */
const MOST = 1_000_000_000;

/** Is something that counts as achieved a target in numbers? */
export function isTarget(achievement: Achievement): achievement is Target {
  return !(WITHOUT_NUMBER as readonly unknown[]).includes(achievement);
}

/** Is it a number of offences, which only the place that it was set for can have? A percentage can be asked of any. */
export const isTotal = (achievement: Achievement): boolean => typeof achievement !== "string";

/** The change of a {@link PercentTarget}, in per cent of the baseline. */
export const percentOf = (target: PercentTarget): number => Number.parseFloat(target);

const isYearly = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Why a value can be no target in numbers, in words that follow "expected"; undefined when it is one. */
export function targetProblem(value: unknown, writtenIn: WrittenIn = "file"): string | undefined {
  const forms = TARGET_FORMS[writtenIn];
  if (typeof value === "number") return totalProblem(value, forms);
  if (typeof value === "string" && PERCENT.test(value))
    return percentProblem(percentOf(value as PercentTarget));
  if (!isYearly(value) || Object.keys(value).length === 0) return forms;
  const years = Object.entries(value);
  return years.every(([month]) => isMonth(month))
    ? years.map(([, total]) => totalProblem(total, forms)).find((problem) => problem !== undefined)
    : forms;
}

function totalProblem(total: unknown, forms: string): string | undefined {
  if (typeof total !== "number" || !Number.isFinite(total)) return forms;
  if (total <= 0)
    return "a total above 0, because no fewer offences than none can be recorded; a change on the baseline has a per cent sign, such as -20%";
  return total > MOST ? "a total of at most 1,000,000,000" : undefined;
}

function percentProblem(percent: number): string | undefined {
  if (percent <= -100) return "a change above -100%, because no fewer offences than none can be recorded";
  return percent >= 1000 ? "a change below +1000%" : undefined;
}

/** Reads a target as it is written in an address or a field: "-20%", "3148", "2015-03: 3400, 2016-03: 3148". */
export function parseTarget(text: string): unknown {
  if (!text.includes(":")) {
    const change = text.replace("−", "-");
    return PERCENT.test(change) || text === "" ? change : Number(text);
  }
  const years = text.split(",").map((year): [string, number] => {
    const [month = "", total = ""] = year.split(":").map((part) => part.trim());
    return [month, total === "" ? Number.NaN : Number(total)];
  });
  return Object.fromEntries(years);
}

/** A target, or what stands in its place, as it is written: what {@link parseTarget} reads. */
export function targetNotation(target: unknown): string {
  return isYearly(target)
    ? Object.entries(target)
        .map(([month, total]) => `${month}: ${total}`)
        .join(", ")
    : String(target);
}

/** What a target is asked of: the mean of the baseline, a period of the series, and the months of the target period. */
export interface Asked {
  baselineMean: number;
  monthsPerPeriod: 1 | 3;
  /** Last month of the target period, and how many months it has. */
  end: Month;
  months: number;
}

/** Offences a period (month or quarter) that a target asks of its period; undefined when it names no total for the year that ends then. */
export function askedPerPeriod(
  target: Target,
  { baselineMean, monthsPerPeriod, end, months }: Asked
): number | undefined {
  if (typeof target === "string") return (baselineMean * (100 + percentOf(target))) / 100;
  if (typeof target === "number") return (target / months) * monthsPerPeriod;
  const total = target[end];
  return total === undefined ? undefined : (total / 12) * monthsPerPeriod;
}

/** What is wrong with a target for a target period, in words that follow the target; undefined for nothing. */
export function missingYear(
  achievement: Achievement,
  end: Month
): { problem: string; expected: string } | undefined {
  if (!isYearly(achievement) || Object.hasOwn(achievement, end)) return undefined;
  return {
    problem: `the target has no total for the year to ${formatMonth(end)}, the target date`,
    expected: `a total for ${end} too, or the target date (target.end) of one of ${Object.keys(achievement).join(", ")}`
  };
}
