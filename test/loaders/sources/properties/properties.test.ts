import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { sized } from "../../../size.js";
import { read, sourceFolder } from "../source-folder.js";
import {
  type Batch,
  csvBatch,
  type Drawing,
  homeOfficeBatch,
  parquetBatch,
  policeBatch,
  surveyBatch,
  waveFrom,
  workbookBatch
} from "./batches.js";
import { type Expected, expectedOf, type Judged } from "./expected.js";
import { randomOf } from "./random.js";

/** Files of each kind that are drawn and read. */
const ROUNDS = sized(50, 2000);
/** Files of one source: they share what it declares. */
const ROUNDS_A_SOURCE = 10;

let instance: DuckDBInstance;
let duckdb: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  duckdb = await instance.connect();
});
afterAll(() => {
  duckdb.closeSync();
  instance.closeSync();
});

const KINDS: [string, (drawing: Drawing) => Batch | Promise<Batch>][] = [
  ["csv", csvBatch],
  ["records of workbooks", workbookBatch],
  ["parquet", parquetBatch],
  ["police-uk-street", policeBatch("street")],
  ["police-uk-outcomes", policeBatch("outcomes")],
  ["home-office-table", homeOfficeBatch],
  ["survey", surveyBatch]
];

describe("what was read equals a count of the bytes by other means", () => {
  test.each(KINDS)("%s", { timeout: 60_000 + ROUNDS * 1000 }, async (_, draw) => {
    const batches: Batch[] = [];
    for (let i = 0; i < ROUNDS / ROUNDS_A_SOURCE; i++) {
      const random = randomOf(inject("seed") + i);
      batches.push(await draw({ random, rounds: ROUNDS_A_SOURCE, id: `s${i}x`, duckdb }));
    }
    const files = batches.flatMap((batch) => batch.files.map(({ name, bytes }) => [name, bytes] as const));
    const yaml = `sources:\n${batches.map((batch) => batch.yaml).join("")}`;
    const { results } = await read(sourceFolder({ "sources.yaml": yaml, ...Object.fromEntries(files) }));
    for (const [i, batch] of batches.entries()) {
      const { account, counts, waves } = results[i]!;
      const expected = expectedOf(
        batch.files.map(({ rows }) => rows),
        batch.declared
      );
      const own = account.inputs.map(({ rows, counted, filtered, rejected }) => ({
        rows,
        counted,
        filtered,
        rejected
      }));
      expect(own, batch.yaml).toEqual(expected.accounts);
      const found = counts.map(({ force, series, month, count }) => `${force} ${series} ${month} ${count}`);
      expect(found.sort(), batch.yaml).toEqual(
        waves.length > 0 ? [] : isSurvey(batch) ? [] : expected.counts
      );
      expect(account.facts, batch.yaml).toEqual(expected.facts);
      if (isSurvey(batch)) expectWaves(waves, expected, batch);
    }
  });
});

const isSurvey = ({ declared }: Batch): boolean => declared.weight !== undefined;

function expectWaves(
  waves: readonly object[],
  { inSeries: [interviews] }: Expected,
  { declared }: Batch
): void {
  const ends = [...new Set(interviews!.map(({ month }) => month!))].sort();
  expect(ends.length).toBeGreaterThan(0);
  const found = new Map<string, Judged[]>();
  for (const one of interviews!) {
    const end = endOf(one.month!);
    found.set(`${end} ${one.force}`, [...(found.get(`${end} ${one.force}`) ?? []), one]);
  }
  const expected = [...found].flatMap(([key, own]) => {
    const [period_end, force] = key.split(" ");
    const weights = own.map(({ row }) => declared.weight!(row)!);
    const total = weights.reduce((a, b) => a + b, 0);
    if (total === 0) return [];
    const positive = own.reduce(
      (sum, { row }, i) => sum + (/very|fairly/i.test(row.Answer!) ? weights[i]! : 0),
      0
    );
    const squares = weights.reduce((a, b) => a + b * b, 0);
    return [
      {
        force,
        survey: declared.series[0]![0],
        period_end,
        months: 3,
        base: own.length,
        percent: expect.closeTo((100 * positive) / total, 9),
        design_effect: expect.closeTo((own.length * squares) / total ** 2, 9)
      }
    ];
  });
  const key = (wave: object): string => Object.values(wave).slice(0, 3).join(" ");
  expect([...waves].sort((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(
    expected.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  );
}

/** The wave in which a month lies: it ends in March or September. */
function endOf(month: string): string {
  const end = [month, nextMonth(month), nextMonth(nextMonth(month))].find((m) => /-0[39]$/.test(m))!;
  expect(waveFrom(end) <= month).toBe(true);
  return end;
}

const nextMonth = (month: string): string =>
  month.endsWith("-12")
    ? `${Number(month.slice(0, 4)) + 1}-01`
    : `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, "0")}`;
