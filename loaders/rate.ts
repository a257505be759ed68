import { rateCommand } from "./rate-command.js";

process.exitCode = rateCommand(process.argv.slice(2));
