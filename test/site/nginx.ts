import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BROTLI_MODULE } from "../../scripts/machine/ensure-nginx.js";
import { DIST } from "../../scripts/site/folders.js";

/** A folder below the root of the server, where the site lies a second time. */
export const SUB_PATH = "/some/path";

export interface Nginx {
  /** Without a slash at the end. */
  origin: string;
  stop(): Promise<void>;
}

/**
 * Starts nginx on this machine only, with the supplied configuration and nothing changed in it but where it listens
 * and where the files are: a built site at the root, and again at {@link SUB_PATH}.
 */
export async function startNginx({
  brotli,
  dist = DIST
}: {
  brotli: boolean;
  dist?: string;
}): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-nginx-"));
  const port = await freePort();
  writeConfiguration(folder, { port, brotli, dist });
  const nginx = spawn(
    "nginx",
    ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")],
    {
      stdio: ["ignore", "ignore", "inherit"]
    }
  );
  const origin = `http://127.0.0.1:${port}`;
  await answering(origin, nginx, folder);
  return {
    origin,
    stop: async () => {
      const stopped = once(nginx, "exit");
      nginx.kill("SIGTERM");
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

interface Served {
  port: number;
  brotli: boolean;
  dist: string;
}

function writeConfiguration(folder: string, { port, brotli, dist }: Served): void {
  const root = join(folder, "root");
  mkdirSync(join(root, SUB_PATH, ".."), { recursive: true });
  for (const name of readdirSync(dist)) symlinkSync(resolve(dist, name), join(root, name));
  symlinkSync(resolve(dist), join(root, SUB_PATH));
  const site = replaced(
    replaced(readFileSync("deploy/nginx.conf", "utf8"), "listen 80;", `listen 127.0.0.1:${port};`),
    "root /var/www/control-lines;",
    `root ${root};`
  );
  writeFileSync(join(folder, "site.conf"), site);
  if (brotli) copyFileSync("deploy/control-lines-brotli.conf", join(folder, "control-lines-brotli.conf"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`
  );
  const main = [
    brotli ? `load_module ${BROTLI_MODULE};` : "",
    // As root, nginx would read the site as another user, who may not see this folder.
    process.getuid?.() === 0 ? "user root;" : "",
    `daemon off; worker_processes 1; pid ${join(folder, "pid")};`,
    "events {}",
    `http { access_log off; ${temporary.join(" ")} include site.conf; }`
  ];
  writeFileSync(join(folder, "nginx.conf"), main.join("\n"));
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`deploy/nginx.conf no longer says “${from}”: mend this test`);
  return text.replace(from, to);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function answering(origin: string, nginx: ChildProcess, folder: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (nginx.exitCode !== null) break;
    if (await fetch(origin).catch(() => null)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  const log = join(folder, "error.log");
  throw new Error(`nginx did not start: ${existsSync(log) ? readFileSync(log, "utf8") : "it said nothing"}`);
}
