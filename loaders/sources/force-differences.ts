import { formatUnits } from "../../src/words/format.js";
import { literal } from "../duckdb/sql-text.js";
import type { Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import type { Engine } from "./engine.js";
import { forceOfFile } from "./force-names.js";
import { TWO_FORCES } from "./group-columns.js";
import { IN_NO_SERIES, OUTSIDE_PERIOD } from "./judge.js";
import { columnsOf } from "./read-sources-file.js";
import type { Source } from "./source.js";
import { SOURCE_KINDS } from "./source-kinds.js";

/** What an input says of the force of some of its records. */
interface Claim {
  file: number;
  records: number;
  reported: string;
  falls: string;
}

/** Records of one input whose forces differ, by each of the three that name one. */
interface Difference extends Claim {
  named: string | undefined;
  ids: { reported: string | undefined; falls: string | undefined; named: string | undefined };
}

/**
 * Where files of data.police.uk name different forces in “Reported by”, “Falls within” and their own names, left out
 * records apart: a problem each, until the source says which to believe; then a note. A name that is no force's is not
 * compared.
 */
export async function forceDifferences(
  engine: Engine,
  source: Source,
  files: readonly string[],
  findForce: (name: string) => string | undefined
): Promise<{ problems: Omit<Problem, "line" | "column" | "value">[]; notes: string[] }> {
  if (!SOURCE_KINDS[source.kind].saysForceThrice) return { problems: [], notes: [] };
  const found = (await claims(engine)).flatMap((claim) => differenceOf(claim, files[claim.file]!, findForce));
  const texts = found.map((difference) => ({
    difference,
    file: files[difference.file]!,
    text: differenceText(source, difference)
  }));
  if (source.believe)
    return {
      problems: [],
      notes: texts.map(({ file, text }) => `${file}: ${text}; ${source.believe} is believed`)
    };
  return {
    notes: [],
    problems: texts.map(({ difference, file, text }) => ({
      file,
      problem: text,
      expected: "one force",
      hint: `Say in sources.yaml which to believe. ${hintOf(difference)}`
    }))
  };
}

function claims(engine: Engine): Promise<Claim[]> {
  const kept = [OUTSIDE_PERIOD, IN_NO_SERIES].map(literal).join(", ");
  const part = (index: number): string =>
    `coalesce(trim(split_part(${TWO_FORCES}, chr(10), ${index})), trim(force), '')`;
  return engine.rows(
    `SELECT file, ${part(1)} AS reported, ${part(2)} AS falls, sum(records) AS records
     FROM judged WHERE filter IS NULL OR filter IN (${kept}) GROUP BY ALL ORDER BY ALL`
  );
}

function differenceOf(
  claim: Claim,
  file: string,
  findForce: (name: string) => string | undefined
): Difference[] {
  const named = forceOfFile(file);
  const ids = {
    reported: findForce(claim.reported),
    falls: findForce(claim.falls),
    named: named === undefined ? undefined : findForce(named)
  };
  const known = new Set(Object.values(ids).filter((id) => id !== undefined));
  return known.size > 1 ? [{ ...claim, named, ids }] : [];
}

function differenceText(source: Source, { records, reported, falls, named }: Difference): string {
  const { reported_by, falls_within } = columnsOf(source);
  const columns = `${formatUnits(records, "record")} with ${quoted(reported)} in ${quoted(reported_by!)} and ${quoted(falls)} in ${quoted(falls_within!)}`;
  return named === undefined ? columns : `${columns}, in a file named for ${quoted(named)}`;
}

/** Two that agree are worth more than the third, which would count records for a force that has them already. */
function hintOf({ ids: { reported, falls, named } }: Difference): string {
  if (falls !== undefined && falls === named)
    return "“Falls within” and the name of the file agree: believe: falls-within.";
  if (reported !== undefined && reported === named)
    return "“Reported by” and the name of the file agree: believe: reported-by.";
  if (reported !== undefined && reported === falls)
    return "The two columns agree; was the file renamed? If so: believe: falls-within.";
  return "Find out first which force recorded them: believe: reported-by, falls-within or file-name.";
}
