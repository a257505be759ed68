import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AsyncDuckDB } from "@duckdb/duckdb-wasm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registerDatabase } from "../../src/duckdb/register-database.js";

const MILLION = 1_000_000;

/** Sends a file of as many bytes as its address says, and parts of it unless the address says none. */
let server: Server;
beforeAll(async () => {
  server = createServer(({ url, method, headers }, response) => {
    const [, size, kind] = url!.split("/");
    const isPart = headers.range !== undefined && kind !== "none";
    response.writeHead(isPart ? 206 : 200, { "Content-Length": size });
    response.end(method === "HEAD" ? undefined : Buffer.alloc(Number(size)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => void server.close());

/** What the engine was told of a file: its whole bytes, or its address alone. */
async function registered(file: string): Promise<string> {
  const told: string[] = [];
  const db = {
    registerFileURL: async (path: string) => void told.push(`${path} in parts`),
    registerFileBuffer: async (path: string, bytes: Uint8Array) => void told.push(`${path} ${bytes.length}`)
  };
  const { port } = server.address() as AddressInfo;
  await registerDatabase(db as unknown as AsyncDuckDB, "plan.duckdb", `http://127.0.0.1:${port}/${file}`);
  return told.join();
}

test("a small database is fetched whole: what the engine keeps of its parts may come back corrupt", async () => {
  expect(await registered(`${4 * MILLION}/parts`)).toBe("plan.duckdb 4000000");
});

test("of a large one only the parts that a query reads are fetched", async () => {
  expect(await registered(`${4 * MILLION + 1}/parts`)).toBe("plan.duckdb in parts");
});

test("from a server that sends no parts the whole is fetched, however large", async () => {
  expect(await registered(`${5 * MILLION}/none`)).toBe("plan.duckdb 5000000");
});
