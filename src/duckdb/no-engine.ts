// In the place of `engine.ts` and `engine-missing.ts` in a site that is built without the database engine.
import { DatabaseError } from "./database-error.js";
import type { Engine } from "./engine.js";

export const engineMissing =
  "This site was built without its database engine, so no question in SQL can be answered here. Everything else on the page is as it is with it.";

/** Says why there is none. */
export async function startEngine(): Promise<Engine> {
  throw new DatabaseError(engineMissing);
}
