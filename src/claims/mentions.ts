import { EVERYDAY_NAMES, OTHER_SUBJECTS } from "./everyday-names.js";
import type { Aspect, MeasureFacts } from "./plan-facts.js";
import { overlap, type Span, spansOf } from "./span.js";

/** Where a text speaks of the subject of measures; of none of the plan's when there are no measures. */
export interface Mention extends Span {
  measures: readonly MeasureFacts[];
}

/** How a plan's subjects are said in texts: a pattern, and the measures that it means. */
export interface Subject {
  said: RegExp;
  measures: readonly MeasureFacts[];
}

/** The subjects of a plan's measures, by everyday names and by the plan's own. */
export function subjectsOf(measures: readonly MeasureFacts[]): Subject[] {
  const everyday = EVERYDAY_NAMES.map(({ title, said }) => ({
    said,
    measures: measures.filter((measure) => title.test(measure.title))
  })).filter((subject) => subject.measures.length > 0);
  const own = measures.map((measure) => ({ said: ownName(measure, measures), measures: [measure] }));
  return [...everyday, ...own.filter(({ said }) => said.source !== NEVER.source)];
}

const NEVER = /(?!)/g;

/** The plan's own name of a measure that shares it with no other, with what stands in brackets left out. */
function ownName({ name }: MeasureFacts, all: readonly MeasureFacts[]): RegExp {
  if (all.filter((other) => other.name === name).length > 1) return NEVER;
  const words = name
    .replace(/\(.*?\)/g, "")
    .split(/[^\w'’-]+/)
    .filter(Boolean);
  if (words.length < 2) return NEVER;
  return new RegExp(`\\b${words.map(escaped).join("[ ,-]+")}\\b`, "gi");
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Every mention of a text, in order; where two share words, the longer. */
export function mentionsOf(text: string, subjects: readonly Subject[]): Mention[] {
  const known = subjects.flatMap(({ said, measures }) =>
    spansOf(text, said).map((span) => ({ ...span, measures }))
  );
  const others = spansOf(text, OTHER_SUBJECTS).map((span): Mention => ({ ...span, measures: [] }));
  const kept: Mention[] = [];
  const byLength = [...known, ...others].toSorted((a, b) => b.text.length - a.text.length);
  for (const mention of byLength) {
    const same = kept.find((other) => overlap(other, mention));
    if (!same) kept.push(mention);
    else if (same.text === mention.text && mention.measures.length > 0)
      same.measures = union(same.measures, mention.measures);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

const ASPECTS: readonly [Aspect, RegExp][] = [
  [
    "satisfaction",
    /satisf|\bcontent\b|happ(?:y|ier|iest)\b|\bpleased\b|\bcallers?\b|\bvictims (?:of|who|overall)|\bthose (?:whose|who)\b|burglary victims|\bvictims\b.*\bservice/i
  ],
  ["outcome", /\bvictim[- ]focused|\boutcomes? (?:for|of|measure)/i],
  ["awareness", /\baware(?:ness)?\b/i]
];

/** What a stretch of text asks of a subject; undefined where it does not say. */
export function aspectIn(text: string): Aspect | undefined {
  return ASPECTS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The measure of a subject that a text means by an aspect: that one, else the one that has figures. */
export function measureFor(
  measures: readonly MeasureFacts[],
  aspect: Aspect | undefined
): MeasureFacts | undefined {
  const wanted = measures.filter((measure) => measure.aspect === (aspect ?? "number"));
  const withFigures = measures.filter(({ figures }) => figures.length > 0);
  return (
    wanted.find(({ figures }) => figures.length > 0) ??
    (aspect === undefined || aspect === "satisfaction" ? withFigures[0] : undefined) ??
    wanted[0] ??
    measures[0]
  );
}
