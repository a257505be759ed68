// npm run release -- --label 2014-09: keeps the plan as it is now, so that what changes later can be told.
import { releaseCommand } from "./release-command.js";

process.exitCode = releaseCommand(process.argv.slice(2));
