import { rateCommand } from "./rate-command.js";

// A reader such as `head` may stop listening before all is printed: that is no fault of the command.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = rateCommand(process.argv.slice(2));
