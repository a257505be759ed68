import { writeFileSync } from "node:fs";
import { command, runWhenStarted } from "../loaders/options/command.js";
import { RATING_COLOURS_CSS, ratingColoursCss } from "./site/rating-colours-css.js";

/** Writes the colours of ratings for style sheets, from the list that charts draw with. */
export const colours = command({
  call: "npm run colours",
  about: `Writes the colours of ratings into ${RATING_COLOURS_CSS}, from the list that charts draw with.`,
  options: {},
  example: "",
  run(_, { print }) {
    writeFileSync(RATING_COLOURS_CSS, ratingColoursCss());
    print(`Wrote ${RATING_COLOURS_CSS}.`);
    return 0;
  }
});

await runWhenStarted(colours, import.meta.url);
