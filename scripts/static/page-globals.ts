import * as dom from "linkedom";
import { completeForms } from "./form-properties.js";
import { readSite } from "./site-modules.js";
import type { VirtualClock } from "./virtual-clock.js";

/** Width in CSS pixels of the room that a page has, and each chart in it, where there is no layout. */
const STANDARD_WIDTH = 640;

/** Names that a page uses of its browser and that have nothing to do with a window. */
const SHARED = {
  URL,
  URLSearchParams,
  TextDecoder,
  TextEncoder,
  AbortController,
  AbortSignal,
  Blob,
  structuredClone,
  queueMicrotask,
  atob,
  btoa
};

/** Kinds of node and event that a page may ask for by name. */
const OF_DOCUMENT = Object.entries(dom).filter(([name]) =>
  /^(Node|NodeFilter|NodeList|Element|Text|Comment|Document|DocumentFragment|Event|CustomEvent|EventTarget|DOMParser|(HTML|SVG)\w*Element)$/.test(
    name
  )
);

completeForms();

/** The database engine runs in a worker, which only a browser has. */
class NoWorker {
  constructor() {
    throw new Error("SQL is answered in a browser");
  }
}

export interface PageGlobals {
  document: Document;
  /** The page's own address. */
  address: string;
  /** The folder of the built site. */
  folder: string;
  clock: VirtualClock;
}

/**
 * What a page finds in its browser, as far as it can be had without one. What is missing is what cannot be known: nothing
 * is seen, pressed or sent, and no other machine is there.
 */
export function pageGlobals({ document, address, folder, clock }: PageGlobals): Record<string, unknown> {
  const nothing = (): void => undefined;
  const listening = { addEventListener: nothing, removeEventListener: nothing };
  return {
    ...SHARED,
    ...Object.fromEntries(OF_DOCUMENT),
    HTMLCollection: dom.NodeList,
    ...listening,
    dispatchEvent: () => true,
    document,
    location: new URL(address),
    history: { state: null, pushState: nothing, replaceState: nothing },
    navigator: { language: "en-GB", languages: ["en-GB"] },
    console: { log: nothing, info: nothing, debug: nothing, warn: nothing, error: nothing },
    // As wide as most readers' windows.
    matchMedia: (query: string) => ({ matches: /min-width/.test(query), media: query, ...listening }),
    fetch: async (asked: unknown) => answer(readSite(folder, new URL(String(asked), address).href)),
    Worker: NoWorker,
    performance: { now: clock.now, mark: nothing, measure: nothing },
    setTimeout: clock.setTimeout,
    clearTimeout: clock.clearTimeout,
    setInterval: () => 0,
    clearInterval: nothing,
    requestAnimationFrame: clock.requestAnimationFrame,
    cancelAnimationFrame: clock.clearTimeout,
    ResizeObserver: observer(clock, { contentRect: { width: STANDARD_WIDTH, height: 0 } }),
    IntersectionObserver: observer(clock, { isIntersecting: true })
  };
}

/** What a page reads of an answer. JSON is made by the page itself, so that its lists are lists of its own. */
function answer(bytes: Buffer) {
  const text = async (): Promise<string> => bytes.toString("utf8");
  return {
    ok: true,
    status: 200,
    text,
    arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  };
}

/** Tells once of all that it is to observe: it is as wide as all rooms, or is seen as all of a page is. */
function observer(clock: VirtualClock, seen: object) {
  return class {
    private watched = new Set<unknown>();
    constructor(private readonly tell: (entries: unknown[]) => void) {}
    observe(target: unknown): void {
      this.watched.add(target);
      clock.setTimeout(() => this.watched.delete(target) && this.tell([{ target, ...seen }]));
    }
    unobserve(target: unknown): void {
      this.watched.delete(target);
    }
    disconnect(): void {
      this.watched.clear();
    }
  };
}
