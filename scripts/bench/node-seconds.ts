import { spawnSync } from "node:child_process";

/** Runs Node with these arguments in a folder; how long it took. Throws what it printed when it fails. */
export function nodeSeconds(args: readonly string[], cwd: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stderr}`);
  return (performance.now() - started) / 1000;
}
