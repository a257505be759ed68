import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TINY_DATA } from "../loaders/data/tiny-data.js";

/** Writes the tiny data as Kent's, with these files in place of its own, and no annotations, since they name measures. */
export function writeKentFolder(folder: string, own: Readonly<Record<string, string>>): void {
  const tiny = Object.entries(TINY_DATA).map(
    ([file, text]) => [file, text.replaceAll("home", "kent").replaceAll("Home", "Kent")] as const
  );
  const annotations = `${TINY_DATA["annotations.csv"]!.split("\n", 1)[0]}\n`;
  const files = { ...Object.fromEntries(tiny), "annotations.csv": annotations, ...own };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}
