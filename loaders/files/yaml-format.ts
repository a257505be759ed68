import type { Problem } from "./problem.js";
import { quoted } from "./quoted.js";
import type { YamlFile } from "./read-yaml.js";

/** The key that says which shape a YAML file has. */
export const FORMAT = "format";

/** What a file of a later format is answered, by whatever reads it. */
export const USE_NEWER = "Use the newer version of the software, which wrote it.";

const said = ({ value }: YamlFile): unknown => (value as { format?: unknown } | null)?.[FORMAT];

/** The number of a file's format, 0 of one that says none. Needs a file in which {@link yamlFormatProblem} finds nothing wrong. */
export const yamlFormat = (file: YamlFile): number => (said(file) as number | undefined) ?? 0;

/** What is wrong with the format that a file says: no number, or a later one than this version of the software knows; null if nothing. */
export function yamlFormatProblem(file: YamlFile, newest: number): Problem | null {
  const format = said(file);
  if (format === undefined || (isNumber(format) && format <= newest)) return null;
  const place = file.place([FORMAT]);
  const expected = `a whole number from 1 to ${newest}`;
  return isNumber(format)
    ? {
        ...place,
        problem: `the file is of format ${format}, and this version of the software knows formats up to ${newest}`,
        expected,
        hint: USE_NEWER
      }
    : { ...place, problem: `${FORMAT} is ${quoted(place.value)}`, expected };
}

const isNumber = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0;
