import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inPlaces, type PlaceWords } from "../../src/plan/place-words.js";

/** The evidence is about the rules, not about one plan: every data folder has that of the project. */
const EVIDENCE = "data/evidence";

/**
 * What `npm run evidence` measured, by file name: the pages print it, so that no number is written twice. Its words are those
 * of a plan of forces; for any other they say that police forces are meant.
 */
export async function evidenceTexts({ force, forces }: PlaceWords): Promise<Record<string, string>> {
  const names = (await readdir(EVIDENCE)).filter((name) => name.endsWith(".json")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(EVIDENCE, name), "utf8")));
  const told = (_: string, value: unknown): unknown =>
    typeof value === "string" ? inPlaces(value, { one: force, many: forces }) : value;
  return Object.fromEntries(names.map((name, i) => [name, JSON.stringify(JSON.parse(texts[i]!, told))]));
}
