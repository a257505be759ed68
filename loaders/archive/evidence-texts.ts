import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The evidence is about the rules, not about one plan: every data folder has that of the project. */
const EVIDENCE = "data/evidence";

/** What `npm run evidence` measured, by file name, as it stands: the pages print it, so that no number is written twice. */
export async function evidenceTexts(): Promise<Record<string, string>> {
  const names = (await readdir(EVIDENCE)).filter((name) => name.endsWith(".json")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(EVIDENCE, name), "utf8")));
  return Object.fromEntries(names.map((name, i) => [name, texts[i]!]));
}
