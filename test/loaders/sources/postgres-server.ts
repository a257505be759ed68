import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** The password of the server's only user; it must never be printed. */
export const PASSWORD = "correct-horse-battery";

/** A PostgreSQL server on a socket in a temporary folder. */
export interface PostgresServer {
  /** Folder of the socket. */
  host: string;
  /** A connection to its database; the caller ends it. */
  connect(): Promise<pg.Client>;
  /** What it has logged so far. */
  log(): string;
  stop(mode?: "fast" | "immediate"): void;
  start(): void;
  remove(): void;
}

/** Its own port, which names the socket; nothing listens on the network. */
const PORT = "5432";

/** Starts a server from the programs of a folder. As root, its programs run as the user that Debian made for them. */
export function startPostgres(bin: string): PostgresServer {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-pg-"));
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  if (isRoot) chownSync(folder, userId("-u"), userId("-g"));
  const data = join(folder, "data");
  const logFile = join(folder, "log");
  const run = (program: string, ...args: string[]): void => {
    const command = [join(bin, program), ...args];
    const whole = isRoot ? ["runuser", "-u", "postgres", "--", ...command] : command;
    const { status, stderr } = spawnSync(whole[0]!, whole.slice(1), {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"]
    });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, PASSWORD, { mode: 0o644 });
  run("initdb", "-D", data, "-U", "analyst", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "--no-sync");
  const start = (): void =>
    run(
      "pg_ctl",
      "start",
      "-w",
      "-D",
      data,
      "-l",
      logFile,
      "-o",
      `-p ${PORT} -k ${folder} -c listen_addresses= -c log_statement=all -c fsync=off`
    );
  const stop = (mode: "fast" | "immediate" = "fast"): void => run("pg_ctl", "stop", "-m", mode, "-D", data);
  start();
  return {
    host: folder,
    async connect() {
      const client = new pg.Client({
        host: folder,
        port: Number(PORT),
        user: "analyst",
        password: PASSWORD,
        database: "postgres"
      });
      await client.connect();
      return client;
    },
    log: () => readFileSync(logFile, "utf8"),
    start,
    stop,
    remove() {
      try {
        stop("immediate");
      } catch {
        // It was stopped by the test.
      }
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

function userId(option: "-u" | "-g"): number {
  return Number(spawnSync("id", [option, "postgres"], { encoding: "utf8" }).stdout);
}
