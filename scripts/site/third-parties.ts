import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { PACKAGES, packageOf } from "../../loaders/offline/prepare-offline.js";
import { cacheOf, STAGE } from "./folders.js";

/** A package of somebody else's of which a part is in the built site. */
export interface ThirdParty {
  name: string;
  version: string;
  /** The SPDX name that the package declares. */
  licence: string;
  /** The licence in full, with the notices that the package asks to be passed on. */
  text: string;
}

const FRAMEWORK = "@observablehq/framework";

/**
 * Every package of which the built site in `folder` holds a part, in the order of their names. Nothing is listed by
 * hand: `bundles` is esbuild's account of the pages' modules; Framework's own modules are followed in the same way;
 * libraries that Framework copies have their names in their addresses; and loaders under `root` say what they copy.
 */
export async function thirdParties(folder: string, root: string, bundles: Metafile): Promise<ThirdParty[]> {
  const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const found = [
    packagesOf(bundles),
    await frameworkPackages(files),
    await copiedLibraries(files, cacheOf(STAGE)),
    await copiedByLoaders(root)
  ];
  const names = [...new Set(found.flat())].sort();
  return Promise.all(names.map(readPackage));
}

/** The packages whose files are in these bundles. */
export function packagesOf({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  return inputs.flatMap((input) => packageOf(input) ?? []);
}

/** Framework bundles its client from its own modules and some packages; here the same entries are followed. */
async function frameworkPackages(files: readonly string[]): Promise<string[]> {
  const client = join("node_modules", FRAMEWORK, "dist/client");
  const entries = files
    .map((file) => /^_observablehq\/(.*)\.[0-9a-f]{8}\.js$/.exec(file)?.[1])
    .filter((name) => name !== undefined)
    .map((name) => join(client, `${name === "client" ? "index" : name}.js`));
  const { metafile } = await build({
    entryPoints: entries,
    outdir: "unused",
    write: false,
    bundle: true,
    format: "esm",
    absWorkingDir: resolve("."),
    preserveSymlinks: true,
    external: ["npm:*", "observablehq:*"],
    metafile: true,
    logLevel: "silent"
  });
  return [FRAMEWORK, ...packagesOf(metafile)];
}

/** Libraries that Framework serves from an address such as `_npm/htl@1.0.0/…`, and what is bundled into them. */
async function copiedLibraries(files: readonly string[], cache: string): Promise<string[]> {
  const folders = files.flatMap((file) => /^_(?:npm|node)\/(?:@[^/]+\/)?[^/]+@[^/]+/.exec(file)?.[0] ?? []);
  const lists = [...new Set(folders)].map(async (folder): Promise<string[]> => {
    const list = join(cache, folder, PACKAGES);
    const name = /^_(?:npm|node)\/((?:@[^/@]+\/)?[^/@]+)/.exec(folder)![1]!;
    return existsSync(list) ? JSON.parse(await readFile(list, "utf8")) : [name];
  });
  return (await Promise.all(lists)).flat();
}

const COPY = /copyFromPackage\("((?:@[^/"]+\/)?[^/"]+)\/([^"]+)"\)/g;

/** Packages from which a loader copies a file, and the packages that were bundled into that file by its makers. */
async function copiedByLoaders(root: string): Promise<string[]> {
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => /\.\w+\.ts$/.test(file) && !file.startsWith(".")
  );
  const sources = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
  const copies = sources.flatMap((source) => [...source.matchAll(COPY)]);
  const inside = copies.map(([, name, file]) => packagesInside(join("node_modules", name!, `${file}.map`)));
  return [...copies.map(([, name]) => name!), ...(await Promise.all(inside)).flat()];
}

/** A source map names the files that a bundle was made of; those of other packages lie two folders up. */
async function packagesInside(map: string): Promise<string[]> {
  if (!existsSync(map)) return [];
  const { sources } = JSON.parse(await readFile(map, "utf8")) as { sources: string[] };
  return sources.flatMap((source) => /^(?:\.\.\/){2}((?:@[^/]+\/)?[^/.]+)\//.exec(source)?.[1] ?? []);
}

/** What packages call the files that have to be passed on. */
const TEXTS = /^(licen[cs]e|notice|copying)/i;

/** A package that is installed, with its licence. */
export async function readPackage(name: string): Promise<ThirdParty> {
  const folder = join("node_modules", name);
  if (!existsSync(folder)) {
    const text = "Part of another package's file, as its makers bundled it; not installed here by itself.";
    return { name, version: "unknown", licence: "see its own package", text };
  }
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => TEXTS.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const text = texts.map((file) => file.trim()).join("\n\n");
  const none = `The package comes without a text; it declares the licence ${license}.\n\n${await standardText(license)}`;
  return { name, version, licence: String(license), text: text || none };
}

/** The words of a licence that a package only names: of MIT, which is this project's own as well. */
async function standardText(licence: unknown): Promise<string> {
  if (licence !== "MIT") return "";
  const own = await readFile("LICENSE", "utf8");
  return own.slice(own.indexOf("Permission is hereby granted")).trim();
}

/** The packages of which parts are in something as one text: first the list, then each licence in full. */
export function licencesText(of: string, parties: readonly ThirdParty[]): string {
  const title = ({ name, version, licence }: ThirdParty): string => `${name} ${version} (${licence})`;
  return [
    `Parts of these packages are in ${of}. Their licences follow in full, in the same order.`,
    parties.map(title).join("\n"),
    ...parties.map((party) => `${"-".repeat(72)}\n${title(party)}\n\n${party.text}`),
    ""
  ].join("\n\n");
}
