import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";

/** A web server of a folder, on this machine only. */
export interface FolderServer {
  /** Its address, without a slash at the end. */
  origin: string;
  close(): Promise<void>;
}

/**
 * Serves a folder as a plain web server does: parts of files on request, no address without its ".html", except that of
 * a folder. The folder must not change while it is served.
 */
export async function serveFolder(folder: string, port = 0): Promise<FolderServer> {
  const files = sirv(folder, { etag: true, extensions: [] });
  const server = createServer((request, response) => {
    // The page of a folder; without extensions to try, sirv does not look for it.
    request.url = request.url?.replace(/\/(?=$|\?)/, "/index.html");
    files(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found");
    });
  });
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(port, "127.0.0.1", resolve)
  );
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}
