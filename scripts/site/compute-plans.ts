// Started by builds and by `npm start`: computes the plan each time it is asked to, and remembers what a change does not touch.
import { computePlan } from "../../loaders/archive/compute-plan.js";
import { planMemory } from "../../loaders/archive/plan-memory.js";
import { chosenFolder } from "../../loaders/options/chosen-folder.js";

const memory = planMemory();
process.on("message", async () => {
  process.send!(await computePlan(chosenFolder(), memory));
});
