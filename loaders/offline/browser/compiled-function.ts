// What arquero is given in place of Function, with which it makes code of everything that it is asked.

/** Where the page's cells stand: the line of the HTML at which each begins, and the line that its author knows. */
export interface CellLines {
  /** The page's Markdown file. */
  file: string;
  /** Lines of the HTML and of the Markdown, in rising order. */
  cells: [html: number, markdown: number][];
}

/** The element of the page that says so, as JSON. */
export const CELL_LINES = "cell-lines";

/** Compiles as Function does. Where the page's policy refuses that, the error names the line and the way out. */
function compiled(...parameters: string[]): unknown {
  try {
    return globalThis.Function(...parameters);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    throw new Error(
      `${placeOf(new Error().stack ?? "")}arquero compiles into code what it is asked, which the policy of this site refuses. ` +
        "Write “unsafe-eval: true” into the front matter of the page to allow it there, or use d3 or SQL instead.",
      { cause: error }
    );
  }
}

/** The file and line of the cell that a call came from, as far as the page says where its cells stand. */
function placeOf(stack: string): string {
  const text = document.getElementById(CELL_LINES)?.textContent;
  const line = Number(stack.split(location.origin + location.pathname)[1]?.match(/:(\d+):\d+/)?.[1]);
  if (!text || !line) return "";
  const { file, cells } = JSON.parse(text) as Partial<CellLines>;
  const cell = cells?.findLast(([html]) => html <= line);
  return cell ? `${file}, line ${cell[1]}: ` : "";
}

export { compiled as Function };
