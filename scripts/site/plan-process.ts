import { type ChildProcess, fork } from "node:child_process";
import type { Files } from "../../loaders/archive/plan-files.js";

const PROGRAM = "scripts/site/compute-plans.ts";

/** Another process that computes the plan whenever it is asked, sooner each time after the first. */
export interface PlanProcess {
  /**
   * The files that the pages read; null after what is wrong with the data has been printed. One at a time: asked again
   * only when it has answered.
   */
  compute(): Promise<Files | null>;
  /** What computes has changed: the next plan is computed by a new process. */
  renew(): void;
  /** Ends the process: nothing more will be asked. */
  end(): void;
}

/** A process that starts when it is first asked, and ends with this one. */
export function planProcess(): PlanProcess {
  let child: ChildProcess | null = null;
  let stale = false;
  const living = (): ChildProcess => {
    if (stale) child?.kill();
    if (!child || stale) child = start();
    stale = false;
    return child;
  };
  return {
    async compute() {
      const asked = living();
      const plan = await answerOf(asked);
      // It has died of something, which it has printed: another one may do better.
      if (asked.exitCode !== null) stale = true;
      return plan;
    },
    renew() {
      stale = true;
    },
    end() {
      child?.kill();
    }
  };
}

const start = (): ChildProcess => fork(PROGRAM, { execArgv: ["--import", "tsx"], serialization: "advanced" });

function answerOf(child: ChildProcess): Promise<Files | null> {
  return new Promise((resolve, reject) => {
    const settle =
      <T>(how: (value: T) => void) =>
      (value: T) => {
        child.off("message", answered).off("exit", ended).off("error", failed);
        how(value);
      };
    const answered = settle((plan: unknown) => resolve(plan as Files | null));
    const ended = settle(() => resolve(null));
    const failed = settle(reject);
    child.on("message", answered).on("exit", ended).on("error", failed);
    child.send("compute");
  });
}
