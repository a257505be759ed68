import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { withPolicies } from "./site/policy.js";

/** Writes the content security policy of scripts/site/policy.ts into every configuration in deploy/. */
export const policies = command({
  call: "npm run policies",
  about: "Writes the content security policy of scripts/site/policy.ts into every configuration in deploy/.",
  options: {},
  example: "",
  run(_, { print }) {
    for (const name of readdirSync("deploy")) {
      const path = join("deploy", name);
      const text = readFileSync(path, "utf8");
      if (withPolicies(text) === text) continue;
      writeFileSync(path, withPolicies(text));
      print(`${path} has the policies of scripts/site/policy.ts now.`);
    }
    return 0;
  }
});

await runWhenStarted(policies, import.meta.url);
