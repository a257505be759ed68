import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";

/**
 * The packages whose code is in these files, with the first of the files that has it: those that the files are from, and
 * those that their makers had bundled into them. A package inside another package's folder keeps that in its name.
 */
export async function packagesIn(files: readonly string[]): Promise<Record<string, string>> {
  const found = files.map(async (file) => {
    const name = packageOf(file);
    return name === undefined
      ? []
      : [name, ...(await bundledInto(file))].map((each) => [each, file] as const);
  });
  const pairs = (await Promise.all(found)).flat();
  // Of two pairs with one name the later counts.
  return Object.fromEntries(pairs.reverse());
}

function packageOf(file: string): string | undefined {
  return /(?:^|\/)node_modules\/((?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
}

/** A source map names the files that a bundle was made of; those of other packages lie two folders up. */
async function bundledInto(file: string): Promise<string[]> {
  const map = `${file}.map`;
  if (!existsSync(map)) return [];
  const { sources } = JSON.parse(await readFile(map, "utf8")) as { sources: string[] };
  return sources.flatMap((source) => /^(?:\.\.\/){2}((?:@[^/]+\/)?[^/.]+)\//.exec(source)?.[1] ?? []);
}
