import { spawnSync } from "node:child_process";

/** On Debian, as root: the tests then install the programs that they need by themselves. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}

/** Installs Debian packages, saying what for. */
export function aptInstall(packages: readonly string[], purpose: string): void {
  console.log(`Installing ${packages.join(", ")} (apt-get install), ${purpose}…`);
  aptGet("update", "-q");
  aptGet("install", "-y", "-q", "--no-install-recommends", ...packages);
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
}
