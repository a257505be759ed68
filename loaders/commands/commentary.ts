import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { oneOf } from "../options/parse-options.js";
import { COMMENTARY_FORMATS, type CommentaryFormat, commentaryText } from "../releases/commentary-text.js";
import { commentedPlan } from "../releases/commented-plan.js";

/** Prints what a reader of the plan should know first, as Markdown or plain text to start a report from. */
export const commentary = command({
  call: "npm run --silent commentary",
  about:
    "Writes what to know first of a plan, the most important first: figures to check, new reds, reds without a\n" +
    "response, readings that disagree, colours that rest on little, and what was revised since the newest release.\n" +
    "Every sentence is made from evidence.",
  options: {
    format: {
      type: "string",
      value: COMMENTARY_FORMATS.join("|"),
      default: "markdown",
      help: "Markdown, or plain text"
    },
    ...DATA_OPTION
  },
  example: "--data my-plan --format text",
  run({ format, data }, { print }) {
    const as = oneOf("format", format, COMMENTARY_FORMATS) as CommentaryFormat;
    const commented = commentedPlan(chosenFolder(data));
    print(commentaryText(commented.file, commented, as));
    return 0;
  }
});

await runWhenStarted(commentary, import.meta.url);
