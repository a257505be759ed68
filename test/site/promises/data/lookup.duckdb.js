// A loader that runs in Node: a database with one table, in the format that the engine in the browser reads.
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const file = join(tmpdir(), `lookup-${process.pid}.duckdb`);
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
await connection.run(`ATTACH '${file}' AS lookup (STORAGE_VERSION 'v1.2.0')`);
await connection.run("CREATE TABLE lookup.names AS SELECT * FROM (VALUES ('Oadby', 1.5::DECIMAL(4, 1)), ('Hinckley', 2.5)) t(area, share)");
await connection.run("DETACH lookup");
process.stdout.write(readFileSync(file));
rmSync(file);
