// npm run policies: writes the content security policy of scripts/site/policy.ts into every configuration in deploy/.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withPolicies } from "./site/policy.js";

for (const name of readdirSync("deploy")) {
  const path = join("deploy", name);
  const text = readFileSync(path, "utf8");
  if (withPolicies(text) !== text) {
    writeFileSync(path, withPolicies(text));
    console.log(`${path} has the policies of scripts/site/policy.ts now.`);
  }
}
