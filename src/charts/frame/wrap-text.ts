/** Widths of Helvetica's characters in thousandths of the font size; others count as a digit. */
const WIDTHS: [string, number][] = [
  ["ijl'|", 222],
  [" ftI.,:;!()[]/-‑“”’", 310],
  ["r", 333],
  ["ckszvxyJ", 500],
  ["FTZL", 611],
  ["ABEKPSVXY&", 667],
  ["CDHNRUw", 722],
  ["GOQ", 778],
  ["mM", 833],
  ["W%", 920]
];
const DIGIT = 556;
const WIDTH_OF = new Map(
  WIDTHS.flatMap(([characters, width]) => [...characters].map((c): [string, number] => [c, width]))
);

/** System fonts differ; the widest in use (DejaVu Sans) is about a sixth wider than Helvetica, its bold a quarter more. */
const SAFETY = 1.17;
const BOLD = 1.13;

export interface Lettering {
  fontSize: number;
  bold?: boolean;
}

/** Estimated width of a line of text in pixels, on the wide side; the same in every browser and in tests. */
export function textWidth(text: string, { fontSize, bold = false }: Lettering): number {
  const thousandths = [...text].reduce((sum, c) => sum + (WIDTH_OF.get(c) ?? DIGIT), 0);
  return (thousandths / 1000) * fontSize * SAFETY * (bold ? BOLD : 1);
}

/** As {@link wrapText}, with lines of about equal width: no more lines, but no last word alone. */
export function balancedText(text: string, width: number, lettering: Lettering): string[] {
  const lines = wrapText(text, width, lettering);
  for (let narrower = width - STEP; narrower > 0; narrower -= STEP) {
    const next = wrapText(text, narrower, lettering);
    const tooWide = next.some((line) => textWidth(line, lettering) > narrower);
    if (next.length > lines.length || tooWide) return wrapText(text, narrower + STEP, lettering);
  }
  return lines;
}

const STEP = 8;

/** A space that may end a line: not the one after "a", "of" and the like. */
const BREAK = /(?<!(?:^|[ (])[a-z]{1,2}) /i;

/** Breaks text at spaces so that no line is wider than `width`; a word that is wider keeps a line to itself. */
export function wrapText(text: string, width: number, lettering: Lettering): string[] {
  const lines: string[] = [];
  for (const word of text.split(BREAK).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(longer, lettering) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
