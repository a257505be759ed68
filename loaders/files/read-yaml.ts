import { join } from "node:path";
import {
  CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  visit,
  type YAMLError
} from "yaml";
import { controlCharacters } from "./control-characters.js";
import type { Place, Problem } from "./problem.js";
import { quoted } from "./quoted.js";
import { readText } from "./read-text.js";

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
  DUPLICATE_KEY: ["every key once"],
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

/**
 * Reads one YAML file of the data folder. Syntax errors, keys given twice, aliases, unknown tags and control
 * characters are added to `problems`; null when there are any.
 */
export function readYaml(folder: string, name: string, problems: Problem[]): YamlFile | null {
  const text = readText(folder, name, problems);
  if (text === null) return null;
  const file = join(folder, name);
  const deep = tooDeep(file, text);
  if (deep) {
    problems.push(deep);
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source = { file, text, lines };
  const found = [...syntaxProblems(source, document), ...contentProblems(source, document)];
  problems.push(...found);
  return found.length === 0 ? located(source, document) : null;
}

/** More levels than any file of the data folder needs; the library takes minutes over thousands of them. */
const DEEPEST = 100;
/** Tokens of the library's lexer that stand for no text. */
const NO_TEXT: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

/** The first value that is nested too deeply, found without building any; nothing when there is none. */
function tooDeep(file: string, text: string): Problem | undefined {
  const levels = { brackets: 0, ofLine: 0 };
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") levels.brackets += 1;
    else if (token === "]" || token === "}") levels.brackets = Math.max(0, levels.brackets - 1);
    else if (token === "-" || token === "?") levels.ofLine += 1;
    else if (token.includes("\n")) levels.ofLine = 0;
    if (levels.brackets + levels.ofLine > DEEPEST) {
      const lines = text.slice(0, offset).split("\n");
      return {
        file,
        line: lines.length,
        column: lines.at(-1)!.length + 1,
        value: token,
        problem: `values are nested more than ${DEEPEST} deep`,
        expected: "fewer levels inside each other",
        hint: "Look for a bracket that is opened and never closed."
      };
    }
    if (!NO_TEXT.includes(token)) offset += token.length;
  }
  return undefined;
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
  const all = [...document.errors, ...document.warnings].map((error) => ({
    ...syntaxProblem(source, error),
    ...openingOf(source, document, error)
  }));
  return all.filter((problem, i) => all.findIndex((other) => other.line === problem.line) === i);
}

function syntaxProblem(source: Source, error: YAMLError): Problem {
  const [expected, hint] = EXPECTED[error.code] ?? ANY_ERROR;
  return {
    ...placeAt(source, ...error.pos),
    problem: `this is not valid YAML: ${error.message}`,
    expected,
    ...(hint && { hint })
  };
}

/** Where the quoted text begins that an error ends, for an open quote is noticed only at its end; nothing for others. */
function openingOf(source: Source, document: Document.Parsed, error: YAMLError): Partial<Place> {
  let opening: Partial<Place> = {};
  visit(document, {
    Scalar(_, { range, type }) {
      const isQuoted = type === Scalar.QUOTE_SINGLE || type === Scalar.QUOTE_DOUBLE;
      if (isQuoted && range && range[0] < error.pos[0] && error.pos[0] <= range[1]) {
        opening = placeAt(source, range[0], range[1]);
      }
    }
  });
  return opening;
}

/** What is valid YAML and still refused: aliases (they can make a small file huge), keys that are no names, control characters. */
function contentProblems(source: Source, document: Document.Parsed): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
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

function located(source: Source, document: Document.Parsed): YamlFile {
  const placeOfNode = (node: unknown): Place | undefined =>
    isNode(node) && node.range
      ? placeAt(source, node.range[0], isScalar(node) || isAlias(node) ? node.range[1] : node.range[0])
      : undefined;

  const place = (path: Path): Place => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    return placeOfNode(node) ?? (path.length === 0 ? placeAt(source, 0, 0) : place(path.slice(0, -1)));
  };
  const placeOfKey = (path: Path): Place => {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
      : undefined;
    return placeOfNode(pair?.key) ?? place(path);
  };
  return { value: document.toJS(), place, placeOfKey };
}
