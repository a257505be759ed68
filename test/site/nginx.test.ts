import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BROTLI_MODULE, hasNginx } from "../../scripts/machine/ensure-nginx.js";
import { startNginx } from "./nginx.js";
import { servesTheSite } from "./served-site.js";
import { ask, basic, type WebServer } from "./web-server.js";

describe.skipIf(!hasNginx())("the site behind nginx, as deploy/nginx.conf sets it up", () => {
  const brotli = existsSync(BROTLI_MODULE);
  let nginx: WebServer;
  beforeAll(async () => {
    nginx = await startNginx({ brotli });
  });
  afterAll(() => nginx?.stop());

  servesTheSite(() => nginx, { brotli });

  it("sends gzip when nginx has no brotli", async () => {
    const plain = await startNginx({ brotli: false });
    const { headers } = await ask(`${plain.origin}/`, { "Accept-Encoding": "gzip, br" });
    await plain.stop();
    expect(headers["content-encoding"]).toBe("gzip");
  });

  it("asks for a name and its password, with control-lines-access-basic.conf", async () => {
    const server = await startNginx({ brotli: false, access: "control-lines-access-basic.conf" });
    const statusOf = async (path: string, headers = {}) => (await ask(server.origin + path, headers)).status;
    const answers = [
      await statusOf("/"),
      await statusOf("/ratings.json"),
      await statusOf("/", basic("analyst", "wrong")),
      await statusOf("/", basic("analyst", "a password")),
      await statusOf("/ratings.json", basic("analyst", "a password"))
    ];
    await server.stop();
    expect(answers).toEqual([401, 401, 401, 200, 200]);
  });

  describe("with control-lines-access-sign-on.conf", () => {
    let signOn: Server;
    let server: WebServer;
    beforeAll(async () => {
      // Stands for the program that knows who is signed in: here, who has its cookie.
      signOn = createServer(({ url, headers }, response) => {
        const signedIn = headers.cookie === "signed=in";
        if (url === "/oauth2/auth") response.writeHead(signedIn ? 202 : 401).end();
        else response.writeHead(200).end(`Sign in, then ${headers["x-auth-request-redirect"]}: ${url}`);
      });
      const port = await new Promise<number>((resolve) =>
        signOn.listen(0, "127.0.0.1", () => resolve((signOn.address() as { port: number }).port))
      );
      server = await startNginx({ brotli: false, access: "control-lines-access-sign-on.conf", signOn: port });
    });
    afterAll(async () => {
      await server?.stop();
      signOn?.close();
    });

    it("sends those who are not signed in to where they can, and back to the page", async () => {
      const { status, headers } = await ask(`${server.origin}/measures/all-crime.html?period=2014-08`);
      expect(status).toBe(302);
      expect(headers["cache-control"]).toBe("no-store");
      const there = await ask(new URL(headers.location!, server.origin).href);
      expect(there.body.toString()).toMatch(/^Sign in.*rd=\/measures\/all-crime\.html\?period=2014-08$/);
    });

    it("shows the site to who is signed in, and nothing of it to others", async () => {
      const signedIn = { Cookie: "signed=in" };
      expect((await ask(`${server.origin}/ratings.json`, signedIn)).status).toBe(200);
      expect((await ask(`${server.origin}/ratings.json`)).status).toBe(302);
      expect((await ask(`${server.origin}/ratings.json`, signedIn)).headers["x-content-type-options"]).toBe(
        "nosniff"
      );
      expect((await ask(`${server.origin}/oauth2/auth`)).status).toBe(404);
    });
  });
});
