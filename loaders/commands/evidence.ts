// npm run evidence [forecasts|rules]: measures how good the forecasts are and how often the rules are wrong.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadData } from "../data/load-data.js";
import { backtest } from "../evidence/backtest.js";
import { bandScalingModule } from "../evidence/band-scaling-module.js";
import { projections2014 } from "../evidence/projections-2014.js";
import { quarterPanel } from "../evidence/quarter-panel.js";
import { rowsAsLines } from "../evidence/rows-as-lines.js";
import { quotedRates, ruleEvidence, SEED } from "../evidence/rule-evidence.js";
import { readPublished } from "../sample/published.js";

const today = new Date().toISOString().slice(0, 10);

/** Forecasts first: the rules that project are tried with the bands that the forecasts' errors give. */
const PARTS: Record<string, () => void> = {
  // What was measured, the scaling of bands that the ratings use, and what would have been projected in 2014.
  forecasts: () => {
    const panel = quarterPanel(readPublished("data/sources"));
    const measured = backtest(panel, SEED, today);
    writeFileSync("data/evidence/backtest.json", rowsAsLines(measured));
    writeFileSync("src/rules/models/band-scaling.ts", bandScalingModule(measured.scaling));
    const projections = projections2014(loadData("data"), panel, today);
    writeFileSync("data/evidence/projections-2014.json", rowsAsLines(projections));
  },
  rules: () => {
    const evidence = ruleEvidence(today, (done) => console.log(`  ${done}`));
    writeFileSync("data/evidence/rules.json", rowsAsLines(evidence));
    writeFileSync("data/evidence/false-alarms.json", rowsAsLines(quotedRates(evidence)));
  }
};

/** In a process of its own: a part must read what the part before it wrote, not what was loaded before that. */
function runPart(name: string): void {
  const started = Date.now();
  console.log(`Measuring the ${name}…`);
  const { status } = spawnSync(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), name], {
    stdio: "inherit"
  });
  if (status !== 0) throw new Error(`the evidence for the ${name} could not be made`);
  console.log(`Measured the ${name} in ${Math.round((Date.now() - started) / 1000)} s.`);
}

const part = process.argv[2];
mkdirSync("data/evidence", { recursive: true });
if (part === undefined) Object.keys(PARTS).forEach(runPart);
else if (PARTS[part]) PARTS[part]();
else
  throw new Error(`there is no evidence called “${part}”; expected one of ${Object.keys(PARTS).join(", ")}`);
