import { formatMonth, type Month } from "../../plan/month.js";

/** Custom property of the document whose text print.css puts at the foot of every sheet. */
export const PAPER_FOOTER = "--paper-footer";

/** What the foot of every sheet says: whose figures, of which period, and how far the data go. */
export function paperFooterText(shown: { force: string; period: Month; dataTo: Month }): string {
  return `${shown.force}, period ended ${formatMonth(shown.period)}. Data to ${formatMonth(shown.dataTo)}.`;
}

/** Puts the text at the foot of every sheet that the page is printed on, beside the number of the sheet. */
export function setPaperFooter(shown: { force: string; period: Month; dataTo: Month }): void {
  document.documentElement.style.setProperty(PAPER_FOOTER, cssString(paperFooterText(shown)));
}

/** A text as a string of a style sheet. What could end the string, or is no letter, stays text or becomes a space. */
export function cssString(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return `"${text.replace(/[\u0000-\u001f\u007f]+/g, " ").replace(/["\\]/g, "\\$&")}"`;
}
