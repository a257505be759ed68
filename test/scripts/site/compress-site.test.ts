import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compressSite } from "../../../scripts/site/compress-site.js";

let folder: string;
let cache: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-compress-"));
  cache = mkdtempSync(join(tmpdir(), "control-lines-compress-"));
});
afterEach(() => {
  for (const path of [folder, cache]) rmSync(path, { recursive: true });
});

const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
const read = (name: string): Buffer => readFileSync(join(folder, name));

describe("compressSite(folder, cache)", () => {
  it("writes copies that hold what the file holds, small or large", async () => {
    for (const text of ["control lines ".repeat(100), "control lines ".repeat(100_000)]) {
      write("page.html", text);
      await compressSite(folder, cache);
      expect(brotliDecompressSync(read("page.html.br")).toString()).toBe(text);
      expect(gunzipSync(read("page.html.gz")).toString()).toBe(text);
    }
  });

  it("leaves the database alone, whose parts are asked for, and files that would not become smaller", async () => {
    write("plan.duckdb", "0".repeat(1000));
    write("tiny.json", "1");
    await compressSite(folder, cache);
    expect(readdirSync(folder).sort()).toEqual(["plan.duckdb", "tiny.json"]);
  });

  it.each(["", "no brotli, and no gzip"])(
    "sets a kept copy aside that is %j, and makes it anew",
    async (damaged) => {
      const said = vi.spyOn(console, "error").mockImplementation(() => {});
      const text = "control lines ".repeat(100_000);
      write("engine.wasm", text);
      await compressSite(folder, cache);
      for (const name of readdirSync(cache)) writeFileSync(join(cache, name), damaged);
      await compressSite(folder, cache);
      expect(brotliDecompressSync(read("engine.wasm.br")).toString()).toBe(text);
      expect(gunzipSync(read("engine.wasm.gz")).toString()).toBe(text);
      expect(said.mock.calls.map(([line]) => line)).toEqual([
        expect.stringContaining(" is damaged: it is made anew"),
        expect.stringContaining(" is damaged: it is made anew")
      ]);
      said.mockRestore();
    }
  );

  it("keeps copies by their content, of the site as it is: a changed file never gets an old copy", async () => {
    for (const length of [600, 600_000]) {
      write("engine.wasm", "a".repeat(length));
      await compressSite(folder, cache);
      const before = readdirSync(cache);
      write("engine.wasm", "b".repeat(length));
      await compressSite(folder, cache);
      expect(gunzipSync(read("engine.wasm.gz")).toString()).toBe("b".repeat(length));
      expect(readdirSync(cache)).toHaveLength(2);
      expect(readdirSync(cache).filter((name) => before.includes(name))).toEqual([]);
    }
  });

  it("takes what is kept, of small files, too", async () => {
    write("page.html", "control lines ".repeat(100));
    await compressSite(folder, cache);
    const when = () => readdirSync(cache).map((name) => statSync(join(cache, name)).mtimeMs);
    const before = when();
    rmSync(join(folder, "page.html.br"));
    await compressSite(folder, cache);
    expect(when()).toEqual(before);
    expect(brotliDecompressSync(read("page.html.br")).toString()).toBe("control lines ".repeat(100));
  });
});
