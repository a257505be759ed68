import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { sized } from "../../size.js";
import { ensurePostgres, NO_POSTGRES } from "./ensure-postgres.js";
import { PASSWORD, type PostgresServer, startPostgres } from "./postgres-server.js";
import { tableBatch } from "./properties/batches.js";
import { expectedOf } from "./properties/expected.js";
import { randomOf } from "./properties/random.js";
import { problemsOf, read, shortCounts, sourceFolder } from "./source-folder.js";

const bin = ensurePostgres();
if (!bin) console.warn(NO_POSTGRES);

const yaml = (more = "table: crime.records"): string => `sources:
  - id: warehouse
    kind: postgres
    basis: recorded crimes
    ${more}
    columns: {date: Date recorded, force: force, type: offence "type"}
    filters:
      cancelled: {type: [Cancelled]}
    series:
      burglary: {type: [Burglary]}
      all-crime: {}
`;

/** By hand: home has 2 burglaries and 1 theft in January, 1 theft in February, 1 cancelled; away has 1 burglary in January. */
const RECORDS = [
  ["2014-01-01", "Home", "Burglary"],
  ["2014-01-31", "Home", "Burglary"],
  ["2014-01-15", "Home", "Theft"],
  ["2014-02-28", "Home", "Theft"],
  ["2014-02-01", "Home", "Cancelled"],
  ["2014-01-31", "Away", "Burglary"]
] as const;
const BY_HAND = [
  "away burglary 2014-01 1",
  "home burglary 2014-01 2",
  "away all-crime 2014-01 1",
  "home all-crime 2014-01 3",
  "home all-crime 2014-02 1"
];

const variables = ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"] as const;

function environment(server: PostgresServer, password = PASSWORD): void {
  Object.assign(process.env, {
    PGHOST: server.host,
    PGPORT: "5432",
    PGUSER: "analyst",
    PGPASSWORD: password,
    PGDATABASE: "postgres"
  });
}

afterEach(() => {
  for (const name of variables) delete process.env[name];
});

const columns = '"Date recorded" date, force text, "offence ""type""" text';

