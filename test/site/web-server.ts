import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";

/** A folder below the root of a server, where the site lies a second time. */
export const SUB_PATH = "/some/path";

/** A web server that runs for a test, on this machine only. */
export interface WebServer {
  /** Without a slash at the end. */
  origin: string;
  stop(): Promise<void>;
}

/**
 * Starts a server's program, and waits until it answers at `port`. All that it writes lies in `folder`, its complaints in `error.log`
 * there; the folder is removed when it stops. Throws with its complaints when it does not start.
 */
export async function startServer(
  program: string,
  args: string[],
  { folder, port, env }: { folder: string; port: number; env?: SpawnOptions["env"] }
): Promise<WebServer> {
  const server = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"], ...(env && { env }) });
  const origin = `http://127.0.0.1:${port}`;
  await answering(origin, server, join(folder, "error.log"));
  return {
    origin,
    stop: async () => {
      const stopped = once(server, "exit");
      server.kill("SIGTERM");
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A supplied configuration with one of its lines changed. Throws when it does not say that any more. */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the configuration no longer says “${from}”: mend this test`);
  return text.replace(from, to);
}

async function answering(origin: string, server: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) break;
    if (await fetch(origin).catch(() => null)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(
    `the server did not start: ${existsSync(log) ? readFileSync(log, "utf8") : "it said nothing"}`
  );
}

/** What a server answers, undecoded. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks as a browser would, but decodes nothing and follows nothing. */
export function ask(address: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(address, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) })
      );
    })
      .on("error", reject)
      .end();
  });
}

/** How a browser says a name and its password. */
export const basic = (name: string, password: string): { Authorization: string } => ({
  Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`
});
