import { join } from "node:path";
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLError
} from "yaml";
import { controlCharacters } from "../../src/words/control-characters.js";
import type { Place, Problem } from "./problem.js";
import { quoted } from "./quoted.js";
import { readText } from "./read-text.js";
import { yamlLimits } from "./yaml-limits.js";

/** Keys and list positions that lead to a value: ["priorities", 0, "title"]. */
export type Path = readonly (string | number)[];

/** A YAML file that was read. */
export interface YamlFile {
  /** What the file says, as plain objects, lists, texts and numbers. */
  value: unknown;
  /** Where the value at a path stands; the nearest value around it when there is none. */
  place(path: Path): Place;
  /** Where the last key of a path stands. */
  placeOfKey(path: Path): Place;
}

/** What to expect instead of each of the library's complaints; {@link ANY_ERROR} for the others. */
const EXPECTED: Record<string, [expected: string, hint?: string]> = {
  TAB_AS_INDENT: ["spaces at the start of a line"],
  BAD_INDENT: ["keys of one group to start in the same column"],
  MISSING_CHAR: ["the character that is missing", "It may be the indentation of the line that is wrong."],
  MULTIPLE_DOCS: ["one document without a --- line"],
  RESOURCE_EXHAUSTION: ["fewer levels inside each other"],
  BLOCK_AS_IMPLICIT_KEY: [
    "one key and value a line",
    "A text that holds a colon must stand in quotation marks."
  ]
};
const ANY_ERROR: [expected: string, hint?: string] = [
  "YAML",
  "Look for a quotation mark, bracket or colon that is missing on this line or the one before."
];

/** The files of a real plan have some thousands of bytes. */
const LARGEST_BYTES = 1_000_000;

/**
 * Reads one YAML file of the data folder, of at most 1 MB. Syntax errors, keys given twice, aliases, unknown tags, control
 * characters and what {@link yamlLimits} finds are added to `problems`; null when there are any.
 */
export function readYaml(folder: string, name: string, problems: Problem[]): YamlFile | null {
  const text = readText(folder, name, problems, LARGEST_BYTES);
  if (text === null) return null;
  const file = join(folder, name);
  const limit = yamlLimits(file, text);
  if (limit) {
    problems.push(limit);
    return null;
  }
  const lines = new LineCounter();
  // The library compares every key with every other: that is done below, in no time.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const source = { file, text, lines };
  const found = [...syntaxProblems(source, document), ...contentProblems(source, document)];
  problems.push(...found);
  return found.length === 0 ? located(source, document) : null;
}

interface Source {
  file: string;
  text: string;
  lines: LineCounter;
}

function placeAt({ file, text, lines }: Source, start: number, end: number): Place {
  const { line, col } = lines.linePos(start);
  return { file, line, column: col, value: text.slice(start, end) };
}

/** The library's errors and warnings, the first of each line: the others there follow from it. */
function syntaxProblems(source: Source, document: Document.Parsed): Problem[] {
  const errors = [...document.errors, ...document.warnings];
  const openings = errors.length === 0 ? [] : quotedRanges(document);
  const byLine = new Map<number, Problem>();
  for (const error of errors) {
    const problem = { ...syntaxProblem(source, error), ...openingOf(source, openings, error) };
    if (!byLine.has(problem.line)) byLine.set(problem.line, problem);
  }
  return [...byLine.values()];
}

function syntaxProblem(source: Source, error: YAMLError): Problem {
  const [expected, hint] = EXPECTED[error.code] ?? ANY_ERROR;
  const place = placeAt(source, ...error.pos);
  if (error.code === "RESOURCE_EXHAUSTION")
    return { ...place, problem: "values are nested too deep", expected };
  return {
    ...place,
    problem: `this is not valid YAML: ${error.message}`,
    expected,
    ...(hint && { hint })
  };
}

type Range = readonly [start: number, end: number];

/** Where the quoted texts of a document begin and end, in its order. */
function quotedRanges(document: Document.Parsed): Range[] {
  const ranges: Range[] = [];
  visit(document, {
    Scalar(_, { range, type }) {
      const isQuoted = type === Scalar.QUOTE_SINGLE || type === Scalar.QUOTE_DOUBLE;
      if (isQuoted && range) ranges.push([range[0], range[1]]);
    }
  });
  return ranges;
}

/** Where the quoted text begins that an error ends, for an open quote is noticed only at its end; nothing for others. */
function openingOf(source: Source, openings: readonly Range[], { pos: [at] }: YAMLError): Partial<Place> {
  const opening = openings.findLast(([start, end]) => start < at && at <= end);
  return opening ? placeAt(source, ...opening) : {};
}

/** What is valid YAML and still refused: aliases (they can make a small file huge), keys that are no names, control characters. */
function contentProblems(source: Source, document: Document.Parsed): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, { items }) {
      problems.push(...repeatedKeys(source, items));
    },
    Alias(_, alias) {
      const place = placeAt(source, alias.range![0], alias.range![1]);
      problems.push({
        ...place,
        problem: `the alias ${quoted(place.value)} is used`,
        expected: "the value written out"
      });
    },
    Pair(_, { key }) {
      if (isScalar(key) && typeof key.value === "string") return;
      const [start, end] = (key as Node).range!;
      const place = placeAt(source, start, end);
      problems.push(
        isScalar(key)
          ? {
              ...place,
              problem: `the key ${quoted(place.value)} is no text`,
              expected: "it in quotation marks"
            }
          : { ...place, problem: "a key is a list or a group of keys", expected: "a name" }
      );
    },
    Scalar(_, scalar) {
      if (typeof scalar.value !== "string" || controlCharacters(scalar.value).length === 0) return;
      const place = placeAt(source, scalar.range![0], scalar.range![1]);
      problems.push({
        ...place,
        problem: `the text ${quoted(scalar.value)} holds a control character`,
        expected: "visible characters"
      });
    }
  });
  return problems;
}

/** Keys that stand in a group of keys a second time. */
function repeatedKeys(source: Source, pairs: readonly Pair[]): Problem[] {
  const seen = new Set<unknown>();
  return pairs.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const isFirst = !seen.has(key.value);
    seen.add(key.value);
    if (isFirst) return [];
    const place = placeAt(source, key.range![0], key.range![1]);
    return [
      { ...place, problem: `the key ${quoted(place.value)} is given twice`, expected: "every key once" }
    ];
  });
}

function located(source: Source, document: Document.Parsed): YamlFile {
  const placeOfNode = (node: unknown): Place | undefined =>
    isNode(node) && node.range
      ? placeAt(source, node.range[0], isScalar(node) || isAlias(node) ? node.range[1] : node.range[0])
      : undefined;

  const place = (path: Path): Place => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    return placeOfNode(node) ?? (path.length === 0 ? placeAt(source, 0, 0) : place(path.slice(0, -1)));
  };
  const keysOf = new Map<unknown, Map<string, unknown>>();
  const placeOfKey = (path: Path): Place => {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return place(path);
    const keys =
      keysOf.get(parent) ?? new Map(parent.items.map(({ key }) => [String(isScalar(key) && key.value), key]));
    keysOf.set(parent, keys);
    return placeOfNode(keys.get(String(path.at(-1)))) ?? place(path);
  };
  return { value: document.toJS(), place, placeOfKey };
}
