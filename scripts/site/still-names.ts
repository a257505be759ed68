import * as formats from "../../src/notebook/formats.js";
import * as pieces from "../../src/notebook/pieces.js";
import { KIT } from "./kit-homes.js";
import type { ModuleImport } from "./module-imports.js";
import { readCells } from "./page-code.js";

/** Names of it that answer to no reader: what they make is the same until another view is asked for. */
const PIECES: ReadonlySet<string> = new Set([...Object.keys(pieces), ...Object.keys(formats)]);

/** What gives the view of a measure's page, and by which name. */
const OPENS = { call: "openMeasure", view: "now" };

/** What gives the view of the whole plan. */
const PLAN = "plan";

/** By these names pages have what their reader's choice gives. */
export const VIEWS: readonly string[] = [PLAN, OPENS.view];

/**
 * Of the names that a page of this site imports, given as its path and Markdown, those that stand in still cells alone: in
 * expressions of such names and of the view.
 */
export function stillNames(path: string, markdown: string, imports: readonly ModuleImport[]): Set<string> {
  const { cells } = readCells(path, markdown);
  const ofKit = imports
    .filter(({ module }) => module === KIT)
    .flatMap(({ names, locals }) => names.filter((name, i) => name === locals[i]));
  const used = cells.map(({ node }) => ({
    names: node.references.map(({ name }) => name),
    declared: (node.declarations ?? []).map(({ name }) => name),
    isExpression: node.expression
  }));
  // Of another thing than the view a name such as "now" tells nothing.
  const opened = ofKit.includes(OPENS.call) && used.some(({ declared }) => declared.includes(OPENS.view));
  const views = [...(ofKit.includes(PLAN) ? [PLAN] : []), ...(opened ? [OPENS.view] : [])];
  const still = new Set(ofKit.filter((name) => PIECES.has(name)));
  const known = (name: string): boolean => still.has(name) || views.includes(name);
  const running = () => used.filter(({ names, isExpression }) => !(isExpression && names.every(known)));
  // What a cell needs that runs may be all that another stood still by.
  for (let size = -1; size !== still.size; ) {
    size = still.size;
    for (const { names } of running()) for (const name of names) still.delete(name);
  }
  return still;
}
