import { RATING_COLOURS } from "../../src/charts/ratings/rating-colours.js";

/** The style sheet of the ratings' colours, beside the list that it is made of. */
export const RATING_COLOURS_CSS = "src/charts/ratings/rating-colours.css";

/** The text of that style sheet: a custom property a colour, for light and for dark pages. */
export function ratingColoursCss(): string {
  return `/* Made by \`npm run colours\` of the list in rating-colours.ts: change a colour there. */

:root {
${properties("light", "  ")}
}

@media screen and (prefers-color-scheme: dark) {
  :root {
${properties("dark", "    ")}
  }
}
`;
}

function properties(shade: "light" | "dark", indent: string): string {
  return Object.entries(RATING_COLOURS)
    .flatMap(([rating, uses]) =>
      Object.entries(uses).map(([use, colour]) => `${indent}--${rating}-${use}: ${colour[shade]};`)
    )
    .join("\n");
}
