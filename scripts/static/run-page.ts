import vm from "node:vm";
import { parseHTML } from "linkedom";
import { pageGlobals } from "./page-globals.js";
import { SITE, siteModules } from "./site-modules.js";
import { virtualClock } from "./virtual-clock.js";

/** For how long a page runs, in milliseconds of its own time: what it shows only later is left to the browser. */
const OPEN_FOR = 1000;

/**
 * Runs a built page, given as its path in the site's `folder` and its HTML, without a browser: its own scripts, Framework's and
 * all that they import, in a realm of their own. Gives the document as the page left it. Nothing is asked of a network, and time
 * and chance are the same in every build: the clock begins at `opened`, in milliseconds since 1970.
 */
export async function runPage(folder: string, path: string, html: string, opened: number): Promise<Document> {
  const { document } = parseHTML(html);
  // A cell may show undefined or null, which a browser writes as such.
  const { createTextNode } = document;
  document.createTextNode = (text: unknown) => createTextNode.call(document, String(text));
  const clock = virtualClock();
  const address = `${SITE}${path}`;
  Object.defineProperty(document, "baseURI", { value: address });
  const realm = vm.createContext(pageGlobals({ document, address, folder, clock }), {
    codeGeneration: { strings: false, wasm: false }
  });
  vm.runInContext(SAME_EVERY_TIME, realm)(() => opened + clock.now());
  const modules = siteModules(folder, realm);
  const settle = async (): Promise<void> => {
    do await turn();
    while (modules.underWay() > 0);
    await turn();
  };
  for (const script of document.querySelectorAll('script[type="module"]:not([src])')) {
    // A script that fails leaves the page as far as it came.
    modules.run(script.textContent!, address).catch(() => {});
    await settle();
  }
  await clock.passUntil(OPEN_FOR, settle);
  return document;
}

/** Resolves when all that needs no time is done. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Gives a realm its time, chance and the names by which a window calls itself. */
const SAME_EVERY_TIME = `(now) => {
  globalThis.window = globalThis.self = globalThis;
  const RealDate = Date;
  globalThis.Date = class Date extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() {
      return now();
    }
  };
  let state = 1;
  Math.random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const ask = fetch;
  globalThis.fetch = async (...given) => {
    const answer = await ask(...given);
    return {...answer, json: async () => JSON.parse(await answer.text())};
  };
}`;
