import { addMonths, type Month } from "../../src/plan/month.js";
import { kish } from "../../src/statistics/intervals/kish.js";
import { sum } from "../../src/statistics/sum.js";
import { identifier, literal } from "../duckdb/sql-text.js";
import type { Engine } from "./engine.js";
import { groupName } from "./group-columns.js";
import { columnsOf } from "./read-sources-file.js";
import type { Source } from "./source.js";

/** First month of a wave that ends in a month and lasts so many. */
export const waveStart = (end: Month, months: number): Month => addMonths(end, 1 - months);

/** One row of surveys.csv, but for its basis. */
export interface WaveRow {
  force: string;
  survey: string;
  period_end: Month;
  months: number;
  base: number;
  percent: number;
  design_effect: number;
}

/** Interviews of a force that gave the same kind of answer and carry the same weight. */
interface Answers {
  force: string;
  weight: number;
  positive: boolean;
  count: number;
}

/**
 * The waves of every survey from the table `judged`: weighted percent, base, and Kish's design effect of the weights
 * (all weights 1 when there is no column of weights). A wave without interviews, or without weight, has no row.
 */
export async function surveyWaves(engine: Engine, source: Source): Promise<WaveRow[]> {
  const weight = has(source, "weight") ? `CAST(${column("weight")} AS DOUBLE)` : "1.0";
  const rows: WaveRow[] = [];
  for (const [i, [survey, { waves, months, positive }]] of Object.entries(source.surveys ?? {}).entries()) {
    for (const end of waves) {
      const answers = await engine.rows<Answers>(
        `SELECT force_id AS force, ${weight} AS weight, ${column("answer")} IN (${positive.map(literal).join(", ")}) AS positive,
           sum(records) AS count
         FROM judged WHERE s_${i} AND ${inWave(end, months)} GROUP BY ALL ORDER BY ALL`
      );
      for (const force of new Set(answers.map((a) => a.force))) {
        const wave = waveOf(answers.filter((a) => a.force === force));
        if (wave) rows.push({ force, survey, period_end: end, months, ...wave });
      }
    }
  }
  return rows;
}

/** Strata that a wave lacks and another wave of the survey has: sentences for the accounts. */
export async function strataNotes(engine: Engine, source: Source): Promise<string[]> {
  if (!has(source, "stratum")) return [];
  const notes: string[] = [];
  for (const [i, [survey, { waves, months }]] of Object.entries(source.surveys ?? {}).entries()) {
    const strataOf = async (sql: string): Promise<string[]> => {
      const found = await engine.rows<{ stratum: string }>(
        `SELECT DISTINCT ${column("stratum")} AS stratum FROM judged WHERE s_${i} AND ${sql} ORDER BY 1`
      );
      return found.map(({ stratum }) => stratum);
    };
    const all = await strataOf("TRUE");
    for (const end of waves) {
      const own = await strataOf(inWave(end, months));
      const missing = all.filter((stratum) => !own.includes(stratum));
      if (own.length > 0 && missing.length > 0) {
        notes.push(`${survey}: the wave to ${end} has no interviews in the strata ${missing.join(", ")}`);
      }
    }
  }
  return notes;
}

const has = (source: Source, name: string): boolean => Object.hasOwn(columnsOf(source), name);
const column = (name: string): string => identifier(groupName(name));
const inWave = (end: Month, months: number): string =>
  `month BETWEEN ${literal(waveStart(end, months))} AND ${literal(end)}`;

function waveOf(answers: Answers[]): Pick<WaveRow, "base" | "percent" | "design_effect"> | undefined {
  const cost = kish(answers);
  if (!cost) return undefined;
  const weightOf = (of: Answers[]): number => sum(of.map((a) => a.weight * a.count));
  const percent = (100 * weightOf(answers.filter((a) => a.positive))) / weightOf(answers);
  return { base: cost.base, percent, design_effect: cost.designEffect };
}
