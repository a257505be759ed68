// Started by `npm start`: computes the plan each time it is asked to, and remembers what a change does not touch.
import { chosenFolder } from "./data/chosen-folder.js";
import { planFiles } from "./plan-archive.js";
import { planMemory } from "./plan-memory.js";
import { archiveOf } from "./write-archive.js";

const memory = planMemory();
process.on("message", async () => {
  process.send!(await archiveOf(() => planFiles(chosenFolder(), memory)));
});