describe.skipIf(!bin)("a source in PostgreSQL", () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = startPostgres(bin!);
    const client = await server.connect();
    await client.query(`CREATE SCHEMA crime; CREATE TABLE crime.records (${columns})`);
    for (const record of RECORDS)
      await client.query("INSERT INTO crime.records VALUES ($1, $2, $3)", [...record]);
    await client.end();
  });

  afterAll(() => server.remove());

  const rounds = sized(50, 2000);
  test("gives what a count of drawn rows by other means gives", {
    timeout: 60_000 + rounds * 1000
  }, async () => {
    environment(server);
    const roundsATable = 10;
    const batches = Array.from({ length: rounds / roundsATable }, (_, i) =>
      tableBatch({ random: randomOf(inject("seed") + i), rounds: roundsATable, id: `drawn_${i}` })
    );
    const client = await server.connect();
    for (const [i, { rows }] of batches.entries()) {
      const all = rows.flat().map((row) => Object.values(row!).map((text) => (text === "" ? null : text)));
      const headings = Object.keys(rows[0]![0]!);
      const names = headings.map((heading) => `"${heading}"`);
      await client.query(`CREATE TABLE drawn_${i} (${names.map((name) => `${name} text`).join(", ")})`);
      const columns = headings.map((_, column) => all.map((row) => row[column]));
      await client.query(
        `INSERT INTO drawn_${i} SELECT * FROM unnest(${names.map((_, n) => `$${n + 1}::text[]`).join(", ")})`,
        columns
      );
    }
    await client.end();
    const yaml = `sources:\n${batches.map((batch) => batch.yaml.replace(/id: drawn_/, "id: drawn-")).join("")}`;
    const { results } = await read(sourceFolder({ "sources.yaml": yaml }));
    for (const [i, { rows, declared, yaml }] of batches.entries()) {
      const expected = expectedOf([rows.flat()], declared);
      const { rows: all, counted, filtered, rejected } = results[i]!.account;
      expect({ rows: all, counted, filtered, rejected }, yaml).toEqual(expected.accounts[0]);
      expect(shortCounts(results[i]!).sort(), yaml).toEqual(expected.counts);
    }
  });

  test("gives the counts of its records, whatever its columns are called", async () => {
    environment(server);
    const { results } = await read(sourceFolder({ "sources.yaml": yaml() }));
    expect(shortCounts(results[0]!)).toEqual(BY_HAND);
    expect(results[0]!.account).toMatchObject({
      rows: 6,
      counted: 5,
      filtered: { cancelled: 1 },
      rejected: 0
    });
  });

  test("may be a query, of which only groups are asked", async () => {
    environment(server);
    const query = `query: SELECT * FROM crime.records WHERE force = 'Home'`;
    const { results } = await read(sourceFolder({ "sources.yaml": yaml(query) }));
    expect(shortCounts(results[0]!)).toEqual(BY_HAND.filter((count) => count.startsWith("home")));
    const asked = server
      .log()
      .split("\n")
      .filter((line) => line.includes("WHERE force = 'Home'"));
    expect(asked.every((line) => /GROUP BY 1, 2, 3\) AS days|LIMIT 0/.test(line))).toBe(true);
  });

  test("may be a wide table, a column a month, whose blank cell is refused", async () => {
    environment(server);
    const wide = (first: string): string => `sources:
  - id: warehouse
    kind: postgres
    layout: wide
    basis: recorded crimes
    query: SELECT * FROM (VALUES ('Home', 'Burglary', ${first}, 4), ('Home', 'Theft', 2, 0), ('Away', 'Theft', 1, 2)) AS t ("Place", "Kind", "201404", "201405")
    columns: {force: Place, type: Kind}
    date_format: yearmonth
    series: {burglary: {type: [Burglary]}, all-crime: {}}
`;
    const { results } = await read(sourceFolder({ "sources.yaml": wide("3") }));
    expect(shortCounts(results[0]!)).toEqual([
      "home burglary 2014-04 3",
      "home burglary 2014-05 4",
      "away all-crime 2014-04 1",
      "away all-crime 2014-05 2",
      "home all-crime 2014-04 5",
      "home all-crime 2014-05 4"
    ]);
    expect(results[0]!.account).toMatchObject({ rows: 6, counted: 6, rejected: 0 });
    expect(await problemsOf(sourceFolder({ "sources.yaml": wide("NULL::int") }))).toEqual([
      expect.stringContaining("its count is blank")
    ]);
  });

  // Ten thousand groups are fetched at a time.
  test.each([19_999, 20_000, 20_001])(
    "may answer with %i groups, which are never all in memory",
    async (groups) => {
      environment(server);
      const query = `query: SELECT '2014-03-01'::date AS "Date recorded", 'Home' AS force, 'Type ' || i AS "offence ""type""" FROM generate_series(1, ${groups}) AS i`;
      const before = server.log().length;
      const { results } = await read(sourceFolder({ "sources.yaml": yaml(query) }));
      expect(shortCounts(results[0]!)).toEqual([`home all-crime 2014-03 ${groups}`]);
      expect(results[0]!.account).toMatchObject({ rows: groups, counted: groups });
      const fetches = server
        .log()
        .slice(before)
        .match(/FETCH 10000/g);
      expect(fetches).toHaveLength(1 + Math.floor(groups / 10_000));
    }
  );

  test("keeps the civil month of a time without a zone, and takes moments with one to England and Wales", async () => {
    environment(server);
    const at = (type: string): string =>
      yaml(
        `query: SELECT '2014-03-31 23:59:59'::${type} AS "Date recorded", 'Home' AS force, 'Theft' AS "offence ""type"""`
      );
    const { results } = await read(sourceFolder({ "sources.yaml": at("timestamp") }));
    expect(shortCounts(results[0]!)).toEqual(["home all-crime 2014-03 1"]);
    // The server's own clock stands in Greenwich or elsewhere; in Britain it was summer time, and April.
    const { results: moved } = await read(
      sourceFolder({ "sources.yaml": at("timestamptz").replace("23:59:59", "23:59:59+00") })
    );
    expect(shortCounts(moved[0]!)).toEqual(["home all-crime 2014-04 1"]);
  });

  test.each(["date", "text"])(
    "gives no figure where a count is blank, below 0 or broken, with a %s",
    async (type) => {
      environment(server);
      const rows =
        "('2014-01-05', 3), ('2014-01-31', NULL), ('2014-02-01', 4), ('2014-02-02', 5.0), ('2014-03-01', 2), ('2014-03-01', -1), ('2014-04-01', 1.5), ('2014-04-01', 1.5), ('2014-05-01', 0)";
      const query = `query: SELECT day::${type} AS "Date recorded", 'Home' AS force, 'Theft' AS "offence ""type""", n FROM (VALUES ${rows}) AS t (day, n)`;
      const columns = 'columns: {date: Date recorded, force: force, type: offence "type", count: n}';
      const folder = sourceFolder({
        "sources.yaml": yaml(query).replace(/columns: .*/, `${columns}\n    allow_rejected: 4`)
      });
      const { results } = await read(folder);
      expect(shortCounts(results[0]!)).toEqual(["home all-crime 2014-02 9", "home all-crime 2014-05 0"]);
      // The two ends of March and January that are whole stand beside counts that are not known.
      expect(results[0]!.account).toMatchObject({
        rows: 9,
        counted: 3,
        filtered: { "in a month of which a count is not known": 2 },
        rejected: 4
      });
    }
  );

  test("cannot be changed by its query", async () => {
    environment(server);
    const [problem] = await problemsOf(
      sourceFolder({ "sources.yaml": yaml('query: "SELECT 1) AS x; DROP TABLE crime.records; SELECT (2"') })
    );
    expect(problem).toMatch(/the database gives no answer: .*cannot insert multiple commands|syntax error/);
    const client = await server.connect();
    expect((await client.query("SELECT count(*)::int AS n FROM crime.records")).rows).toEqual([{ n: 6 }]);
    await client.end();
  });

  test("refuses a wrong password without printing it", async () => {
    environment(server, "wrong-and-secret");
    const found = await problemsOf(sourceFolder({ "sources.yaml": yaml() }));
    expect(found).toEqual([
      'sources.yaml:2 the database gives no answer: password authentication failed for user "analyst"; expected a user and ' +
        "password that the server knows. Mend PGUSER and PGPASSWORD (or the address) in the environment."
    ]);
  });

  test("takes its address from a variable, and never prints it", async () => {
    process.env.WAREHOUSE = "postgres://analyst:hidden-words@127.0.0.1:1/none";
    const found = await problemsOf(
      sourceFolder({ "sources.yaml": yaml("connection: WAREHOUSE\n    table: crime.records") })
    );
    delete process.env.WAREHOUSE;
    expect(found[0]).toMatch(
      /^sources\.yaml:2 the database gives no answer: .*ECONNREFUSED.*; expected a server that listens there/
    );
    expect(found[0]).not.toContain("hidden-words");
  });

  test("says so when a table is missing", async () => {
    environment(server);
    const found = await problemsOf(sourceFolder({ "sources.yaml": yaml("table: crime.nothing") }));
    expect(found[0]).toMatch(/relation "crime\.nothing" does not exist; .*Mend table, query or columns/);
  });

  test("that drops mid-query, and one that is down, leave the last answer as it was", async () => {
    environment(server);
    const slow = yaml("query: SELECT r.*, pg_sleep(2)::text AS nap FROM crime.records r");
    const folder = sourceFolder({ "sources.yaml": yaml() });
    const first = await read(folder);
    expect(first.read).toEqual(["warehouse"]);
    const dropped = problemsOf(
      sourceFolder({
        "sources.yaml": slow
          .replace("type: offence", "nap: nap, type: offence")
          .replace("burglary: {", "burglary: {nap: {blank: true}, ")
      })
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    server.stop("immediate");
    try {
      expect((await dropped)[0]).toMatch(
        /^sources\.yaml:2 the database gives no answer: .*last good figures are still there/
      );
      expect((await problemsOf(folder, { refresh: true }))[0]).toMatch(
        /expected a server that listens there/
      );
      // A build does not ask again: what was kept is used, with the server down.
      const again = await read(folder);
      expect(again.read).toEqual([]);
      expect(again.results).toEqual(first.results);
    } finally {
      rmSync(join(server.host, "data", "postmaster.pid"), { force: true });
      server.start();
    }
  });
});

