import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { MENTIONED, SERVED, type ServedLibrary, WHOLE } from "./offline-names.js";
import { packagesIn } from "./packages-in.js";

const BROWSER = join(dirname(fileURLToPath(import.meta.url)), "browser");

/** The packages that are in a bundle, as {@link packagesIn} has them, beside it: their licences go with it. */
export const PACKAGES = "packages.json";

const OPTIONS = {
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  // The place of a package is part of the names of shared files: the same wherever node_modules really is.
  preserveSymlinks: true,
  metafile: true,
  logLevel: "error",
  plugins: [withinPolicy()]
} as const satisfies BuildOptions;

/**
 * Fills Framework's package cache from `node_modules`, so that neither a build nor a preview asks the internet
 * for anything. `root` is the folder of the pages; `packages` is the folder that holds `node_modules`. What is there
 * already is left: who empties the cache when packages change is `purgeCache`.
 */
export async function prepareOffline(root: string, packages = "."): Promise<void> {
  const cache = join(root, ".observablehq", "cache");
  await Promise.all([
    ...SERVED.map((library) => bundleServed(library, packages, join(cache, "_npm"))),
    bundleImported(packages, join(cache, "_node")),
    ...MENTIONED.map((name) => mkdir(join(cache, "_npm", `${name}@0.0.0`), { recursive: true }))
  ]);
}

async function bundleServed({ name, isDefault, files = [] }: ServedLibrary, packages: string, cache: string) {
  const folder = join(cache, `${name}@${await packageVersion(name, packages)}`);
  if (existsSync(join(folder, PACKAGES))) return;
  const { metafile } = await build({
    ...OPTIONS,
    // By way of an import, because some of these packages can only be imported, never required.
    stdin: {
      contents: `export ${isDefault ? "{ default }" : "*"} from ${JSON.stringify(name)};`,
      resolveDir: resolve(packages)
    },
    outfile: join(folder, "_esm.js")
  });
  for (const file of files) {
    await cp(join(packages, "node_modules", name, file), join(folder, file), { recursive: true });
  }
  await writePackages(folder, filesIn(metafile, Object.keys(metafile.outputs)[0]!));
}

/** Written where Framework looks before it bundles a package itself. */
async function bundleImported(packages: string, cache: string): Promise<void> {
  const folders = await Promise.all(
    WHOLE.map(async (name) => `${name}@${await packageVersion(name, packages)}`)
  );
  if (folders.every((folder) => existsSync(join(cache, folder, PACKAGES)))) return;
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: WHOLE.map((name, i) => ({ in: name, out: `${folders[i]}/index` })),
    absWorkingDir: resolve(packages),
    splitting: true,
    chunkNames: "shared/[name]-[hash]",
    outdir: resolve(cache)
  });
  const outputs = Object.keys(metafile.outputs);
  for (const folder of folders) {
    const output = outputs.find((path) => path.endsWith(`${folder}/index.js`))!;
    await writePackages(join(cache, folder), filesIn(metafile, output));
  }
}

/** Packages of which pages are given a version of our own, which uses theirs: it lies in `browser` under their name. */
const OWN = /^(d3-dsv|htl)$/;

/** Everything of what the policy of pages refuses is replaced; arquero cannot do without, and says what to do. */
function withinPolicy(): Plugin {
  return {
    name: "within-policy",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: OWN }, ({ path, importer }) => {
        const own = join(BROWSER, `${path}.ts`);
        return importer === own ? undefined : { path: own };
      });
      onLoad({ filter: /[\\/]arquero[\\/]src[\\/].*\.js$/ }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        if (!/[^.\w]Function\(/.test(source)) return undefined;
        const instead = JSON.stringify(join(BROWSER, "compiled-function.ts"));
        return { contents: `import { Function } from ${instead};\n${source}`, loader: "js" };
      });
    }
  };
}

/** The files of which a bundle is made, and those of which what it imports is made. */
function filesIn({ outputs }: Metafile, output: string): string[] {
  const { inputs, imports } = outputs[output]!;
  const shared = imports.filter(({ path }) => path in outputs && path !== output);
  return [...Object.keys(inputs), ...shared.flatMap(({ path }) => Object.keys(outputs[path]!.inputs))];
}

async function writePackages(folder: string, files: string[]): Promise<void> {
  await writeFile(join(folder, PACKAGES), JSON.stringify(await packagesIn(files)));
}

async function packageVersion(name: string, packages: string): Promise<string> {
  const manifest = await readFile(join(packages, "node_modules", name, "package.json"), "utf8");
  return JSON.parse(manifest).version;
}
