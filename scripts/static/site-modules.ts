import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

/** The address under which a page runs without a browser. No such host can be asked for anything. */
export const SITE = "http://site.invalid/";

/** The modules of a built site, for one page. */
export interface SiteModules {
  /** Runs a script of the page, with all that it imports. */
  run(source: string, address: string): Promise<void>;
  /** How many modules are being found and read at the moment. */
  underWay(): number;
}

/** What has been read of a site, by address: it is the same for all pages. */
const sources = new Map<string, string>();

/** Modules of the built site in `folder`, for a page whose names are those of `context`. Needs `--experimental-vm-modules`. */
export function siteModules(folder: string, context: vm.Context): SiteModules {
  const known = new Map<string, vm.SourceTextModule>();
  let linked: Promise<unknown> = Promise.resolve();
  let underWay = 0;

  const make = (source: string, address: string): vm.SourceTextModule =>
    new vm.SourceTextModule(source, {
      context,
      identifier: address,
      initializeImportMeta: (meta) => {
        meta.url = address;
      },
      importModuleDynamically: (specifier) => ready(load(specifier, address))
    });
  const load = (specifier: string, from: string): vm.SourceTextModule => {
    const address = new URL(specifier, from).href;
    if (!known.has(address)) known.set(address, make(sourceAt(folder, address), address));
    return known.get(address)!;
  };
  /** One after the other: two modules that import the same one may not be linked at once. */
  const ready = async (module: vm.SourceTextModule): Promise<vm.Module> => {
    underWay += 1;
    linked = linked.then(async () => {
      if (module.status === "unlinked")
        await module.link((specifier, from) => load(specifier, from.identifier));
    });
    await linked.finally(() => (underWay -= 1));
    await module.evaluate();
    return module;
  };
  return {
    async run(source, address) {
      await ready(make(source, address));
    },
    underWay: () => underWay
  };
}

function sourceAt(folder: string, address: string): string {
  const source = sources.get(address) ?? readSite(folder, address).toString("utf8");
  sources.set(address, source);
  return source;
}

/** What the site has at an address. Throws for an address of another machine, and where there is nothing. */
export function readSite(folder: string, address: string): Buffer {
  const { origin, pathname } = new URL(address);
  if (`${origin}/` !== SITE) throw new TypeError(`${address} is not part of this site`);
  return readFileSync(join(folder, decodeURIComponent(pathname)));
}
