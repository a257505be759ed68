import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { askedPort, busyPortMessage, isFree } from "../../../scripts/machine/port.js";

describe("askedPort(text)", () => {
  it("is 3000 when nothing is asked for", () => {
    expect(askedPort("")).toBe(3000);
  });

  it("is the port asked for", () => {
    expect(askedPort("8080")).toBe(8080);
  });

  it.each(["80 80", "0", "65536", "3000.5", "web"])("refuses %s, and says what it expects", (text) => {
    expect(() => askedPort(text)).toThrow(
      `PORT is “${text}”; expected a whole number from 1 to 65535, such as PORT=3001 npm start`
    );
  });
});

it("isFree(port) is false while something listens on the port, and true afterwards", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  expect(await isFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isFree(port)).toBe(true);
});

it("busyPortMessage(port) offers the next port", () => {
  expect(busyPortMessage(3000)).toContain("PORT=3001 npm start");
});
