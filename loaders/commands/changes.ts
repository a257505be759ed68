// npm run changes [-- --since 2014-09]: what has moved since a release, and what moved it.
import { changesCommand } from "./changes-command.js";

// A reader such as `head` may stop listening before all is printed: that is no fault of the command.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = changesCommand(process.argv.slice(2));
