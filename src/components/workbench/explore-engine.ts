import { DatabaseError } from "../../duckdb/database-error.js";
import { engineMissing } from "../../duckdb/engine-missing.js";
import { element } from "../../kit/element.js";
import { formatNumber } from "../../words/format.js";
import type { Database, Progress, ProgressListener } from "./duckdb-client.js";

/** Opens the database of the site. Nothing is fetched before it is called. */
export type OpenDatabase = (onProgress: ProgressListener) => Promise<Database>;

/** The database engine as a part of a page: a button that starts it, how far it has come, and that it is ready. */
export interface ExploreEngine {
  element: HTMLElement;
  /** The open database. The first call starts the engine; after a failure the next call tries again. */
  database(): Promise<Database>;
}

export interface ExploreEngineOptions {
  open: OpenDatabase;
  /** Text of the button. */
  start: string;
  /** Called when the reader starts the engine, or tries again. */
  onStart?: () => void;
  /** Called once, when the database is open. */
  onReady?: (database: Database) => void;
}

/** The engine, not started; in a site without one, a line that says so. */
export function exploreEngine({ open, start, onStart, onReady }: ExploreEngineOptions): ExploreEngine {
  if (engineMissing !== null) return noEngine(engineMissing);
  const view = engineView(start, () => {
    onStart?.();
    void database().catch(() => {});
  });
  let opened: Promise<Database> | null = null;
  const database = (): Promise<Database> => {
    opened ??= begin().catch((error) => {
      opened = null;
      view.failed(error instanceof Error ? error.message : String(error));
      throw error;
    });
    return opened;
  };
  const begin = async (): Promise<Database> => {
    const started = performance.now();
    view.loading();
    const found = await open(view.progress);
    view.ready((performance.now() - started) / 1000);
    onReady?.(found);
    return found;
  };
  return { element: view.element, database };
}

function noEngine(why: string): ExploreEngine {
  return {
    element: element("div", { class: "explore-engine" }, element("p", {}, why)),
    database: () => Promise.reject(new DatabaseError(why))
  };
}

function engineView(start: string, onStart: () => void) {
  const button = element("button", { type: "button", class: "explore-primary", onclick: onStart }, start);
  const bar = element("progress", { "aria-label": "Database engine received", max: 1, value: 0 });
  const bytes = element("span", { class: "explore-bytes" });
  const status = element("span", { role: "status", tabindex: -1 });
  const loading = element("span", { class: "explore-loading", hidden: true }, bar, bytes);
  const show = (message: string, { waiting }: { waiting: boolean }): void => {
    status.textContent = message;
    loading.hidden = !waiting;
  };
  return {
    element: element("div", { class: "explore-engine" }, button, loading, status),
    loading(): void {
      const hadFocus = document.activeElement === button;
      button.hidden = true;
      bytes.textContent = "";
      show("Starting the database engine.", { waiting: true });
      // The button is gone: who used the keyboard goes on from here.
      if (hadFocus) status.focus();
    },
    progress(progress: Progress): void {
      const { loaded, total } = progress;
      if (total) bar.value = loaded / total;
      bytes.textContent = progressText(progress);
    },
    ready: (seconds: number): void =>
      show(`Database ready, in ${formatNumber(seconds, 1)} seconds.`, { waiting: false }),
    failed(message: string): void {
      button.textContent = "Try again";
      button.hidden = false;
      show(message, { waiting: false });
    }
  };
}

/** "12.3 of 34.2 MB". */
export function progressText({ loaded, total }: Progress): string {
  const megabytes = (count: number): string => formatNumber(count / 1e6, 1);
  return total === null ? `${megabytes(loaded)} MB` : `${megabytes(loaded)} of ${megabytes(total)} MB`;
}
