import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { BUNDLED, MENTIONED, WHOLE } from "./offline-names.js";

const OPTIONS = {
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  // The place of a package is part of the names of shared files: the same wherever node_modules really is.
  preserveSymlinks: true,
  logLevel: "error"
} as const satisfies BuildOptions;

/**
 * Fills Framework's package cache from `node_modules`, so that neither a build nor a preview asks the internet
 * for anything. `root` is the folder of the pages; `packages` is the folder that holds `node_modules`.
 */
export async function prepareOffline(root: string, packages = "."): Promise<void> {
  const cache = join(root, ".observablehq", "cache");
  await Promise.all([
    ...BUNDLED.map((name) => bundleImplicit(name, packages, join(cache, "_npm"))),
    bundleImported(packages, join(cache, "_node")),
    ...MENTIONED.map((name) => mkdir(join(cache, "_npm", `${name}@0.0.0`), { recursive: true }))
  ]);
}

async function bundleImplicit(name: string, packages: string, folder: string): Promise<void> {
  await build({
    ...OPTIONS,
    // By way of an import, because some of these packages can only be imported, never required.
    stdin: { contents: `export * from ${JSON.stringify(name)};`, resolveDir: resolve(packages) },
    outfile: join(folder, `${name}@${await packageVersion(name, packages)}`, "_esm.js")
  });
}

/** Written where Framework looks before it bundles a package itself. */
async function bundleImported(packages: string, folder: string): Promise<void> {
  const entryPoints = WHOLE.map(async (name) => ({
    in: name,
    out: `${name}@${await packageVersion(name, packages)}/index`
  }));
  await build({
    ...OPTIONS,
    entryPoints: await Promise.all(entryPoints),
    absWorkingDir: resolve(packages),
    splitting: true,
    chunkNames: "shared/[name]-[hash]",
    outdir: resolve(folder)
  });
}

async function packageVersion(name: string, packages: string): Promise<string> {
  const manifest = await readFile(join(packages, "node_modules", name, "package.json"), "utf8");
  return JSON.parse(manifest).version;
}
