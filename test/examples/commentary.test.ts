import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it, test } from "vitest";
import { commentaryText } from "../../loaders/releases/commentary-text.js";
import { commentedPlan } from "../../loaders/releases/commented-plan.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import {
  EXCEPTION_KINDS,
  type ExceptionsFile,
  exceptionsFile,
  exceptionsOfView
} from "../../src/views/exceptions.js";
import {
  EXCEPTION_TITLES,
  type ExceptionInWords,
  exceptionsInWords
} from "../../src/words/exception-text.js";

const sample = commentedPlan("data");
const london = commentedPlan("examples/london");
const ids = ({ exceptions }: ExceptionsFile, wanted: string) =>
  exceptions.flatMap((e) => (e.kind === wanted && "id" in e ? e.id : []));

test("the sample's readings disagree on one of the two measures that one line saves, and on one that improved", () => {
  expect(ids(sample.file, "disagree")).toEqual(["violence-with-injury", "theft-of-motor-vehicle"]);
  expect(ids(sample.file, "narrow")).toEqual(["domestic-burglary", "violence-with-injury"]);
});

test("a red of a plan that keeps a record of responses is listed until it has one", () => {
  const responses = (of: readonly object[]) => ({
    ...sample.context.plan,
    priorities: sample.plan.priorities.map((priority) => ({
      ...priority,
      measures: priority.measures.map((measure) => ({ ...measure, responses: [...of] as never[] }))
    }))
  });
  const listed = (of: readonly object[]) =>
    ids(exceptionsFile({ ...sample.context, plan: responses(of) }, sample.rating, undefined), "unanswered");
  expect(ids(sample.file, "unanswered")).toEqual([]);
  expect(listed([])).toEqual(["all-crime", "theft-from-motor-vehicle"]);
  expect(listed([{ action: "Patrols" }])).toEqual([]);
});

test("what is new since a release comes before all but figures to check, and new reds before other moves", () => {
  const red = sample.rating.measures.find(({ id }) => id === "all-crime")!;
  const move = (id: string, after: "red" | "green") => ({
    id,
    published: true,
    before: { ...red.ratings[0]!, rating: "amber" },
    after: { ...red.ratings[0]!, rating: after },
    causes: ["data"]
  });
  const newest = {
    since: { label: "2014-06", periodEnd: "2014-06" },
    moved: [move("domestic-burglary", "green"), move("all-crime", "red")],
    figures: { reclassified: [], revised: [] }
  } as never;
  const { exceptions } = exceptionsFile(sample.context, sample.rating, newest);
  expect(exceptions.slice(0, 2).map(({ kind }) => kind)).toEqual(["new-red", "moved"]);
  const text = commentaryText({ since: null, exceptions }, sample, "text");
  expect(text).toContain(EXCEPTION_TITLES["new-red"]);
});

test("another view than the published one has its own colours, no moves, and the figures of the plan’s own place", () => {
  const red = sample.rating.measures.find(({ id }) => id === "all-crime")!;
  const move = { id: "all-crime", published: true, before: red.ratings[0]!, after: red.ratings[0]! };
  const published = {
    since: { label: "2014-06", periodEnd: "2014-06" },
    exceptions: [
      { kind: "new-red", id: "all-crime", move },
      { kind: "revised", revised: { series: "robbery", what: "offences", figures: 2, from: "", to: "" } }
    ]
  } as never as ExceptionsFile;
  const settings = { ...sample.context.settings, reading: "calibrated" as const };
  const viewed = (force: string) => {
    const context = { ...sample.context, settings, force };
    return exceptionsOfView(context, ratePlan(context), published);
  };
  const own = viewed(sample.context.force);
  expect(own.since).toEqual(published.since);
  expect(own.exceptions.at(-1)).toEqual(published.exceptions[1]);
  expect(ids(own, "new-red")).toEqual([]);
  // Both readings are worked out whichever is shown, so that they disagree on the same measures.
  expect(ids(own, "disagree")).toEqual(ids(sample.file, "disagree"));
  const shown = own.exceptions.flatMap((e) => (e.kind === "disagree" ? [e.flip.from.reading] : []));
  expect(new Set(shown)).toEqual(new Set(["calibrated"]));
  expect(viewed("kent").exceptions.some(({ kind }) => kind === "revised")).toBe(false);
});

test("a colour is fragile where one nearby setting alone gives another, found by rating again", () => {
  for (const { context, rating, file } of [sample, london])
    for (const exception of file.exceptions) {
      if (exception.kind !== "fragile") continue;
      for (const { path, value, rating: colour } of exception.nearby) {
        const settings = structuredClone(rating.settings);
        const [group, name] = path.includes(".") ? path.split(".") : [undefined, path];
        const parent = (group ? settings[group as "spc"] : settings) as unknown as Record<string, unknown>;
        parent[name!] = value;
        const again = ratePlan({ ...context, settings }).measures.find(({ id }) => id === exception.id)!;
        const { rule, reading } = exception.result;
        expect(again.ratings.find((r) => r.rule === rule && r.reading === reading)!.rating).toBe(colour);
        expect(colour).not.toBe(exception.result.rating);
      }
    }
});

test("the commentary of London has no word for its places but its own", () => {
  expect(commentaryText(london.file, london, "text")).not.toMatch(/\bforces?\b/i);
});

