/** Where a page keeps text until its tab is closed. */
export type DraftStore = Pick<Storage, "getItem" | "setItem">;

/** The text a reader is writing, and those that were replaced: nothing typed is lost. */
export interface Drafts {
  /** The text as it was left; null when there is none. */
  current(): string | null;
  /** Keeps the text as it is now. */
  keep(text: string): void;
  /** Puts a text among the earlier ones, the newest first, each once. */
  retire(text: string): void;
  earlier(): string[];
}

const MOST_EARLIER = 20;

/** Drafts under a name. Without a store, as when the browser refuses one, they last as long as the page. */
export function exploreDrafts(name: string, store: DraftStore | null = sessionStore()): Drafts {
  const saved = read(store, name);
  let { current } = saved;
  let earlier = saved.earlier;
  const save = (): void => write(store, name, { current, earlier });
  return {
    current: () => current,
    earlier: () => earlier,
    keep(text) {
      current = text;
      save();
    },
    retire(text) {
      if (text.trim() === "") return;
      earlier = [text, ...earlier.filter((other) => other !== text)].slice(0, MOST_EARLIER);
      save();
    }
  };
}

interface Saved {
  current: string | null;
  earlier: string[];
}

function sessionStore(): DraftStore | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

function read(store: DraftStore | null, name: string): Saved {
  try {
    const { current, earlier } = JSON.parse(store?.getItem(name) ?? "{}") as Partial<Saved>;
    return {
      current: typeof current === "string" ? current : null,
      earlier: Array.isArray(earlier) ? earlier.filter((text) => typeof text === "string") : []
    };
  } catch {
    return { current: null, earlier: [] };
  }
}

function write(store: DraftStore | null, name: string, saved: Saved): void {
  try {
    store?.setItem(name, JSON.stringify(saved));
  } catch {
    // A full store: the text stays on the page.
  }
}
