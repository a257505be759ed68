import { spawnSync } from "node:child_process";
import { loadData } from "../../loaders/data/load-data.js";
import { addMonths } from "../../src/plan/month.js";
import { planMeasures } from "../../src/plan/plan.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { xmrLimits } from "../../src/statistics/control-limits/xmr.js";
import { forecastSmoothed, smooth } from "../../src/statistics/forecasts/exponential-smoothing.js";
import { measureDossier } from "../../src/views/measure-dossier.js";

/** What rating costs: milliseconds for one plan, seconds for all forces and months, and the ratio to R. */
export interface RatingCost {
  planMilliseconds: number;
  planWithFansMilliseconds: number;
  allForcesSeconds: number;
  plans: number;
  /** Milliseconds for one control chart and one smoothing forecast; `r` is null where R is not installed. */
  chart: { node: number; r: number | null };
}

const WARM_UP = 20;
const REPEATS = 30;
const MONTHS = 120;
const CHART_REPEATS = 2000;
const SMOOTHING = { alpha: 0.3, beta: 0.02, gamma: 0.15, phi: 1 };
const HORIZON = 12;

/** Median time of a run, in milliseconds, after a warm-up. */
function medianMilliseconds(run: () => void): number {
  for (let i = 0; i < WARM_UP; i++) run();
  const times = Array.from({ length: REPEATS }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[REPEATS / 2]!;
}

/** Rates the plan, then every force over ten years of months, then compares one chart with R. */
export function ratingCost(folder: string): RatingCost {
  const checked = loadData(folder);
  const { plan, data } = checked;
  const own = { ...checked, force: plan.force, period: plan.periodEnd };
  const started = performance.now();
  for (const force of data.forces) {
    for (let i = 0; i < MONTHS; i++) {
      ratePlan({ ...own, force: force.id, period: addMonths(plan.periodEnd, i - MONTHS + 1) });
    }
  }
  const allForcesSeconds = (performance.now() - started) / 1000;
  const counts = Object.values(data.series)[0]![plan.force]!.counts as number[];
  return {
    planMilliseconds: medianMilliseconds(() => ratePlan(own)),
    planWithFansMilliseconds: medianMilliseconds(() => {
      for (const { measure, priority } of planMeasures(plan)) measureDossier(measure, priority, own);
    }),
    allForcesSeconds,
    plans: data.forces.length * MONTHS,
    chart: { node: chartMilliseconds(counts), r: chartMillisecondsInR(counts) }
  };
}

/** Lines of an XmR chart, and a year's forecast by additive smoothing of the logarithms with given constants. */
function chartMilliseconds(counts: readonly number[]): number {
  const logs = counts.map(Math.log);
  const before = { level: logs[0]!, trend: 0, season: new Array(12).fill(0) };
  const started = performance.now();
  for (let i = 0; i < CHART_REPEATS; i++) {
    xmrLimits(counts, 1.96);
    const { state } = smooth(logs, SMOOTHING, before);
    forecastSmoothed(SMOOTHING, state, 1, HORIZON);
  }
  return (performance.now() - started) / CHART_REPEATS;
}

/** The same work by base R: its own HoltWinters filter in C, and the same moving ranges. */
function chartMillisecondsInR(counts: readonly number[]): number | null {
  const { alpha, beta, gamma } = SMOOTHING;
  const script = `
    x <- c(${counts.join(",")}); y <- ts(log(x), frequency = 12)
    work <- function() {
      m <- mean(x); r <- mean(abs(diff(x))) / 1.128; c(m - 1.96 * r, m + 1.96 * r)
      h <- HoltWinters(y, alpha = ${alpha}, beta = ${beta}, gamma = ${gamma},
                       l.start = y[1], b.start = 0, s.start = rep(0, 12))
      predict(h, ${HORIZON}, prediction.interval = TRUE)
    }
    invisible(work()); cat(system.time(for (i in 1:${CHART_REPEATS}) work())[["elapsed"]] / ${CHART_REPEATS} * 1000)`;
  const { status, stdout } = spawnSync("Rscript", ["-e", script], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : null;
}
