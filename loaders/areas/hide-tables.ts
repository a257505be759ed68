import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fact, Protection, PublishedTable } from "../../src/statistics/disclosure/published-table.js";
import { textHash } from "../files/text-hash.js";
import { textIfThere } from "../files/text-if-there.js";
import { writeWhole } from "../files/write-whole.js";

/** What is hidden of a table, and what nothing can protect, by the index of cells. */
export interface HiddenOfTable {
  hidden: number[];
  exposed: { cell: number; relation: string | null }[];
}

/** Tables as another process is given them: sets and infinities have no JSON. */
export interface HidingTask {
  protection: Protection;
  tables: {
    counts: readonly number[];
    facts: (Omit<Fact, "least" | "most"> & { least: number | null; most: number | null })[];
    known: number[];
    kept: number[];
  }[];
}

/** What a program makes of the tables that it is given. */
export type HideTables = (tables: readonly PublishedTable[], protection: Protection) => HiddenOfTable[];

/** Changes whenever the same table could be hidden in another way. */
const AUDITOR = 2;

/**
 * What is hidden of each table. Tables with nothing to hide are done at once, those that are as they were are taken from
 * where they were kept, and the others are given to a process of its own, for readers that cannot wait for a promise.
 */
export function hideTables(
  tables: readonly PublishedTable[],
  protection: Protection,
  { cache, hide = inOtherProcess }: { cache?: string; hide?: HideTables } = {}
): HiddenOfTable[] {
  const tasks = taskOf(tables, protection);
  const keys = tables.map((table, i) =>
    hasSmall(table, protection) ? textHash(JSON.stringify([AUDITOR, protection, tasks.tables[i]])) : null
  );
  const kept = cache === undefined ? {} : keptIn(cache);
  const isNew = (key: string | null): key is string => key !== null && !(key in kept);
  const left = tables.filter((_, i) => isNew(keys[i]!));
  if (left.length > 0) {
    const found = hide(left, protection);
    keys.filter(isNew).forEach((key, i) => {
      kept[key] = found[i]!;
    });
    const used = keys.filter((key) => key !== null).map((key) => [key, kept[key]]);
    if (cache !== undefined) writeWhole(cache, JSON.stringify(Object.fromEntries(used)));
  }
  return keys.map((key) => (key === null ? { hidden: [], exposed: [] } : kept[key]!));
}

const hasSmall = ({ counts, known, kept }: PublishedTable, { least }: Protection): boolean =>
  kept.size > 0 || counts.some((count, i) => count < least && !known.has(i));

/** What was kept; nothing where that is damaged: it is made again. */
function keptIn(path: string): Record<string, HiddenOfTable> {
  try {
    return JSON.parse(textIfThere(path) ?? "{}");
  } catch {
    return {};
  }
}

function taskOf(tables: readonly PublishedTable[], protection: Protection): HidingTask {
  const finite = (bound: number): number | null => (Number.isFinite(bound) ? bound : null);
  return {
    protection,
    tables: tables.map(({ counts, facts, known, kept }) => ({
      counts,
      facts: facts.map((fact) => ({ ...fact, least: finite(fact.least), most: finite(fact.most) })),
      known: [...known],
      kept: [...kept]
    }))
  };
}

/** The tables of a task as they were. */
export function tablesOfTask({ tables }: HidingTask): PublishedTable[] {
  return tables.map(({ counts, facts, known, kept }) => ({
    counts,
    facts: facts.map((fact) => ({
      ...fact,
      least: fact.least ?? Number.NEGATIVE_INFINITY,
      most: fact.most ?? Number.POSITIVE_INFINITY
    })),
    known: new Set(known),
    kept: new Set(kept)
  }));
}

const PROGRAM = fileURLToPath(new URL("./hand-back-hidden.ts", import.meta.url));

function inOtherProcess(tables: readonly PublishedTable[], protection: Protection): HiddenOfTable[] {
  const exchange = mkdtempSync(join(tmpdir(), "control-lines-disclosure-"));
  const [task, answer] = [join(exchange, "task.json"), join(exchange, "hidden.json")];
  try {
    writeFileSync(task, JSON.stringify(taskOf(tables, protection)));
    const { status, error } = spawnSync(process.execPath, ["--import", "tsx", PROGRAM, task, answer], {
      stdio: ["ignore", "ignore", "inherit"]
    });
    if (error) throw error;
    if (status !== 0) throw new Error("small counts could not be protected: see above");
    return JSON.parse(readFileSync(answer, "utf8")) as HiddenOfTable[];
  } finally {
    rmSync(exchange, { recursive: true, force: true });
  }
}
