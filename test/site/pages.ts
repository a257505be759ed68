import { readdirSync } from "node:fs";
import { inject } from "vitest";
import { loadData } from "../../loaders/data/load-data.js";
import { DIST } from "../../scripts/site/folders.js";
import { planMeasures } from "../../src/plan/plan.js";
import { FULL } from "../size.js";

/** The address of every built page, from the files that the build wrote: "/", "/explore.html". */
export function builtPages(): string[] {
  return readdirSync(DIST, { recursive: true })
    .map((file) => `/${String(file).replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".html"))
    .map((path) => path.replace(/\/index\.html$/, "/"))
    .sort();
}

/** Of things that are of a kind with others, a run of `npm test` looks at one in so many; `npm run test:full` at all. */
const TURNS = 4;

/** Is it the turn of the one at this place of a list? Which run has whose turn, its seed says. */
export const isTheirTurn = (place: number): boolean => FULL || place % TURNS === inject("seed") % TURNS;

/** The first page of each kind: measures of a kind are one page with other data, and the pages of the methodology are prose alike. */
export function samplePages(): string[] {
  const kinds = new Map(planMeasures(loadData("data").plan).map(({ measure }) => [measure.id, measure.kind]));
  const kindOf = (path: string): string => {
    const measure = /^\/measures\/(.*)\.html$/.exec(path)?.[1];
    return measure ? kinds.get(measure)! : path.replace(/^\/methodology\/.+/, "/methodology/*");
  };
  return [
    ...new Map(
      builtPages()
        .map((path) => [kindOf(path), path] as const)
        .reverse()
    ).values()
  ];
}
