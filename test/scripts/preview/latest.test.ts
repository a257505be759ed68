import { expect, it } from "vitest";
import { latest } from "../../../scripts/preview/latest.js";

/** A task that ends when it is told to, and counts its runs. */
function controlled(): { runs: number; task: () => Promise<void>; end: () => void } {
  const state = {
    runs: 0,
    end: () => {},
    task: () => {
      state.runs++;
      return new Promise<void>((resolve) => {
        state.end = resolve;
      });
    }
  };
  return state;
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it("latest(task) runs once more, and only once, for any number of requests made during a run", async () => {
  const state = controlled();
  const run = latest(state.task);
  const first = run();
  run();
  run();
  expect(state.runs).toBe(1);
  state.end();
  await turn();
  expect(state.runs).toBe(2);
  state.end();
  await first;
  expect(state.runs).toBe(2);
});

it("latest(task) runs again for a request made after a run", async () => {
  const state = controlled();
  const run = latest(state.task);
  const first = run();
  state.end();
  await first;
  const second = run();
  state.end();
  await second;
  expect(state.runs).toBe(2);
});
