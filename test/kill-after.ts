import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Starts a program of this project in a folder and kills it, and all that it has started, after a time in milliseconds.
 * Returns null; the milliseconds that it took when it had ended by itself.
 */
export async function killAfter(
  milliseconds: number,
  program: string[],
  folder: string,
  env: NodeJS.ProcessEnv = process.env
): Promise<number | null> {
  const started = performance.now();
  const running = spawn(process.execPath, program, { cwd: folder, env, stdio: "ignore", detached: true });
  const ended = new Promise<number>((resolve) =>
    running.once("exit", () => resolve(performance.now() - started))
  );
  const took = await Promise.race([sleep(milliseconds, null), ended]);
  if (took === null) {
    try {
      process.kill(-running.pid!, "SIGKILL");
    } catch {
      // It has ended by itself just now.
    }
    await ended;
  }
  return took;
}
