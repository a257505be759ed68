import { type ChildProcess, fork } from "node:child_process";
import type { Files } from "../../loaders/archive/plan-files.js";
import { endedText } from "../../loaders/options/fault-text.js";
import { PlainError } from "../../loaders/options/plain-error.js";

const PROGRAM = "scripts/site/compute-plans.ts";

/** Another process that computes the plan whenever it is asked, sooner each time after the first. */
export interface PlanProcess {
  /**
   * The files that the pages read; null after what is wrong with the data has been printed. Throws a plain error when it
   * is the machine or the program that is at fault. One at a time: asked again only when it has answered.
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
      try {
        const plan = await answerOf(asked);
        if (plan === "fault") throw new PlainError("The plan could not be computed, as it says above.");
        return plan === "data" ? null : plan;
      } finally {
        // It has died of something: another one may do better.
        if (asked.exitCode !== null || asked.signalCode !== null) stale = true;
      }
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

type Answer = Files | "data" | "fault";

function answerOf(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle =
      <T>(how: (value: T) => void) =>
      (value: T) => {
        child.off("message", answered).off("exit", ended).off("error", failed);
        how(value);
      };
    const answered = settle((plan: unknown) => resolve(plan as Answer));
    const failed = settle(reject);
    const ended = (code: number | null, signal: NodeJS.Signals | null): void =>
      failed(new PlainError(endedText("The process that computes the plan", code, signal)));
    child.on("message", answered).on("exit", ended).on("error", failed);
    child.send("compute");
  });
}
