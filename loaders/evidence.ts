import { mkdirSync, writeFileSync } from "node:fs";
import { falseAlarms } from "./evidence/false-alarms.js";

const RUNS = 4000;
const SEED = 20140930;

mkdirSync("data/evidence", { recursive: true });
const today = new Date().toISOString().slice(0, 10);
writeFileSync(
  "data/evidence/false-alarms.json",
  `${JSON.stringify(falseAlarms(RUNS, SEED, today), null, 2)}\n`
);
