import { createServer } from "node:net";
import { PlainError } from "../../loaders/options/plain-error.js";

/** The port asked for by the environment variable PORT, 3000 without it. Throws a plain error that says what it must be. */
export function askedPort(text = process.env.PORT): number {
  if (!text) return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new PlainError(
      `PORT is “${text}”; expected a whole number from 1 to 65535, such as PORT=3001 npm start`
    );
  }
  return port;
}

/** Can this machine's own address be listened on at this port? */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** What to say about a port that something else listens on. */
export function busyPortMessage(port: number): string {
  return (
    `Port ${port} is busy: another program, perhaps an earlier npm start, is listening on it.\n` +
    `Stop that program, or choose another port: PORT=${port + 1} npm start`
  );
}
