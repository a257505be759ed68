import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { PlainError } from "../../loaders/options/plain-error.js";
import { namesInWasm } from "./names-in-wasm.js";

/** A library whose code is in a file of a package, and whose licence is therefore passed on. */
export interface Library {
  name: string;
  version: string;
  /** By SPDX. */
  licence: string;
  /** Its copyright lines, where the text has none. */
  notice?: string;
  /** The licence's words: a file of {@link TEXTS}. */
  text: string;
  /** Where licence and notice were read. */
  source: string;
}

/** A library in WebAssembly, and names by which the file shows that it is there. */
interface CompiledLibrary extends Library {
  shown: string[];
}

/** A package with files in which other libraries are, and the version that the lists were made for. */
export interface Holder extends Pick<Library, "notice" | "text" | "source"> {
  version: string;
  bundled: Library[];
  /** By file of the package. */
  compiled: Record<string, CompiledLibrary[]>;
}

const FOLDER = "scripts/licences";
const LIST = join(FOLDER, "inside-packages.yaml");
const TEXTS = join(FOLDER, "texts");

/** What to do about every refusal here. */
const CORRECT = `Everything that is published needs its licence: correct ${LIST} (CONTRIBUTING.md, “Licences”).`;

/** The packages of inside-packages.yaml, by name. */
export function holders(): Record<string, Holder> {
  return parse(readFileSync(LIST, "utf8"));
}

/** What is listed of a package in the version that is installed. Throws a plain error if the list is of another version. */
export function holderOf(name: string, installed: string, all = holders()): Holder | undefined {
  const holder = all[name];
  if (!holder || holder.version === installed) return holder;
  throw new PlainError(
    `${LIST} says what is inside the files of ${name} ${holder.version}, and ${installed} is installed. ${CORRECT}`
  );
}

/** A library that is listed as bundled into a package's files, and that package's name. */
export function bundledLibrary(
  name: string,
  all = holders()
): { library: Library; holder: string } | undefined {
  const found = Object.entries(all).flatMap(([holder, { bundled }]) =>
    bundled.map((library) => ({ library, holder }))
  );
  return found.find(({ library }) => library.name === name);
}

/**
 * The libraries in a package's WebAssembly. Throws a plain error when the file has code of a name that no listed
 * library shows, or none of a name by which a listed one is shown.
 */
export async function compiledLibraries(
  { compiled }: Pick<Holder, "compiled">,
  file: string,
  bytes: Uint8Array<ArrayBuffer>
): Promise<Library[]> {
  const libraries = compiled[file] ?? [];
  const names = await namesInWasm(bytes);
  const shown = libraries.flatMap((library) => library.shown);
  const known = new Set(shown.map((name) => name.split("::")[0]!));
  const unlisted = [...names.namespaces].filter((name) => !known.has(name)).sort();
  const absent = shown.filter((name) => !names.has(name));
  const problems = [
    ...(libraries.length === 0 ? [`${file}: no library is listed for this file.`] : []),
    ...unlisted.map((name) => `${file}: it has code named “${name}”, which no listed library shows.`),
    ...absent.map((name) => `${file}: a library is listed that shows “${name}”, and no code is named so.`)
  ];
  if (problems.length > 0) throw new PlainError([...problems, CORRECT].join("\n"));
  return libraries;
}

/** The licence of a library in full: its copyright lines and the words. */
export function licenceInFull({ notice, text }: Pick<Library, "notice" | "text">): string {
  const words = readFileSync(join(TEXTS, text), "utf8").trim();
  return notice ? `${notice}\n\n${words}` : words;
}

/** The refusal of a package of which version or licence is not known, with a file that has its code. */
export function notKnown(name: string, file: string, what: string): PlainError {
  return new PlainError(`${name}, whose code is in ${file}: ${what}. ${CORRECT}`);
}
