import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasApache } from "../../scripts/machine/ensure-apache.js";
import { startApache } from "./apache.js";
import { servesTheSite } from "./served-site.js";
import { ask, basic, type WebServer } from "./web-server.js";

describe.skipIf(!hasApache())("the site behind Apache, as deploy/apache.conf sets it up", () => {
  let apache: WebServer;
  beforeAll(async () => {
    apache = await startApache();
  });
  afterAll(() => apache?.stop());

  servesTheSite(() => apache, { brotli: true });

  it("asks for a name and its password, with apache-basic.conf", async () => {
    const server = await startApache({ access: "apache-basic.conf" });
    const statusOf = async (path: string, headers = {}) => (await ask(server.origin + path, headers)).status;
    const answers = [
      await statusOf("/"),
      await statusOf("/ratings.json"),
      await statusOf("/ratings.json", { "Accept-Encoding": "br" }),
      await statusOf("/", basic("analyst", "wrong")),
      await statusOf("/", basic("analyst", "a password")),
      await statusOf("/ratings.json", basic("analyst", "a password"))
    ];
    await server.stop();
    expect(answers).toEqual([401, 401, 401, 401, 200, 200]);
  });
});
