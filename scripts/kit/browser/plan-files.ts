import allForces from "plan:all-forces.json";
import dashboard from "plan:dashboard.json";
import rules from "plan:evidence/rules.json";
import histories from "plan:histories.json";

/** A file of a plan that is there already. */
const held = (content: unknown) => ({ json: async <T>(): Promise<T> => content as T });

/** In the kit as one file: the data of its plan, which the file holds. Those of every force are those of its own, too. */
export const planFiles = {
  dashboard: held(dashboard),
  inputs: held(allForces),
  allForces: held(allForces),
  evidence: held(rules),
  histories: held(histories),
  database: { href: "" }
};
