import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cacheOf } from "../../../scripts/site/folders.js";
import { purgeCache, sealCache } from "../../../scripts/site/package-cache.js";

let root: string;
let said: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "control-lines-packages-"));
  said = vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  said.mockRestore();
  rmSync(root, { recursive: true });
});

const at = (path: string): string => join(cacheOf(root), path);
function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

const BUNDLE = "_npm/htl@1.0.0/_esm.js";

/** A cache as a build leaves it. */
async function built(): Promise<void> {
  await purgeCache(root);
  put(BUNDLE, "export {};");
  put("duckdb/duckdb-eh.wasm", "the engine");
  put("plan/dashboard.json", "{}");
  put("compressed/of-another-kind.br", "a copy");
  await sealCache(root);
}

describe("purgeCache(root)", () => {
  it("keeps what comes from packages and what is kept by its content, and nothing else", async () => {
    await built();
    await purgeCache(root);
    expect(readFileSync(at(BUNDLE), "utf8")).toBe("export {};");
    expect(existsSync(at("compressed/of-another-kind.br"))).toBe(true);
    expect(existsSync(at("plan"))).toBe(false);
    expect(said).not.toHaveBeenCalled();
  });

  it.each<[string, string, () => void]>([
    ["empty", BUNDLE, () => put(BUNDLE, "")],
    ["changed in a letter", "duckdb/duckdb-eh.wasm", () => put("duckdb/duckdb-eh.wasm", "the Engine")],
    ["gone", BUNDLE, () => rmSync(at(BUNDLE))]
  ])("keeps nothing from packages when a file is %s, and says which", async (_, path, damage) => {
    await built();
    damage();
    await purgeCache(root);
    expect(existsSync(at("_npm"))).toBe(false);
    expect(existsSync(at("duckdb"))).toBe(false);
    expect(existsSync(at("compressed/of-another-kind.br"))).toBe(true);
    expect(said.mock.calls).toEqual([[`${at(path)} is damaged: what comes from packages is made anew.`]]);
  });

  it("keeps what was added since, as a preview does", async () => {
    await built();
    put("_node/d3@7.9.2/index.js", "export {};");
    await purgeCache(root);
    expect(existsSync(at("_node/d3@7.9.2/index.js"))).toBe(true);
    expect(said).not.toHaveBeenCalled();
  });
});
