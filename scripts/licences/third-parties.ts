import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { packagesIn } from "../../loaders/offline/packages-in.js";
import { PACKAGES } from "../../loaders/offline/prepare-offline.js";
import { cacheOf, STAGE } from "../site/folders.js";
import {
  bundledLibrary,
  compiledLibraries,
  holderOf,
  type Library,
  licenceInFull,
  notKnown
} from "./inside-packages.js";

/** A package of somebody else's, or a library inside one, of which a part is in what is published. */
export interface ThirdParty {
  name: string;
  version: string;
  /** By its SPDX name. */
  licence: string;
  /** The licence in full, with the notices that its makers ask to be passed on. */
  text: string;
  /** The package, or its file, that brought it within; none for a package that is installed by itself. */
  inside?: string;
}

/** Packages by name, with a file that has code of them. */
type Found = Record<string, string>;

const FRAMEWORK = "@observablehq/framework";

/**
 * Every package of which the built site in `folder` holds a part, in the order of their names, and after them the
 * libraries within compiled files. Packages are found, not listed: `bundles` is esbuild's account of the pages' modules;
 * Framework's own modules are followed in the same way; libraries that Framework copies have their names in their
 * addresses; and loaders under `root` say what they copy. Throws a plain error for a package or a library whose version
 * or licence is not known.
 */
export async function thirdParties(folder: string, root: string, bundles: Metafile): Promise<ThirdParty[]> {
  const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const copies = await copiedByLoaders(root, files);
  const found = await Promise.all([
    packagesIn(copies.map(({ name, file }) => join("node_modules", name, file))),
    copiedLibraries(files, cacheOf(STAGE)),
    frameworkPackages(files),
    packagesOf(bundles)
  ]);
  const compiled = copies.filter(({ file }) => file.endsWith(".wasm")).map(compiledParties);
  return [...(await readPackages(Object.assign({}, ...found))), ...(await Promise.all(compiled)).flat()];
}

/** The packages whose code is in these bundles. */
export function packagesOf({ outputs }: Metafile): Promise<Found> {
  return packagesIn(Object.values(outputs).flatMap((output) => Object.keys(output.inputs)));
}

/** Packages with their licences, in the order of their names. Throws a plain error for one that is not known. */
export function readPackages(found: Found): Promise<ThirdParty[]> {
  return Promise.all(
    Object.keys(found)
      .sort()
      .map((name) => readPackage(name, found[name]!))
  );
}

/** Framework bundles its client from its own modules and some packages; here the same entries are followed. */
async function frameworkPackages(files: readonly string[]): Promise<Found> {
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
  return { ...(await packagesOf(metafile)), [FRAMEWORK]: client };
}

/** Libraries that Framework serves from an address such as `_npm/htl@1.0.0/…`, and what is bundled into them. */
async function copiedLibraries(files: readonly string[], cache: string): Promise<Found> {
  const folders = files.flatMap((file) => /^_(?:npm|node)\/(?:@[^/]+\/)?[^/]+@[^/]+/.exec(file)?.[0] ?? []);
  const lists = [...new Set(folders)].map(async (folder): Promise<Found> => {
    const list = join(cache, folder, PACKAGES);
    const name = /^_(?:npm|node)\/((?:@[^/@]+\/)?[^/@]+)/.exec(folder)![1]!;
    return existsSync(list) ? JSON.parse(await readFile(list, "utf8")) : { [name]: folder };
  });
  return Object.assign({}, ...(await Promise.all(lists)));
}

/** A file that a loader copies from a package, by the path that it has there. */
interface Copy {
  name: string;
  file: string;
}

const COPY = /copyFromPackage\("((?:@[^/"]+\/)?[^/"]+)\/([^"]+)"\)/g;

/** What the loaders under `root` copy from packages, as far as it is among the `published` files: Framework puts a hash into their names. */
async function copiedByLoaders(root: string, published: readonly string[]): Promise<Copy[]> {
  const names = new Set(published.map((file) => file.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, "")));
  const loaders = (await readdir(root, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const files = loaders.filter(
    (file) => /\.\w+\.ts$/.test(file) && names.has(`_file/${file.replace(/\.ts$/, "")}`)
  );
  const sources = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
  const copies = sources.flatMap((source) => [...source.matchAll(COPY)]);
  return copies.map(([, name, file]) => ({ name: name!, file: file! }));
}

/** The libraries in a package's WebAssembly. */
async function compiledParties({ name, file }: Copy): Promise<ThirdParty[]> {
  const folder = join("node_modules", name);
  const holder = holderOf(name, (await manifestOf(name)).version!) ?? { compiled: {} };
  const libraries = await compiledLibraries(holder, file, new Uint8Array(await readFile(join(folder, file))));
  return libraries.map((library) => partyOf(library, `${name}/${file}`));
}

function partyOf(library: Library, inside: string): ThirdParty {
  const { name, version, licence } = library;
  return { name, version, licence, text: licenceInFull(library), inside };
}

/** What packages call the files that have to be passed on. */
const TEXTS = /^(licen[cs]e|notice|copying)/i;

/** What stands for a licence where none is given: no name of SPDX's. */
const NO_LICENCE = /^(|unknown|undefined|unlicensed|see .*)$/i;

/**
 * A package with its licence: as it is installed, or as listed for the package that has it bundled within. `file` is one
 * that has its code. Throws a plain error when its version or licence is not known.
 */
export async function readPackage(name: string, file: string): Promise<ThirdParty> {
  const listed = bundledLibrary(name);
  if (listed) {
    holderOf(listed.holder, (await manifestOf(listed.holder)).version!);
    return partyOf(listed.library, listed.holder);
  }
  const { version, license } = await manifestOf(name);
  if (!version) throw notKnown(name, file, "it is not installed, or says no version");
  const licence = String(license);
  if (NO_LICENCE.test(licence)) throw notKnown(name, file, "it names no licence");
  const text = (await textsOf(name)) || textListed(name, version);
  if (!text) throw notKnown(name, file, `it says ${licence}, and comes without the text`);
  return { name, version, licence, text };
}

/** What a package says of itself; nothing if it is not installed. */
async function manifestOf(name: string): Promise<{ version?: string; license?: unknown }> {
  const file = join("node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : {};
}

/** The texts that a package comes with. */
async function textsOf(name: string): Promise<string> {
  const folder = join("node_modules", name);
  const files = (await readdir(folder)).filter((each) => TEXTS.test(each)).sort();
  const texts = await Promise.all(files.map((each) => readFile(join(folder, each), "utf8")));
  return texts.map((each) => each.trim()).join("\n\n");
}

/** The text that is listed for a package which comes without one. */
function textListed(name: string, version: string): string {
  const holder = holderOf(name, version);
  return holder ? licenceInFull(holder) : "";
}

/** The packages of which parts are in something as one text: first the list, then each licence in full. */
export function licencesText(of: string, parties: readonly ThirdParty[]): string {
  const title = ({ name, version, licence, inside }: ThirdParty): string =>
    `${name} ${version} (${licence})${inside ? `, in ${inside}` : ""}`;
  return [
    `Parts of these packages and libraries are in ${of}. Their licences follow in full, in the same order.`,
    parties.map(title).join("\n"),
    ...parties.map((party) => `${"-".repeat(72)}\n${title(party)}\n\n${party.text}`),
    ""
  ].join("\n\n");
}
