import type { Command, Surroundings } from "../../../loaders/options/command.js";

/** What a command did: what it printed, what it complained of, and its exit code. */
export interface Done {
  code: number;
  out: string;
  err: string;
}

/** Runs a command as typed, with other surroundings than this process. */
export async function runCommand(
  command: Command,
  args: string[],
  around: Partial<Surroundings> = {}
): Promise<Done> {
  const out: string[] = [];
  const err: string[] = [];
  const print = (text: string) => void out.push(text);
  const complain = (text: string) => void err.push(text);
  const code = await command(args, { print, complain, ...around });
  return { code, out: out.join("\n"), err: err.join("\n") };
}
