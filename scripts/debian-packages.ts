import { spawnSync } from "node:child_process";

/** May this process install packages of Debian? */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}

/** Installs packages that tests need; says so first, for it takes a while. */
export function packageInstall(name: string, ...packages: string[]): void {
  console.log(`Installing ${name} (apt-get install ${packages[0]}), to test with…`);
  aptGet("update", "-q");
  aptGet("install", "-y", "-q", "--no-install-recommends", ...packages);
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
}
