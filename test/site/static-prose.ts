import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { planPlaces } from "../../scripts/site/plan-pages.js";
import { stagePage } from "../../scripts/site/stage-page.js";
import { sentencesOf, sentencesOfMarkdown, sentencesOfTypeScript } from "./written-sentences.js";

/** The sentences of the site's pages that are the same whatever the data, by where they are written. */
export interface StaticProse {
  /** In the Markdown of a page, and in no module. */
  markdown: string[];
  /** In a module: "src/kit/a.ts: The sentence." */
  typescript: string[];
}

/** What describes a setting, or a version of a method, stands with it, for pages, forms, Changes and the file of settings alike. */
const REGISTRIES: readonly (string | undefined)[] = ["src/plan/settings.ts", "src/plan/methods.ts"];

/** Fewer words are a label. */
const FEWEST_WORDS = 4;

/** Does a text end as a sentence does, and have words enough for one? Headings, labels and most cells of tables do not. */
const isSentence = (text: string): boolean =>
  /[.?!:;][”’)]?$/.test(text) && text.split(" ").length >= FEWEST_WORDS;

/**
 * Finds where the sentences that pages show are written, each once. One that is the same whatever the data stands word
 * for word in `src`, in Markdown or in the strings of a module, without a value that is filled in; one that does not is
 * made from data, or comes with them, and is left out. So are the labels of registries.
 */
export async function staticProse(shown: readonly string[]): Promise<StaticProse> {
  const sources = readdirSync("src", { recursive: true }).map((file) => `src/${file}`.replaceAll("\\", "/"));
  const inMarkdown = await written(sources, ".md", staged);
  const inModules = await written(sources, ".ts", sentencesOfTypeScript);
  const prose: StaticProse = { markdown: [], typescript: [] };
  for (const sentence of new Set(shown.flatMap(sentencesOf).filter(isSentence))) {
    const module = inModules.get(sentence);
    if (REGISTRIES.includes(module)) continue;
    if (module) prose.typescript.push(`${module}: ${sentence}`);
    else if (inMarkdown.has(sentence)) prose.markdown.push(sentence);
  }
  return prose;
}

/** The sentences of a page as a build gives it, with the plan's word for its places. */
const staged = (source: string, file: string): string[] =>
  sentencesOfMarkdown(stagePage("src", relative("src", file), source, planPlaces()).source);

/** The sentences of the files with an ending, each with a file that it stands in. */
async function written(
  sources: string[],
  ending: string,
  read: (source: string, file: string) => string[] | Promise<string[]>
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of sources.filter((source) => source.endsWith(ending))) {
    for (const sentence of await read(readFileSync(file, "utf8"), file)) found.set(sentence, file);
  }
  return found;
}

/** Runs in the page: what its blocks say, without pictures, headings of tables, and controls with their labels. */
export function blocksOfText(): string[] {
  const left = "svg, th, caption, button, label, legend, option, pre, script, style";
  const blockOf = (element: Element): Element =>
    /^(inline|contents)/.test(getComputedStyle(element).display) ? blockOf(element.parentElement!) : element;
  const texts = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
  const blocks: string[] = [];
  let last: Element | undefined;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement!;
    if (element.closest(left) || !element.checkVisibility()) continue;
    const block = blockOf(element);
    if (block !== last) blocks.push("");
    last = block;
    blocks.push(blocks.pop()! + text.textContent!.replaceAll(/\s+/g, " "));
  }
  return blocks;
}
