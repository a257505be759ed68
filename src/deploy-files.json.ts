// The configurations of web servers that the deploy page shows, from the files that are handed over.
import { deployFiles } from "../loaders/archive/deploy-files.js";

process.stdout.write(JSON.stringify(deployFiles("deploy")));
