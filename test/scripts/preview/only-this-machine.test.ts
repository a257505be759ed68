import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { onlyThisMachine } from "../../../scripts/preview/only-this-machine.js";

let server: Server;
let port: number;
beforeEach(async () => {
  server = createServer((_, response) => response.end("the plan"));
  server.on("upgrade", (_, socket) =>
    socket.end("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n")
  );
  onlyThisMachine(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => void server.close());

interface Answer {
  status: number;
  text: string;
}

/** Asks the server as a browser would that was led here by some name. PORT stands for the server's own. */
function ask(headers: Record<string, string>): Promise<Answer> {
  const own = Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", String(port))]);
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, headers: Object.fromEntries(own) })
      .on("error", reject)
      .on("upgrade", ({ statusCode }, socket) => {
        socket.destroy();
        resolve({ status: statusCode!, text: "" });
      })
      .on("response", async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode!, text });
      })
      .end();
  });
}

const UPGRADE = { Connection: "Upgrade", Upgrade: "websocket" };

describe("the preview answers", () => {
  test.each([
    { Host: "127.0.0.1:PORT" },
    { Host: "localhost:PORT" },
    { Host: "LocalHost:PORT", Origin: "http://localhost:PORT" },
    // By way of a tunnel to another machine, whose end may have another port.
    { Host: "localhost:8443", Origin: "https://localhost:8443" }
  ])("its own pages, asked for as %o", async (headers) => {
    expect(await ask(headers)).toEqual({ status: 200, text: "the plan" });
    expect(await ask({ ...headers, ...UPGRADE })).toEqual({ status: 101, text: "" });
  });

  test.each([
    { Host: "evil.example:PORT" },
    { Host: "evil.example" },
    { Host: "127.0.0.1.evil.example:PORT" },
    { Host: "localhost.evil.example" },
    { Host: "evil.example:PORT", Origin: "http://evil.example:PORT" },
    { Host: "127.0.0.1:PORT", Origin: "http://evil.example" },
    { Host: "127.0.0.1:PORT", Origin: "null" },
    // A page of another program of this machine.
    { Host: "localhost:PORT", Origin: "http://localhost:1" },
    { Host: "localhost:PORT", Origin: "http://127.0.0.1:PORT" }
  ])("nobody that asks as %o", async (headers) => {
    const { status, text } = await ask(headers);
    expect(status).toBe(403);
    expect(text).toMatch(/^The preview (is at|answers) .*\.\n$/s);
    expect(text).not.toContain("the plan");
    expect((await ask({ ...headers, ...UPGRADE })).status).toBe(403);
  });
});
