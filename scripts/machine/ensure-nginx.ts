import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { aptInstall, mayInstall } from "./apt-get.js";

/** Where Debian's package keeps nginx's module that sends brotli copies. */
export const BROTLI_MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

const PACKAGES = ["nginx-light", "libnginx-mod-http-brotli-static"];

/** Is there an nginx to try the supplied configuration in? */
export const hasNginx = (): boolean => spawnSync("nginx", ["-v"]).status === 0;

/** The same; on Debian, as root, it is installed when there is none. Says what is missing. */
export function ensureNginx(): boolean {
  if (!(hasNginx() && existsSync(BROTLI_MODULE)) && mayInstall()) {
    aptInstall(PACKAGES, "to test the supplied configuration in");
  }
  if (hasNginx()) return true;
  console.error(
    "There is no nginx: the tests of deploy/nginx.conf are left out. On Debian: apt-get install nginx."
  );
  return false;
}