describe.skipIf(!bin)("a table that two other servers hold", () => {
  test("is counted where it lies: each server is sent the grouping, and only groups travel", async () => {
    const servers = [startPostgres(bin!), startPostgres(bin!), startPostgres(bin!)] as const;
    try {
      const [near, ...far] = servers;
      for (const [i, force] of ["Home", "Away"].entries()) {
        const client = await far[i]!.connect();
        await client.query(`CREATE TABLE records (${columns})`);
        for (const record of RECORDS.filter((r) => r[1] === force))
          await client.query("INSERT INTO records VALUES ($1, $2, $3)", [...record]);
        // Enough of them that counting where they lie is the cheaper plan: 3,000 in each month of 2015, by their numbers.
        await client.query(
          "INSERT INTO records SELECT make_date(2015, 1 + i % 12, 15), $1, 'Theft' FROM generate_series(1, 36000) AS i",
          [force]
        );
        await client.end();
      }
      const client = await near.connect();
      await client.query(
        `CREATE EXTENSION postgres_fdw; CREATE SCHEMA crime; CREATE TABLE crime.records (${columns}) PARTITION BY LIST (force)`
      );
      for (const [i, force] of ["Home", "Away"].entries()) {
        await client.query(`
          CREATE SERVER far_${i} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '${far[i]!.host}', port '5432', dbname 'postgres');
          CREATE USER MAPPING FOR analyst SERVER far_${i} OPTIONS (user 'analyst', password '${PASSWORD}');
          CREATE FOREIGN TABLE crime.records_${i} PARTITION OF crime.records FOR VALUES IN ('${force}') SERVER far_${i} OPTIONS (schema_name 'public', table_name 'records');
          ANALYZE crime.records_${i}`);
      }
      await client.end();
      const before = far.map((server) => server.log().length);
      environment(near);
      const { results } = await read(sourceFolder({ "sources.yaml": yaml() }));
      expect(results[0]!.account.rows).toBe(RECORDS.length + 2 * 36_000);
      const counts = shortCounts(results[0]!);
      expect(counts.filter((count) => count.includes(" 2014-"))).toEqual(expect.arrayContaining(BY_HAND));
      expect(counts.filter((count) => count.includes("all-crime 2015-"))).toHaveLength(24);
      expect(counts).toContain("away all-crime 2015-12 3000");
      for (const [i, server] of far.entries()) {
        const statements = server
          .log()
          .slice(before[i])
          .split(/\n(?!\t)/);
        const asked = statements.filter((statement) => statement.includes("FROM public.records"));
        expect(asked).toHaveLength(1);
        expect(asked[0]).toMatch(
          /SELECT "Date recorded", force, .*count\(\*\) FROM public\.records GROUP BY 1, 2, 3/
        );
      }
    } finally {
      for (const server of servers) server.remove();
    }
  });
});
