// The configurations of web servers that the deploy page shows, from the files that are handed over.
import { readdirSync, readFileSync } from "node:fs";

const names = readdirSync("deploy").sort();
const files = names.map((name) => ({ name, text: readFileSync(`deploy/${name}`, "utf8") }));
process.stdout.write(JSON.stringify(files));
