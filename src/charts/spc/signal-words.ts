import type { XmrSignal } from "../../views/xmr-view.js";

/** A signal in words that follow a month and its count: "above the upper line". */
export function signalWords({ rule, direction }: Pick<XmrSignal, "rule" | "direction">): string {
  const up = direction === "up";
  switch (rule) {
    case "beyond":
      return up ? "above the upper line" : "below the lower line";
    case "one-side":
      return `at least 8 in a row ${up ? "above" : "below"} the mean`;
    case "trending":
      return `at least 6 in a row ${up ? "rising" : "falling"}`;
    case "two-of-three":
      return `2 of 3 beyond two thirds of the way to the ${up ? "upper" : "lower"} line`;
  }
}
