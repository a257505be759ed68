import { existsSync, mkdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { DataError } from "../files/data-error.js";
import { groupBy } from "../files/group-by.js";
import type { Problem } from "../files/problem.js";
import { readTable } from "../files/read-table.js";
import { readYaml } from "../files/read-yaml.js";
import { Engine } from "../sources/engine.js";
import { forceFinder } from "../sources/force-names.js";
import { cacheFolder } from "../sources/source-cache.js";
import { SOURCE_KINDS } from "../sources/source-kinds.js";
import { FORCES } from "../tables/tables.js";
import { joinedColumns } from "./column-look.js";
import { type Proposal, proposalFor } from "./proposal.js";
import { lookAtFile, MAY_BE_A_RECORD, type TableLook } from "./table-look.js";

/** A source as a draft has it: what is proposed, and for which tables. */
export interface SourceDraft extends Proposal {
  tables: TableLook[];
  /** Files from the data folder. */
  files: string[];
  /** The force of the folder's plan, where the records name none. */
  force?: string;
  sheets: string[];
  /** How the names of the wanted members of zips end, where the kind's own ending is another. */
  members?: string;
}

/** Everything that a draft says. */
export interface Draft {
  sources: SourceDraft[];
  /** What could not be looked at, a sentence each. */
  unread: string[];
}

/**
 * Looks at files and proposes a source for those that are alike. `project` is the folder whose forces.csv names forces
 * where the data folder has none. Throws a {@link DataError} when forces.csv cannot be read, and a system's error when a file cannot.
 */
export async function draftSources(
  folder: string,
  files: readonly string[],
  project: string
): Promise<Draft> {
  const findForce = forcesOf(existsSync(join(folder, FORCES.name)) ? folder : project);
  const cache = cacheFolder(folder);
  const engine = await Engine.start(cache);
  try {
    mkdirSync(engine.folder, { recursive: true });
    const tables: TableLook[] = [];
    const unread: string[] = [];
    for (const file of files) {
      const look = await lookAtFile(engine, file, engine.folder);
      tables.push(...look.tables);
      unread.push(...look.unread);
    }
    const alike = [
      ...groupBy(tables, ({ form, columns }) =>
        JSON.stringify([form, columns.map((c) => c.heading)])
      ).values()
    ];
    return { sources: alike.map((own) => sourceDraft(own, tables, folder, findForce)), unread };
  } finally {
    engine.close();
  }
}

function forcesOf(folder: string): (name: string) => string | undefined {
  const problems: Problem[] = [];
  const forces = readTable(folder, FORCES, problems);
  if (!forces || problems.length > 0) throw new DataError(problems);
  return forceFinder(forces.rows);
}

function sourceDraft(
  tables: TableLook[],
  all: readonly TableLook[],
  folder: string,
  findForce: (name: string) => string | undefined
): SourceDraft {
  const [first] = tables as [TableLook, ...TableLook[]];
  const columns = first.columns.map((_, i) => joinedColumns(tables.map((table) => table.columns[i]!)));
  const proposal = proposalFor(first.form, columns, findForce);
  const doubts = [
    ...proposal.doubts,
    ...tables.flatMap(({ name, doubts }) =>
      doubts
        .filter((doubt) => !(proposal.layout === "wide" && doubt === MAY_BE_A_RECORD))
        .map((doubt) => `${name}: ${doubt}`)
    )
  ];
  const force = proposal.needsForce ? forceOfPlan(folder, findForce) : undefined;
  const ending = membersEnding(tables, all, SOURCE_KINDS[proposal.kind].members);
  return {
    ...proposal,
    doubts,
    tables,
    files: [...new Set(tables.map(({ file }) => relative(folder, file).split(sep).join("/")))],
    ...(force !== undefined && { force }),
    sheets: [...new Set(tables.flatMap(({ sheet }) => sheet ?? []))],
    ...(ending !== undefined && { members: ending })
  };
}

/** The force of the folder's plan, if it has one that is known. */
function forceOfPlan(folder: string, findForce: (name: string) => string | undefined): string | undefined {
  if (!existsSync(join(folder, "plan.yaml"))) return undefined;
  const value = readYaml(folder, "plan.yaml", [])?.value as { force?: unknown } | undefined;
  return typeof value?.force === "string" ? findForce(value.force) : undefined;
}

/** How the names of these members end and those of others in the same zips do not; undefined where `usual` says as much. */
function membersEnding(
  tables: readonly TableLook[],
  all: readonly TableLook[],
  usual: string
): string | undefined {
  const names = tables.flatMap(({ member }) => (member === undefined ? [] : [member.toLowerCase()]));
  if (names.length === 0) return undefined;
  const zips = new Set(tables.map(({ file }) => file));
  const others = all.filter((table) => zips.has(table.file) && !tables.includes(table));
  const isOwn = (ending: string): boolean =>
    names.every((name) => name.endsWith(ending)) &&
    !others.some(({ member }) => member?.toLowerCase().endsWith(ending));
  if (isOwn(usual)) return undefined;
  const [first] = names as [string, ...string[]];
  // From the longest text that all of them end with: what is shorter takes more of the others in.
  const starts = Array.from({ length: first.length }, (_, i) => i);
  return starts.map((at) => first.slice(at)).find((ending) => names.every((name) => name.endsWith(ending)));
}
