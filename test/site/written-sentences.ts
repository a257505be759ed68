import { normalizeConfig } from "@observablehq/framework/dist/config.js";
import { parseProgram, type Syntax } from "@observablehq/framework/dist/javascript/parse.js";
import { parseMarkdown } from "@observablehq/framework/dist/markdown.js";
import { transform } from "esbuild";
import { parseHTML } from "linkedom";
import { cellsAsBlocks } from "../../scripts/site/cells-as-blocks.js";

/** Stands in a text where data come in. No page shows it. */
const DATA = "\uFFFC";

/** A sentence begins after a full stop, a question or an exclamation mark, with what a sentence may begin with. */
const BETWEEN_SENTENCES = new RegExp(`(?<=[.?!…][”’)]?)\\s+(?=[\\p{Lu}\\d“‘(√±−${DATA}])`, "u");

/** A text, its lines cut into sentences. A line that ends as no sentence does, such as a heading, is one all the same. */
export function sentencesOf(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => line.replaceAll(/\s+/g, " ").trim().split(BETWEEN_SENTENCES))
    .filter((sentence) => sentence !== "");
}

const withoutData = (text: string): string[] =>
  sentencesOf(text).filter((sentence) => !sentence.includes(DATA));

const { md } = normalizeConfig({ root: "src", markdownIt: cellsAsBlocks });

/** The sentences of a page's Markdown as a reader reads them, but for those that a cell is part of. */
export function sentencesOfMarkdown(source: string): string[] {
  const { body } = parseMarkdown(source, { md, path: "/page" });
  const marked = body.replace(/(<observablehq-loading><\/observablehq-loading>)?<!--:[\w-]+:-->/g, DATA);
  const { document } = parseHTML(`<!doctype html><html><body>${marked}</body></html>`);
  return withoutData(textOf(document.body));
}

/** What stands in a line with what is around it; every other element begins a line and ends it. */
const IN_LINE = new Set("a b br code em i small span strong sub sup var".split(" "));

const lineOf = (tag: string, text: string): string => (IN_LINE.has(tag) ? text : `\n${text}\n`);

/** The text below a node, a line a block. */
function textOf(node: Node): string {
  if (node.nodeType === 3) return node.textContent!.replaceAll(/\s+/g, " ");
  return lineOf(node.nodeName.toLowerCase(), [...node.childNodes].map(textOf).join(""));
}

/** The sentences that a module's strings, templates and calls of `element` hold, but for those that data are part of. */
export async function sentencesOfTypeScript(source: string): Promise<string[]> {
  // What is put together from constants is one string after this.
  const { code } = await transform(source, { loader: "ts", minifySyntax: true, charset: "utf8" });
  const found: string[] = [];
  readText(parseProgram(code), found);
  return found.flatMap(withoutData);
}

/** The text that an expression gives, {@link DATA} for what is not known. The texts inside what is not known are added to `found`. */
function readText(node: Syntax, found: string[]): string {
  const read = (part: unknown): string => readText(part as Syntax, found);
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : DATA;
  if (node.type === "BinaryExpression" && node.operator === "+") return read(node.left) + read(node.right);
  if (node.type === "TemplateLiteral") {
    const filled = (node.expressions as Syntax[]).map(read);
    const fixed = (node.quasis as Syntax[]).map(({ value }) => (value as { cooked: string }).cooked);
    return fixed.map((text, i) => text + (filled[i] ?? "")).join("");
  }
  if (node.type === "CallExpression" && (node.callee as Syntax).name === "element") {
    const [tag, attributes, ...children] = node.arguments as Syntax[];
    if (attributes) keep(read(attributes), found);
    return lineOf(String(tag!.value), children.map(read).join(""));
  }
  const parts = Object.values(node).flat().filter(isSyntax);
  for (const part of parts) keep(read(part), found);
  return DATA;
}

const isSyntax = (value: unknown): boolean => typeof (value as Syntax | null)?.type === "string";

const keep = (text: string, found: string[]): void => {
  if (text !== DATA) found.push(text);
};
