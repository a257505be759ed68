import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** What this machine calls itself. */
const NAMES: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Answers only browsers of this machine that ask for it by its own name, from its own pages: a page of another site could
 * otherwise have its name lead here (DNS rebinding) and read the plan. Call it when the server has all its listeners.
 */
export function onlyThisMachine(server: Server): void {
  guard<[ServerResponse]>(server, "request", (reason, response) => {
    response.writeHead(403, { "Content-Type": "text/plain; charset=utf-8" }).end(`${reason}\n`);
  });
  guard<[Duplex, Buffer]>(server, "upgrade", (_, socket) => {
    socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
  });
}

/** Puts a look at each request in front of the listeners to an event. */
function guard<Rest extends unknown[]>(
  server: Server,
  event: "request" | "upgrade",
  refuse: (reason: string, ...rest: Rest) => void
): void {
  const listeners = server.listeners(event) as ((request: IncomingMessage, ...rest: Rest) => void)[];
  server.removeAllListeners(event);
  server.on(event, (request: IncomingMessage, ...rest: Rest) => {
    const reason = strangeness(request.headers);
    if (reason === null) for (const listener of listeners) listener.call(server, request, ...rest);
    else refuse(reason, ...rest);
  });
}

/** Why a request is not answered; null when it is one from this machine and this site. */
export function strangeness({ host = "", origin }: IncomingHttpHeaders): string | null {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  if (!NAMES.includes(name))
    return `The preview is at http://127.0.0.1 of this machine, and not at “${host}”. Open it there.`;
  if (origin === undefined || origin.replace(/^https?:\/\//, "").toLowerCase() === host.toLowerCase())
    return null;
  return `The preview answers its own pages only, and not those of “${origin}”.`;
}
