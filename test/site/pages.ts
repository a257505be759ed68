import { readdirSync } from "node:fs";
import { loadData } from "../../loaders/data/load-data.js";
import { DIST } from "../../scripts/site/folders.js";
import { planMeasures } from "../../src/plan/plan.js";

/** The address of every built page, from the files that the build wrote: "/", "/explore.html". */
export function builtPages(): string[] {
  return readdirSync(DIST, { recursive: true })
    .map((file) => `/${String(file).replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".html"))
    .map((path) => path.replace(/\/index\.html$/, "/"))
    .sort();
}

/** The first page of each kind: measures of a kind are one page with other data, and so are rules. */
export function samplePages(): string[] {
  const kinds = new Map(planMeasures(loadData("data").plan).map(({ measure }) => [measure.id, measure.kind]));
  const kindOf = (path: string): string => {
    const measure = /^\/measures\/(.*)\.html$/.exec(path)?.[1];
    return measure ? kinds.get(measure)! : path.replace(/\/r\d-[a-z-]+\.html$/, "/rule");
  };
  return [
    ...new Map(
      builtPages()
        .map((path) => [kindOf(path), path] as const)
        .reverse()
    ).values()
  ];
}
