import { basename } from "node:path";
import { type BuildOptions, build, type Metafile, type OutputFile, type Plugin } from "esbuild";

/** What esbuild made of one bundle: its first file, by the bundle's name, and the pieces that it has split off. */
export interface SplitBundle {
  outputFiles: readonly OutputFile[];
  metafile: Metafile;
}

/** Contents by name of file. */
type Files = Map<string, string>;

/**
 * Puts the pieces that the first file of a bundle needs at once into it, and has those that come on demand take what they
 * share from there. esbuild splits off whatever both need, by who needs it, and a page would ask for a dozen files before
 * anything is shown. `options` are those by which the bundle was made. Gives the files of the bundle by their names; a
 * bundle whose first file is itself asked for on demand, or needs a piece that is, stays as it is.
 */
export async function mergeChunks(
  bundle: string,
  { outputFiles, metafile }: SplitBundle,
  options: BuildOptions
): Promise<Files> {
  const files: Files = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const first = `${bundle}.js`;
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const imported = (file: string, kinds: readonly string[]): string[] =>
    outputs
      .get(file)!
      .imports.filter(({ kind }) => kinds.includes(kind))
      .map(({ path }) => basename(path))
      .filter((name) => files.has(name));
  const needs = (file: string): string[] => imported(file, ["import-statement"]);
  const atOnce = new Set([first]);
  for (const file of atOnce) for (const name of needs(file)) atOnce.add(name);
  const pieces = [...atOnce].slice(1).sort();
  const later = [...files.keys()].filter((file) => !atOnce.has(file));
  const onDemand = pieces.some((piece) => outputs.get(piece)!.entryPoint !== undefined);
  if (pieces.length === 0 || onDemand) return files;

  // esbuild's own helpers hold nothing: whoever needs them has a copy, and stays a file that bundles share.
  const helpers = pieces.filter((piece) => Object.keys(outputs.get(piece)!.inputs).length === 0);
  const shared = new Set(later.flatMap(needs).filter((file) => atOnce.has(file) && !helpers.includes(file)));
  // Those that take something from this bundle's first file are this bundle's own, whatever another has under the name.
  const own = new Set(later.filter((file) => needs(file).some((name) => shared.has(name))));
  for (const _ of later)
    for (const file of later)
      if (imported(file, ["import-statement", "dynamic-import"]).some((name) => own.has(name))) own.add(file);
  const nameOf = (file: string): string => (own.has(file) ? `${bundle}-${file}` : file);
  const names = new Map(
    pieces
      .filter((piece) => shared.has(piece))
      .map((piece, i) => [piece, outputs.get(piece)!.exports.map((name) => [name, `$${i}${name}`] as const)])
  );
  const handOn = (piece: string, from: string, turned: boolean): string => {
    const list = (names.get(piece) ?? []).map(([own, ours]) =>
      turned ? `${ours} as ${own}` : `${own} as ${ours}`
    );
    return `export { ${list.join(", ")} } from "./${from}";`;
  };
  const whole = [
    `export * from "./${first}";`,
    ...[...names.keys()].map((piece) => handOn(piece, piece, false))
  ];
  const again = async (file: string, source: string, held: Files): Promise<void> => {
    const made = await build({
      ...options,
      entryPoints: [{ in: `made:${file}`, out: file.replace(/\.js$/, "") }],
      splitting: false,
      metafile: false,
      write: false,
      plugins: [heldFiles(source, held, nameOf)]
    });
    merged.set(nameOf(file), made.outputFiles![0]!.text);
  };
  const merged: Files = new Map();
  await again(first, whole.join("\n"), new Map([...files].filter(([file]) => atOnce.has(file))));
  const handed: Files = new Map(
    pieces.map((piece) => [piece, helpers.includes(piece) ? files.get(piece)! : handOn(piece, first, true)])
  );
  for (const file of later) {
    const source = files.get(file)!;
    if (own.has(file) || needs(file).some((name) => helpers.includes(name)))
      await again(file, source, handed);
    else merged.set(file, source);
  }
  return merged;
}

/** Reads one file from memory, and of the files beside it those that are `held`; all others stay imports, of what `nameOf` calls them. */
function heldFiles(source: string, held: Files, nameOf: (file: string) => string): Plugin {
  return {
    name: "held-files",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ kind, path }) => {
        if (kind === "entry-point") return { path, namespace: "made" };
        const name = basename(path);
        return kind === "import-statement" && path === `./${name}` && held.has(name)
          ? { path: name, namespace: "held" }
          : { path: path === `./${name}` ? `./${nameOf(name)}` : path, external: true };
      });
      onLoad({ filter: /.*/, namespace: "made" }, () => ({ contents: source }));
      onLoad({ filter: /.*/, namespace: "held" }, ({ path }) => ({ contents: held.get(path)! }));
    }
  };
}
