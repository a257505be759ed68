import type { WrittenIn } from "./written-in.js";

/** One version of how a rule is computed. */
export interface Method {
  version: number;
  /** What it does that the version before it did not; of the first, what a later one changed. */
  what: string;
  /** Settings that it is computed with, whatever a plan's own say: it is older than they are. */
  fixed?: Readonly<Record<string, unknown>>;
  /** The software cannot compute it any more. */
  gone?: true;
}

/** Before methods had numbers, and not changed since. */
const FIRST: readonly Method[] = [{ version: 1, what: "As it was before methods had numbers." }];

/** Of the rules with a seasonal model of months. */
const BY_DAYS: readonly Method[] = [
  {
    version: 1,
    what: "In the calibrated model all months count alike.",
    fixed: { "season.calendar": "months" }
  },
  { version: 2, what: "In the calibrated model months count by their days." }
];

const CHANGES: readonly Method[] = [
  ...BY_DAYS,
  {
    version: 3,
    what: "Calibrated, each window has a level of its own in the model, whole years may differ by more than their months tell, and R2’s target stays as it was when the baseline was known."
  }
];

const FORECASTS: readonly Method[] = [
  { version: 1, what: "As it was before methods had numbers." },
  {
    version: 2,
    what: "Calibrated, the forecast follows less of what counting alone explains, its errors are weighed with the usual ones, and small counts have bands of whole numbers."
  }
];

const SAMPLING: readonly Method[] = [
  { version: 1, what: "Calibrated, the sampling of the peers’ figures counts twice.", gone: true },
  {
    version: 2,
    what: "Calibrated, the sampling of the peers’ figures counts once, and so does the counting of rare offences."
  },
  {
    version: 3,
    what: "Calibrated, the lines allow for all that the places could differ by, each as likely as the peers make it, so that one much larger than its peers is not coloured too often; sampling is that of the peers’ percentage together."
  }
];

const READS = (rules: string): readonly Method[] => [
  {
    version: 1,
    what: `As it was before methods had numbers; ${rules}, which it reads, has a method of its own.`
  }
];

/** The one list of methods: every version of each rule, the newest last. */
export const METHODS = {
  R1: CHANGES,
  R2: FORECASTS,
  R3: READS("R1, and R2"),
  R4: SAMPLING,
  R5: BY_DAYS,
  R6: FIRST,
  R7: FIRST,
  R8: READS("R1, or R6"),
  R9: FIRST
} satisfies Record<string, readonly Method[]>;

/** A rule as settings and releases name it. */
export type MethodRule = keyof typeof METHODS;

/** Every rule that has a method. */
export const METHOD_RULES = Object.keys(METHODS) as MethodRule[];

/** A version that a plan keeps until its board accepts a newer one, and who decided so. */
export interface KeptMethod {
  version: number;
  note: string;
}

/** The methods that a plan keeps by rule; any other rule, and all of them by the word, has the newest. */
export type KeptMethods = Partial<Record<MethodRule, KeptMethod>>;
export type MethodChoice = "newest" | KeptMethods;

/** Version of every rule. */
export type MethodVersions = Record<MethodRule, number>;

/** The version by which a rule is computed where none is kept. */
export function newestOf(rule: MethodRule): number {
  const methods: readonly Method[] = METHODS[rule];
  return methods.at(-1)!.version;
}

/** The version by which each rule is computed under a choice. */
export function methodVersions(choice: MethodChoice): MethodVersions {
  const kept = choice === "newest" ? {} : choice;
  const entries = METHOD_RULES.map((rule) => [rule, kept[rule]?.version ?? newestOf(rule)]);
  return Object.fromEntries(entries) as MethodVersions;
}

const FORMS = "newest, or rules with the version that is kept and who decided it, such as";

/** What methods may be, in words that follow "expected". */
export const METHOD_FORMS: Readonly<Record<WrittenIn, string>> = {
  file: `${FORMS} { R5: { version: 1, note: "the board, May 2014" } }`,
  address: `${FORMS} R5: 1 (the board, May 2014)`
};

/** Why a value can be no choice of methods, in words that follow "expected"; undefined when it is one. */
export function methodProblem(value: unknown, writtenIn: WrittenIn = "file"): string | undefined {
  if (value === "newest") return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0)
    return METHOD_FORMS[writtenIn];
  return Object.entries(value)
    .map(([rule, kept]) => keptProblem(rule, kept))
    .find((problem) => problem !== undefined);
}

function keptProblem(rule: string, kept: unknown): string | undefined {
  if (!(METHOD_RULES as readonly string[]).includes(rule)) return `rules among ${METHOD_RULES.join(", ")}`;
  if (typeof kept !== "object" || kept === null)
    return `${rule} with version and note, such as ${rule}: { version: 1, note: "the board, May 2014" }`;
  const { version, note, ...other } = kept as Partial<KeptMethod>;
  const methods = METHODS[rule as MethodRule];
  const method = methods.find((known) => known.version === version);
  const offered = methods.filter(({ gone }) => !gone).map((known) => known.version);
  if (method?.gone) {
    return `version ${offered.join(" or ")} of ${rule}: this software cannot compute version ${version} any more, so keep the software or the release that did`;
  }
  if (!method) return `version ${offered.join(" or ")} of ${rule}`;
  // In braces YAML takes what follows a comma for a key of its own: the note would lose its end without a word.
  if (Object.keys(other).length > 0) {
    return `nothing of ${rule} but a version and a note; a note with a comma stands in quotation marks`;
  }
  return typeof note === "string" && /^[^()]*[^()\s][^()]*$/.test(note)
    ? undefined
    : `a note on who decided to keep version ${version} of ${rule}, without brackets`;
}

const KEPT = /^(R\d)\s*:\s*(\d+)\s*\(([^()]*)\)$/;

/** Reads a choice as an address or a field has it: "newest", "R5: 1 (the board, May 2014); R1: 1 (the board)". */
export function parseMethods(text: string): unknown {
  if (text === "newest") return text;
  const kept = text.split(";").map((part) => KEPT.exec(part.trim()));
  if (kept.includes(null)) return text;
  return Object.fromEntries(
    kept.map((match) => [match![1]!, { version: Number(match![2]), note: match![3]!.trim() }])
  );
}

/** A choice as {@link parseMethods} reads it. */
export function methodNotation(choice: MethodChoice): string {
  if (choice === "newest") return choice;
  return Object.entries(choice)
    .map(([rule, { version, note }]) => `${rule}: ${version} (${note})`)
    .join("; ");
}
