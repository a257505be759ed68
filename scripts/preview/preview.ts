// Framework's preview, in a process of its own: it can be told to keep quiet, and its faults do not end `npm start`.
import { PREVIEW } from "../site/folders.js";
import { refuseNetwork } from "../site/without-network.js";
import { servePreview } from "./preview-server.js";

refuseNetwork();
process.on("unhandledRejection", (reason) =>
  console.error(reason instanceof Error ? reason.message : reason)
);
// The parent is gone, however it went.
process.on("disconnect", () => process.exit());

await servePreview(PREVIEW, Number(process.argv[2]));
process.send?.("ready");
