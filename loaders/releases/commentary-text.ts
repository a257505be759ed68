import { formatMonth } from "../../src/plan/month.js";
import { type Commented, exceptionsHeadline, exceptionsInWords } from "../../src/words/exception-text.js";
import type { ExceptionsFile } from "../../src/views/exceptions.js";

export const COMMENTARY_FORMATS = ["markdown", "text"] as const;
export type CommentaryFormat = (typeof COMMENTARY_FORMATS)[number];

/** How headings and items are written, and text of the data, which is never markup. */
interface Style {
  heading(text: string, level: 1 | 2): string;
  item(title: string, text: string): string;
  plain(text: string): string;
}

/** Signs that mean something in Markdown, or in the HTML that it may hold. */
const MARKUP = /[\\`*_{}[\]()#+!|<>&~]/g;
const escaped = (text: string): string => text.replace(MARKUP, "\\$&");

const STYLES: Record<CommentaryFormat, Style> = {
  markdown: {
    heading: (text, level) => `${"#".repeat(level)} ${escaped(text)}`,
    item: (title, text) => `- **${escaped(title)}.** ${escaped(text)}`,
    plain: escaped
  },
  text: {
    heading: (text, level) => `${text}\n${(level === 1 ? "=" : "-").repeat(text.length)}`,
    item: (title, text) => `* ${title}. ${text}`,
    plain: (text) => text
  }
};

/** A plan's exceptions as a report: what it is of, a headline, and a section for each kind that there is. */
export function commentaryText(file: ExceptionsFile, commented: Commented, format: CommentaryFormat): string {
  const { heading, item, plain } = STYLES[format];
  const { plan, rating, names } = commented;
  const place = names[rating.force] ?? rating.force;
  const since = file.since
    ? `Compared with release ${file.since.label}, of the period ended ${formatMonth(file.since.periodEnd)}.`
    : "There is no release yet, so nothing is said of what moved.";
  const sections = exceptionsInWords(file, commented).flatMap(({ title, exceptions }) => [
    heading(title, 2),
    exceptions.map(({ title: about, texts }) => item(about, texts.join(" "))).join("\n")
  ]);
  return [
    heading(`${plan.title}: ${place}, period ended ${formatMonth(rating.period)}`, 1),
    plain(`${exceptionsHeadline(file)} ${since}`),
    ...sections
  ].join("\n\n");
}
