import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, test } from "vitest";
import { type ExploreChoice, exploreQuery } from "../../../src/components/measure/explore-query.js";

const choice: ExploreChoice = {
  kind: "offences",
  subject: "domestic-burglary",
  forces: ["leicestershire", "kent"],
  from: "2014-01",
  to: "2014-03",
  unit: "count"
};
const HOSTILE = "x') OR 1=1; DROP TABLE forces; --";

/** The tables as far as the queries name them; one force's id is an attempt to break out of its quotes. */
const TABLES = `
CREATE TABLE forces (force VARCHAR, name VARCHAR);
INSERT INTO forces VALUES ('leicestershire', 'Leicestershire'), ('kent', 'Kent'), ('x'') OR 1=1; DROP TABLE forces; --', 'St Mary''s');
CREATE TABLE offences (series VARCHAR, force VARCHAR, month VARCHAR, months_per_period INTEGER, count INTEGER, basis VARCHAR);
INSERT INTO offences
  SELECT 'domestic-burglary', force, month, 1, count, 'recorded'
  FROM (VALUES ('leicestershire'), ('kent'), ('x'') OR 1=1; DROP TABLE forces; --')) AS f(force),
    (VALUES ('2013-12', 100), ('2014-01', 200), ('2014-02', 0), ('2022-02', 300)) AS m(month, count);
CREATE TABLE population (force VARCHAR, year INTEGER, population INTEGER, households INTEGER);
INSERT INTO population VALUES ('leicestershire', 2013, 1000, NULL), ('leicestershire', 2014, 2000, NULL), ('leicestershire', 2020, 3000, NULL);
CREATE TABLE surveys (survey VARCHAR, force VARCHAR, period_end VARCHAR, months INTEGER, base DOUBLE, percent DOUBLE, design_effect DOUBLE, basis VARCHAR);
INSERT INTO surveys VALUES ('confidence', 'kent', '2014-03', 12, 830, 82.1, NULL, 'simulated')`;

let ask: (sql: string) => Promise<Record<string, unknown>[]>;
beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const statement of TABLES.split(";\n")) await connection.run(statement);
  ask = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS() as Record<string, unknown>[];
});

describe("exploreQuery(choice)", () => {
  test("asks for the counts of the forces and months chosen, both ends included", async () => {
    expect(await ask(exploreQuery(choice))).toEqual(
      ["Kent", "Leicestershire"].flatMap((force) => [
        { force, month: "2014-01", months_per_period: 1, count: 200, basis: "recorded" },
        { force, month: "2014-02", months_per_period: 1, count: 0, basis: "recorded" }
      ])
    );
  });

  test("reads as a person would write it", () => {
    expect(exploreQuery(choice)).toBe(
      [
        "SELECT forces.name AS force, offences.month, offences.months_per_period,",
        "  offences.count, offences.basis",
        "FROM offences",
        "JOIN forces USING (force)",
        "WHERE offences.series = 'domestic-burglary'",
        "  AND offences.force IN ('leicestershire', 'kent')",
        "  AND offences.month BETWEEN '2014-01' AND '2014-03'",
        "ORDER BY forces.name, offences.month"
      ].join("\n")
    );
  });

  test("divides by the last population up to the year of the month; without one the rate is null", async () => {
    const rows = await ask(exploreQuery({ ...choice, unit: "rate", from: "2013-12", to: "2022-12" }));
    const rates = (force: string) => rows.filter((row) => row.force === force).map((row) => row.rate);
    expect(rates("Leicestershire")).toEqual([100, 100, 0, 100]);
    expect(rates("Kent")).toEqual([null, null, null, null]);
  });

  test("asks for the waves of a survey", async () => {
    const rows = await ask(exploreQuery({ ...choice, kind: "survey", subject: "confidence" }));
    expect(rows).toMatchObject([{ force: "Kent", period_end: "2014-03", percent: 82.1, base: 830 }]);
  });

  test("finds nothing when no force is chosen, and can still be read", async () => {
    expect(await ask(exploreQuery({ ...choice, forces: [] }))).toEqual([]);
  });

  test.each(["count", "rate"] as const)("takes whatever a value holds as a value (%s)", async (unit) => {
    const rows = await ask(exploreQuery({ ...choice, forces: [HOSTILE], unit }));
    expect(rows.map(({ force }) => force)).toEqual(["St Mary's", "St Mary's"]);
    for (const field of ["subject", "from", "to"] as const) {
      await ask(exploreQuery({ ...choice, [field]: HOSTILE, unit }));
      await ask(exploreQuery({ ...choice, kind: "survey", [field]: HOSTILE }));
    }
    expect(await ask("SELECT count(*)::INTEGER AS n FROM forces")).toEqual([{ n: 3 }]);
  });
});
