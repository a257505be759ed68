// Framework's preview, in a process of its own: it can be told to keep quiet, and its faults do not end `npm start`.
import { preview } from "@observablehq/framework/dist/preview.js";
import { refuseNetwork } from "../site/without-network.js";

refuseNetwork();
process.on("unhandledRejection", (reason) =>
  console.error(reason instanceof Error ? reason.message : reason)
);
// The parent is gone, however it went.
process.on("disconnect", () => process.exit());

await preview({
  hostname: "127.0.0.1",
  port: Number(process.argv[2]),
  open: false,
  verbose: false,
  origins: []
});
process.send?.("ready");
