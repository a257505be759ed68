import { basename, dirname, join } from "node:path";
import { readYaml } from "../../loaders/files/read-yaml.js";
import { chosenFolder } from "../../loaders/options/chosen-folder.js";
import { type Places, type PlaceWords, placeWords } from "../../src/plan/place-words.js";

/** The measures of a priority, as pages of the site. */
export interface PriorityPages {
  /** "11 All crime". */
  name: string;
  pages: { name: string; path: string }[];
}

/**
 * The pages of a plan's measures by priority, from the `plan.yaml` of the data folder. A file that cannot be read gives no
 * pages: what is wrong with it is told, with its line, by the loader that validates it.
 */
export function planPages(planFile = join(chosenFolder(), "plan.yaml")): PriorityPages[] {
  const priorities = list(property(readPlan(planFile), "priorities"));
  return priorities
    .map((priority) => ({
      name: [property(priority, "number"), property(priority, "title")].filter(Boolean).join(" "),
      pages: list(property(priority, "measures")).flatMap((measure) => {
        const id = property(measure, "id");
        const name = property(measure, "name");
        return typeof id === "string" ? [{ name: String(name ?? id), path: `/measures/${id}` }] : [];
      })
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** The ids of the plan's measures. */
export const planMeasureIds = (): string[] =>
  planPages().flatMap(({ pages }) => pages.map(({ path }) => basename(path)));

/** The plan's words for its places, as far as the file can be read. */
export function planPlaces(planFile = join(chosenFolder(), "plan.yaml")): PlaceWords {
  const places = property(readPlan(planFile), "places");
  const texts = (of: unknown, names: string[]): boolean =>
    names.every((name) => typeof property(of, name) === "string");
  const group = property(places, "group");
  const isSound = texts(places, ["one", "many"]) && (group === undefined || texts(group, ["short", "full"]));
  return placeWords(isSound ? { places: places as Places } : {});
}

/** The address of every measure's page. */
export async function* measurePaths(planFile?: string): AsyncGenerator<string> {
  for (const { pages } of planPages(planFile)) for (const { path } of pages) yield path;
}

function readPlan(planFile: string): unknown {
  return readYaml(dirname(planFile), basename(planFile), [])?.value;
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
