import { fileURLToPath } from "node:url";
import type { Fact, Protection, PublishedTable } from "../../src/statistics/disclosure/published-table.js";
import { keepJson, keptJson } from "../files/kept-json.js";
import { processAnswer } from "../files/process-answer.js";
import { textHash } from "../files/text-hash.js";

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
const AUDITOR = 3;

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
  const kept = (cache === undefined ? null : keptJson<Record<string, HiddenOfTable>>(cache)) ?? {};
  const isNew = (key: string | null): key is string => key !== null && !(key in kept);
  const left = tables.filter((_, i) => isNew(keys[i]!));
  if (left.length > 0) {
    const found = hide(left, protection);
    keys.filter(isNew).forEach((key, i) => {
      kept[key] = found[i]!;
    });
    const used = keys.filter((key) => key !== null).map((key) => [key, kept[key]]);
    if (cache !== undefined) keepJson(cache, Object.fromEntries(used));
  }
  return keys.map((key) => (key === null ? { hidden: [], exposed: [] } : kept[key]!));
}

const hasSmall = ({ counts, known, kept }: PublishedTable, { least }: Protection): boolean =>
  kept.size > 0 || counts.some((count, i) => count < least && !known.has(i));

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

/** What such a process does, in the words in which it is told that it could not. */
export const DOES = "protects small counts";

const inOtherProcess: HideTables = (tables, protection) =>
  processAnswer({ program: PROGRAM, task: taskOf(tables, protection), does: DOES });
