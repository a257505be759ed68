// Started by `npm start`: computes the plan each time it is asked to, and remembers what a change does not touch.

import { planFiles } from "../archive/plan-files.js";
import { planMemory } from "../archive/plan-memory.js";
import { archiveOf } from "../archive/write-archive.js";
import { chosenFolder } from "../options/chosen-folder.js";

const memory = planMemory();
process.on("message", async () => {
  process.send!(await archiveOf(() => planFiles(chosenFolder(), memory)));
});
