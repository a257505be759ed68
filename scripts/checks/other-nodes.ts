import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { npm } from "../install.mjs";

/** The oldest Node that package.json promises, and the latest of each long-term version after it. */
export const NODES = ["20.15.0", "22.23.3", "24.19.0"] as const;

/** Kept from run to run: the second needs no network. */
const CACHE = join(".cache", "nodes");

/**
 * The path of a Node of this version, which the npm package `node` brings; it is fetched when it is not there yet.
 * Null when it cannot be had, after npm has said why.
 */
export function nodeOf(version: string): string | null {
  const folder = resolve(CACHE, version);
  const program = join(
    folder,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node"
  );
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    npm(["install", "--prefix", folder, "--no-fund", "--no-audit", `node@${version}`], folder);
  }
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return stdout?.trim() === `v${version}` ? program : null;
}
