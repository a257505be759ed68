import { STANDS_STILL } from "../static/take-over.js";
import { FETCH_LATER } from "./page-imports.js";
import { VIEWS } from "./still-names.js";

/** Marks the end of what a cell shows that runs only for another view. */
export const STILL = "data-still-cell";

/**
 * Has the cells of a built page stand still that show, of the names fetched later and of the view alone, what asks nothing of
 * its reader: they run when another view is asked for, and stand until then as the build wrote them. A cell that the build
 * could not write, or that has controls all the same, runs at once, and fetches what it needs.
 */
export function withStillCells(html: string): string {
  const later = namesFetchedLater(html);
  const cells = [...html.matchAll(CELL)].map(([, id, inputs]) => ({
    id: id!,
    pieces: (JSON.parse(inputs!) as string[]).filter((name) => ![...VIEWS, "display"].includes(name))
  }));
  const ofPieces = cells.filter(({ pieces }) => pieces.some((name) => later.includes(name)));
  const isStill = ({ id, pieces }: (typeof cells)[0]): boolean =>
    pieces.every((name) => later.includes(name)) && isWritten(html, id);
  const still = ofPieces.filter(isStill).map(({ id }) => id);
  const fetches = FETCHES.exec(html)?.[1];
  const ids = [...(fetches && still.length === ofPieces.length ? [fetches] : []), ...still];
  if (ids.length === 0) return html;
  const ends = html.replace(END, (end, id: string) =>
    still.includes(id) ? `<observablehq-loading hidden ${STILL}></observablehq-loading><!--:${id}:-->` : end
  );
  return ends.replace(
    DEFINE,
    // On the same line: it moves no line of the cells below, which stay as Framework wrote them.
    `import {define as defineAtOnce} from $1; const define = ${STANDS_STILL}(${JSON.stringify(ids)}, defineAtOnce);`
  );
}

/** The line by which Framework's page gets what its cells are defined with. */
const DEFINE = /^import \{define\} from ("[^"]*");/m;

/** An expression between the words, as Framework writes it: its id and its inputs. */
const CELL =
  /^define\(\{id: "([^"]+)", mode: "inline", inputs: (\[[^\]]*"display"\]), body: [\s\S]*?\n\}\}\);$/gm;

/** The end of what the build wrote for a cell. */
const END = /<observablehq-loading hidden(?:="")?><\/observablehq-loading><!--:([^:]+):-->/g;

/** Waits for its reader, or for what is still awaited. */
const ANSWERS = /data-still|aria-busy/;

/** The cell that fetches names for the others. */
const FETCHES = new RegExp(
  `^define\\(\\{id: "([^"]+)", inputs: \\["${FETCH_LATER}"\\], outputs: (\\[[^\\]]*\\]), body: `,
  "m"
);

const namesFetchedLater = (html: string): string[] => JSON.parse(FETCHES.exec(html)?.[2] ?? "[]");

/** Did the build write all that this cell shows? */
function isWritten(html: string, id: string): boolean {
  const end = [...html.matchAll(END)].find(([, of]) => of === id);
  const written = end && html.slice(html.lastIndexOf("<!--static-->", end.index), end.index);
  return written !== undefined && !ANSWERS.test(written);
}
