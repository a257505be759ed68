import { readFileSync } from "node:fs";
import { checkClaims as claimsIn } from "../../src/claims/check-claims.js";
import { VERDICTS } from "../../src/claims/claim.js";
import { claimText, countsOfClaims } from "../../src/claims/claims-text.js";
import { planFacts } from "../../src/claims/plan-facts.js";
import { ratedPlan } from "../data/rated-plan.js";
import { textIfThere } from "../files/text-if-there.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { oneOf } from "../options/parse-options.js";
import { UsageError } from "../options/plain-error.js";

const STANDARD_INPUT = 0;

/** Holds a text against the plan's figures. Its exit code is 1 when a claim of the text is contradicted. */
export const checkClaims = command({
  call: "npm run --silent check-claims",
  about:
    "Holds the figures, directions, colours and positions of a text against the plan: each is found, contradicted (with the\n" +
    "right value), not supported by any figure, or cannot be judged. Ends with 1 when something is contradicted.",
  options: {
    text: { type: "string", value: "FILE", help: "the text; without it, what is typed or piped in" },
    format: {
      type: "string",
      value: "text|json",
      default: "text",
      help: "text to read, or JSON for programs"
    },
    ...DATA_OPTION
  },
  example: "--data my-plan --text speech.txt",
  run({ text: file, format, data }, { print }) {
    const as = oneOf("format", format, ["text", "json"]);
    const text = textOf(file);
    const rated = ratedPlan(chosenFolder(data));
    const facts = planFacts(rated.plan, rated.data, rated.rating);
    const claims = claimsIn(text, facts);
    const byVerdict = VERDICTS.toReversed().flatMap((verdict) =>
      claims.filter((claim) => claim.verdict === verdict)
    );
    print(
      as === "json"
        ? JSON.stringify(claims, null, 2)
        : [...byVerdict.map(claimText), countsOfClaims(claims)].join("\n")
    );
    return claims.some(({ verdict }) => verdict === "contradicted") ? 1 : 0;
  }
});

function textOf(file: string | undefined): string {
  const text = file === undefined ? readFileSync(STANDARD_INPUT, "utf8") : textIfThere(file);
  if (text === null)
    throw new UsageError(`--text is “${file}”, where there is no file; expected a file of text`);
  if (text.trim() === "") throw new UsageError("the text is empty; expected a paragraph or more");
  return text;
}

await runWhenStarted(checkClaims, import.meta.url);
