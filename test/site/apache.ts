import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { APACHE_MODULES } from "../../scripts/machine/ensure-apache.js";
import { DIST } from "../../scripts/site/folders.js";
import { freePort, replaced, SUB_PATH, startServer, type WebServer } from "./web-server.js";

/** What Debian's Apache has by itself, and what deploy/apache.conf and apache-basic.conf say is to be enabled. */
const MODULES =
  "mpm_event authz_core authn_core authz_user authn_file auth_basic dir mime headers rewrite deflate filter".split(
    " "
  );

/** The name “analyst” with “a password”, as `htpasswd -s` writes them: the Base64 of their SHA-1. */
const NAMES = "analyst:{SHA}eEfrmVcfx6ZyitJ77p50R9tB0KI=\n";

/**
 * Starts Apache on this machine only, as Debian sets it up, with the supplied configuration and nothing changed in it but where the
 * files are: the built site at the root, and again at {@link SUB_PATH}. `access` is a file of deploy/ that stands in the place that it says.
 */
export async function startApache({ access }: { access?: string } = {}): Promise<WebServer> {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-apache-"));
  // Apache does not serve as root: the site is copied to where anybody may read it.
  chmodSync(folder, 0o755);
  const root = join(folder, "root");
  cpSync(DIST, root, { recursive: true });
  mkdirSync(join(root, SUB_PATH, ".."), { recursive: true });
  symlinkSync(root, join(root, SUB_PATH));
  const port = await freePort();
  writeFileSync(join(folder, "apache2.conf"), configuration(folder, root, port, access));
  const args = ["-d", folder, "-f", join(folder, "apache2.conf"), "-D", "FOREGROUND"];
  return startServer("apache2", args, { folder, port });
}

function configuration(folder: string, root: string, port: number, access?: string): string {
  const site = replaced(
    readFileSync("deploy/apache.conf", "utf8"),
    "<Directory /var/www/control-lines>",
    `<Directory ${root}>`
  );
  writeFileSync(join(folder, "names"), NAMES);
  const lines = access && readFileSync(join("deploy", access), "utf8");
  const named =
    lines &&
    replaced(
      lines,
      "AuthUserFile /etc/apache2/control-lines.htpasswd",
      `AuthUserFile ${join(folder, "names")}`
    );
  return [
    ...MODULES.map((name) => `LoadModule ${name}_module ${APACHE_MODULES}/mod_${name}.so`),
    `Listen 127.0.0.1:${port}`,
    `ServerName 127.0.0.1\nDocumentRoot ${root}\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log`,
    ...(process.getuid?.() === 0 ? ["User www-data\nGroup www-data"] : []),
    // Debian's own.
    "TypesConfig /etc/mime.types",
    "<Directory />\nOptions FollowSymLinks\nAllowOverride None\nRequire all denied\n</Directory>",
    "AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css text/javascript application/javascript",
    named ? replaced(site, "    Require all granted\n", named) : site
  ].join("\n");
}
