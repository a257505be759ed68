import { OUTER, SHEWHART } from "../../views/xmr-rules.js";
import type { XmrSignal } from "../../views/xmr-view.js";
import { decimalsOf, formatNumber } from "../../words/format.js";

/** A signal in words that follow a month and its count: "above the line at 3 standard deviations". `z` is that of the inner lines. */
export function signalWords({ rule, direction }: Pick<XmrSignal, "rule" | "direction">, z: number): string {
  const up = direction === "up";
  const side = up ? "above" : "below";
  switch (rule) {
    case "beyond":
      return `${side} the line at ${SHEWHART} standard deviations`;
    case "one-side":
      return `at least 8 in a row ${side} the mean`;
    case "trending":
      return `at least 6 in a row ${up ? "rising" : "falling"}`;
    case "two-of-three":
      return `2 of 3 more than ${OUTER} standard deviations ${side} the mean`;
    case "beyond-z":
      return `${side} the line at ${formatNumber(z, decimalsOf(z))} alone, a weaker sign`;
  }
}