test("commentaryText writes text of the data as text: a name with markup stays one in Markdown", () => {
  const plan = {
    ...sample.plan,
    priorities: sample.plan.priorities.map((priority) => ({
      ...priority,
      title: `**${priority.title}** <img src=x> [a](b)`
    }))
  };
  const text = commentaryText(sample.file, { ...sample, plan }, "markdown");
  expect(text).toContain("\\*\\*");
  expect(text).not.toMatch(/(?<!\\)<img/);
  expect(text).not.toMatch(/(?<!\\)\[a/);
});

describe("every number in a commentary", () => {
  it.each([
    ["the sample", sample, "data/offences.csv", "leicestershire"],
    ["London", london, null, "london"]
  ] as const)("of %s is found again", (_, commented, csv, place) => {
    const sections = exceptionsInWords(commented.file, commented);
    expect(sections.map(({ kind }) => kind)).toEqual(
      EXCEPTION_KINDS.filter((kind) => sections.some((section) => section.kind === kind))
    );
    const counts = csv ? countsIn(csv, place) : countsOf(commented, place);
    const left = sections
      .filter(({ kind }) => kind !== "reclassified" && kind !== "revised")
      .flatMap(({ exceptions }) => exceptions.flatMap((said) => unfound(said, commented, counts)));
    expect(left).toEqual([]);
  });
});

type Counts = (series: string, from: string, to: string) => number;

/** Sums of the plan's own file, read without its loaders. */
function countsIn(csv: string, place: string): Counts {
  const rows: Record<string, string>[] = parse(readFileSync(csv), { columns: true });
  return (series, from, to) =>
    rows
      .filter(
        (row) => row.force === place && row.measure === series && row.month! >= from && row.month! <= to
      )
      .reduce((sum, row) => sum + Number(row.count), 0);
}

/** Sums of the series as read; London's originals are counted again by london.test.ts. */
function countsOf({ data }: typeof london, place: string): Counts {
  return (series, from, to) => {
    const { start, counts } = data.series[series]![place]!;
    const at = (month: string) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5));
    return counts.slice(at(from) - at(start), at(to) - at(start) + 1).reduce<number>((a, b) => a + b!, 0);
  };
}

const RULE_OR_DATE =
  /\bR\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|release [\d-]+|\bof \d+ months\b/g;
const NUMBER = /[−+]?\d[\d,]*(?:\.\d+)?/g;

/** Numbers in a sentence that neither the counts nor the evidence of its measure give. */
function unfound({ id, texts }: ExceptionInWords, commented: typeof london, counts: Counts): string[] {
  const rated = commented.rating.measures.find((measure) => measure.id === id)!;
  const known = new Set(evidenceNumbers([rated, commented.rating.settings, commented.file]));
  const series = commented.plan.priorities
    .flatMap(({ measures }) => measures)
    .find((measure) => measure.id === id) as { series?: string };
  for (const { from, to, evidence } of windowsOf(rated)) {
    const total = series.series ? counts(series.series, from, to) : null;
    if (total !== null) expect(Math.round(evidence), `${id}, ${from} to ${to}`).toBe(Math.round(total));
  }
  const numbers = texts.join(" ").replace(RULE_OR_DATE, "").match(NUMBER) ?? [];
  return numbers
    .filter((number) => ![...known].some((value) => reads(number, value)))
    .map((n) => `${id}: ${n}`);
}

/** Windows of R1 and R5 with the total that the evidence has of them. */
function windowsOf(rated: unknown): { from: string; to: string; evidence: number }[] {
  if (typeof rated !== "object" || rated === null) return [];
  const { from, to, total, periods } = rated as Record<string, never>;
  const own = from && to && total !== undefined && periods ? [{ from, to, evidence: total }] : [];
  const isProjection = "achieves" in rated;
  return [...(isProjection ? [] : own), ...Object.values(rated).flatMap(windowsOf)];
}

/** The numbers in evidence, and what the sentences make of them: a line's distance from a mean, changes in per cent, misses. */
function evidenceNumbers(of: unknown): number[] {
  if (typeof of === "number") return [of, 100 * of];
  if (typeof of !== "object" || of === null) return [];
  const e = of as Partial<TellingEvidence>;
  const steps = (from: number, to: number): number[] => [to - from, (100 * (to - from)) / from];
  const toLines = [e.latest?.mean, e.recent?.mean].flatMap((mean) =>
    e.lines && mean !== undefined ? [e.lines.lower, e.lines.upper].flatMap((line) => steps(mean, line)) : []
  );
  return [
    ...toLines,
    ...(e.baseline && e.latest ? steps(e.baseline.total, e.latest.total) : []),
    ...(e.previous && e.recent ? steps(e.previous.mean, e.recent.mean) : []),
    ...(e.threshold === undefined ? [] : (e.projections ?? []).map(({ total }) => total - e.threshold!)),
    ...(e.achieving === undefined ? [] : [e.of! - e.achieving]),
    ...Object.values(of).flatMap(evidenceNumbers)
  ];
}

interface Window {
  mean: number;
  total: number;
}

/** What R1, R2 and R5 keep as evidence. */
interface TellingEvidence {
  lines: { lower: number; upper: number };
  baseline: Window;
  latest: Window;
  recent: Window;
  previous: Window;
  projections: { total: number }[];
  threshold: number;
  achieving: number;
  of: number;
}

/** Is a number, as it is written, this value rounded to as many decimals or figures? */
function reads(written: string, value: number): boolean {
  const plain = written.replace("−", "-").replaceAll(",", "").replace("+", "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  const half = 0.5 * 10 ** -decimals + 1e-9;
  return Math.abs(Math.abs(Number(plain)) - Math.abs(value)) <= half;
}
