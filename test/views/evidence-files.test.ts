import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Backtest } from "../../loaders/evidence/backtest.js";
import type {
  BacktestEvidence,
  BandsEvidence,
  PastProjections,
  RulesEvidence
} from "../../src/views/evidence-files.js";

/** As the loaders write it: the compiler fails below when what the pages read is no longer that. */
const fileOf = <T>(name: string): T => JSON.parse(readFileSync(`data/evidence/${name}.json`, "utf8"));

test("the evidence in the project is what the pages read", () => {
  const rules: RulesEvidence = fileOf<RulesEvidence>("rules");
  const ids = new Set(rules.scenarios.map(({ id }) => id));
  for (const trial of [...rules.unchanged, ...rules.power, ...rules.looks])
    expect(ids).toContain(trial.scenario);
  const backtest: BacktestEvidence = fileOf<Backtest>("backtest");
  const names = backtest.candidates.map(({ id }) => id);
  for (const id of [backtest.default, backtest.fallback, backtest.toBeat]) expect(names).toContain(id);
  const bands = fileOf<BandsEvidence>("bands");
  for (const heldOut of ["place", "time"] as const) {
    const rows = bands.bands.filter((row) => row.heldOut === heldOut);
    expect(new Set(rows.map(({ panel }) => panel))).toEqual(new Set(["quarterly", "monthly"]));
    expect(new Set(rows.map(({ panel, method, horizon }) => `${panel} ${method} ${horizon}`)).size).toBe(
      2 * 2 * 5
    );
  }
  const past: PastProjections = fileOf<PastProjections>("projections-2014");
  for (const line of past.lines) {
    expect(line.projections.map(({ candidate }) => candidate)).toContain(backtest.default);
  }
});
