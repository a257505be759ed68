import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ChancesEvidence } from "../../src/views/evidence-files.js";
import type { PositionTrials } from "../../src/views/position-evidence.js";
import { loadData, ownContext } from "../data/load-data.js";
import { backtest } from "../evidence/backtest.js";
import { bandScalingModule } from "../evidence/band-scaling-module.js";
import { bandsEvidence } from "../evidence/bands.js";
import { boroughPanels } from "../evidence/borough-panels.js";
import { chanceEvidence } from "../evidence/chance-evidence.js";
import { changeEvidence } from "../evidence/change/change-evidence.js";
import { planEvidence } from "../evidence/plan-evidence.js";
import { pooledConstants } from "../evidence/pooled-constants.js";
import { positionEvidence } from "../evidence/position-trials.js";
import { projections2014 } from "../evidence/projections-2014.js";
import { quarterPanel } from "../evidence/quarter-panel.js";
import { rowsAsLines } from "../evidence/rows-as-lines.js";
import { quotedRates, ruleEvidence, SEED } from "../evidence/rule-evidence.js";
import { scalingByQuarter } from "../evidence/scaling-by-quarter.js";
import { atOnce } from "../files/at-once.js";
import { textIfThere } from "../files/text-if-there.js";
import { writeWhole } from "../files/write-whole.js";
import { command, runWhenStarted, type Surroundings } from "../options/command.js";
import { oneOf } from "../options/parse-options.js";
import { PlainError } from "../options/plain-error.js";
import { readPublished } from "../sample/published.js";

/** What takes longest, kept from one time to the next: the printed chances, held against simulation, and groups of all sizes. */
const CHANCES = "data/evidence/chances.json";
const POSITION = "data/evidence/position.json";

function earlierOf<T>(path: string): T | undefined {
  const text = textIfThere(path);
  return text === null ? undefined : (JSON.parse(text) as T);
}

const bothPlans = () => ({
  sample: ownContext(loadData("data")),
  london: ownContext(loadData("examples/london"))
});

type Around = Pick<Surroundings, "print" | "today">;

/** Forecasts first: the rules that project are tried with the bands that the forecasts' errors give. */
const PARTS: Record<string, (around: Around) => void> = {
  // What was measured, the scaling of bands that the ratings use and was known earlier, and what would have been projected in 2014.
  forecasts: ({ today }) => {
    const panel = quarterPanel(readPublished("data/sources"));
    const measured = backtest(panel, SEED, today);
    writeWhole("data/evidence/backtest.json", rowsAsLines(measured));
    writeWhole("src/rules/models/band-scaling.ts", bandScalingModule(measured.scalings[1]));
    writeWhole(
      "src/rules/models/pooled-band-scaling.ts",
      bandScalingModule(measured.scalings[2], "POOLED_BAND_SCALING", "the quarters of all forces")
    );
    writeWhole("data/evidence/scaling-by-quarter.json", rowsAsLines(scalingByQuarter(panel, today)));
    const projections = projections2014(loadData("data"), panel, today);
    writeWhole("data/evidence/projections-2014.json", rowsAsLines(projections));
  },
  // Whether bands hold what they promise and chances come true, by both methods, in forces and in boroughs.
  bands: ({ print, today }) => {
    const { plan, settings, data } = loadData("examples/london");
    const boroughs = boroughPanels(data, settings.msg.edition, plan.total!);
    const forces = quarterPanel(readPublished("data/sources"));
    writeWhole("data/evidence/pooled-constants.json", rowsAsLines(pooledConstants(forces, SEED, today)));
    const measured = bandsEvidence(forces, boroughs, SEED, today, print);
    writeWhole("data/evidence/bands.json", rowsAsLines(measured));
  },
  rules: ({ print, today }) => {
    const evidence = ruleEvidence(today, print);
    writeWhole("data/evidence/rules.json", rowsAsLines(evidence));
    writeWhole("data/evidence/false-alarms.json", rowsAsLines(quotedRates(evidence)));
  },
  plan: ({ print, today }) => {
    planEvidence(today, (evidence, done) => {
      writeWhole("data/evidence/plan-life.json", rowsAsLines(evidence));
      print(done);
    });
  },
  // R1's third method against the second: whole years shuffled, simulated histories, R2's target.
  change: ({ print, today }) => {
    changeEvidence(bothPlans(), today, (evidence, done) => {
      writeWhole("data/evidence/change.json", rowsAsLines(evidence));
      print(done);
    });
  },
  // R4's third method against the second, in groups of like and unlike sizes.
  position: ({ print, today }) => {
    positionEvidence(today, earlierOf<PositionTrials>(POSITION), (evidence, done) => {
      writeWhole(POSITION, rowsAsLines(evidence));
      if (done) print(done);
    });
  },
  chances: ({ print, today }) => {
    const plans = bothPlans();
    const earlier = earlierOf<ChancesEvidence>(CHANCES)?.trials ?? [];
    const all = chanceEvidence(plans, today, earlier, (evidence) => {
      print(`${evidence.trials.length} of the series`);
      // What was known of the series that are still to come is kept, should this be stopped.
      const done = new Set(evidence.trials.map(({ series }) => series));
      const still = earlier.filter(({ series }) => !done.has(series));
      writeWhole(CHANCES, rowsAsLines({ ...evidence, trials: [...evidence.trials, ...still] }));
    });
    // What was known of series that are not among those chosen now has gone.
    writeWhole(CHANCES, rowsAsLines(all));
  }
};
const NAMES = Object.keys(PARTS);
const [FIRST, ...OTHERS] = NAMES as [string, ...string[]];

/** As many as a small machine has cores. */
const CORES = 2;

/** Measures how good the forecasts are and how often the rules are wrong, and writes data/evidence. */
export const evidence = command({
  call: "npm run evidence",
  about:
    "Measures how good the forecasts are and how often the rules are wrong, for data/evidence. It takes minutes.",
  options: {
    part: { type: "string", value: NAMES.join("|"), help: "measure this part alone; without it, all" }
  },
  example: "--part rules",
  async run({ part }, around) {
    mkdirSync("data/evidence", { recursive: true });
    if (part === undefined) await runAll(around);
    else {
      const name = oneOf("part", part, NAMES);
      PARTS[name]!({ ...around, print: (done) => around.print(`  ${name}: ${done}`) });
    }
    return 0;
  }
});

async function runAll(around: Around): Promise<void> {
  await runPart(FIRST, around);
  await atOnce(CORES, OTHERS, (name) => runPart(name, around));
}

/** In a process of its own: a part must read what the first wrote, not what was loaded before that. */
async function runPart(name: string, { print }: Around): Promise<void> {
  const started = Date.now();
  print(`Measuring the ${name}…`);
  const args = ["--import", "tsx", fileURLToPath(import.meta.url), "--part", name];
  const [status] = await once(spawn(process.execPath, args, { stdio: "inherit" }), "close");
  if (status !== 0) throw new PlainError(`The evidence for the ${name} could not be made.`);
  print(`Measured the ${name} in ${Math.round((Date.now() - started) / 1000)} s.`);
}

await runWhenStarted(evidence, import.meta.url);
