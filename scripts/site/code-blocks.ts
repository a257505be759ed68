/** A block of code between two fences: what stands there, from which line and character, and in which language. */
export interface CodeBlock {
  line: number;
  start: number;
  language: string;
  code: string;
}

/** The blocks of code of a page that run: not those that only show themselves (`run=false`). */
export function codeBlocks(source: string): CodeBlock[] {
  const blocks = source.matchAll(/^((`{3,}|~{3,})([a-z]+)([^\n]*)\n)([\s\S]*?)^\2/gm);
  return [...blocks]
    .filter(([, , , , attributes]) => !/\brun\s*=\s*"?false/.test(attributes!))
    .map((match) => ({
      line: source.slice(0, match.index).split("\n").length + 1,
      start: match.index + match[1]!.length,
      language: match[3]!,
      code: match[5]!
    }));
}
