import { formatProblems } from "./data/format-problems.js";
import { readData } from "./data/read-data.js";

const { problems } = readData(process.argv[2] ?? "data");
if (problems.length > 0) console.error(formatProblems(problems));
else console.log("No problems found.");
process.exitCode = problems.length > 0 ? 1 : 0;
