// Started by builds and by `npm start`: computes the plan each time it is asked to, and remembers what a change does not touch.
import { computePlan } from "../../loaders/archive/compute-plan.js";
import { planMemory } from "../../loaders/archive/plan-memory.js";
import { chosenFolder } from "../../loaders/options/chosen-folder.js";

const memory = planMemory();
process.on("message", async () => {
  const plan = await computePlan(chosenFolder(), memory);
  // Who asked may be gone by now, and nobody is left to be told that.
  process.send?.(plan, undefined, undefined, (error) => error && process.exit());
});
process.on("disconnect", () => process.exit());
