import { checkCommand } from "./check-command.js";

process.exitCode = checkCommand(process.argv.slice(2));
