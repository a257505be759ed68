import { writeFileSync } from "node:fs";
import { RATING_COLOURS_CSS, ratingColoursCss } from "./site/rating-colours-css.js";

writeFileSync(RATING_COLOURS_CSS, ratingColoursCss());
