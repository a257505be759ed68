import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BROTLI_MODULE } from "../../scripts/machine/ensure-nginx.js";
import { DIST } from "../../scripts/site/folders.js";
import { freePort, replaced, SUB_PATH, startServer, type WebServer } from "./web-server.js";

/** What nginx is set up with, beside deploy/nginx.conf. */
export interface NginxOptions {
  brotli: boolean;
  /** A file of deploy/ that says who may see the site; everybody without it. */
  access?: string;
  /** Port of the program that this asks who is signed in. */
  signOn?: number;
  dist?: string;
}

/** The name “analyst” with “a password”, as htpasswd writes them: {PLAIN} is nginx's own way for a test. */
const NAMES = "analyst:{PLAIN}a password\n";

/**
 * Starts nginx on this machine only, with the supplied configuration and nothing changed in it but where it listens
 * and where the files are: a built site at the root, and again at {@link SUB_PATH}.
 */
export async function startNginx(options: NginxOptions): Promise<WebServer> {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-nginx-"));
  const port = await freePort();
  writeConfiguration(folder, port, options);
  const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")];
  return startServer("nginx", args, { folder, port });
}

function writeConfiguration(
  folder: string,
  port: number,
  { brotli, access, signOn, dist = DIST }: NginxOptions
): void {
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
  if (access) {
    const text = readFileSync(join("deploy", access), "utf8");
    const asked = "http://127.0.0.1:4180";
    writeFileSync(join(folder, access), signOn ? text.replaceAll(asked, `http://127.0.0.1:${signOn}`) : text);
    writeFileSync(join(folder, "control-lines.htpasswd"), NAMES);
  }
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
