import { pointName } from "../../charts/frame/series-points.js";
import { signalWords } from "../../charts/spc/signal-words.js";
import { element } from "../../kit/element.js";
import type { Month } from "../../plan/month.js";
import type { XmrSignal } from "../../views/xmr-view.js";
import { formatMean, formatNumber } from "../../words/format.js";

/** What a table of signals is of. */
interface SignalsOf {
  monthsPerPeriod: 1 | 3;
  /** Standard deviations from the mean to the inner lines. */
  z: number;
  /** Were the counts judged without their season? */
  isAdjusted: boolean;
}

/** Every month with a signal, its count, what that is without the season where it is removed, and the rules that name it in words. */
export function xmrSignals(
  signals: readonly XmrSignal[],
  { monthsPerPeriod, z, isAdjusted }: SignalsOf
): HTMLElement {
  if (signals.length === 0) return element("p", {}, "No rule names any month.");
  const byMonth = new Map<Month, XmrSignal[]>();
  for (const signal of signals) byMonth.set(signal.month, [...(byMonth.get(signal.month) ?? []), signal]);
  const period = monthsPerPeriod === 1 ? "Month" : "Quarter";
  const headings = [period, "Offences", ...(isAdjusted ? ["Season removed"] : []), "Signals"];
  const cells = (named: XmrSignal[]) => [
    element("th", { scope: "row" }, pointName(named[0]!.month, monthsPerPeriod)),
    element("td", {}, formatNumber(named[0]!.count)),
    isAdjusted && element("td", {}, formatMean(named[0]!.value)),
    element("td", {}, named.map((signal) => signalWords(signal, z)).join("; "))
  ];
  return element(
    "div",
    { class: "measure-table", tabindex: 0, role: "region", "aria-label": "Signals in words" },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element("tr", {}, ...headings.map((text) => element("th", { scope: "col" }, text)))
      ),
      element("tbody", {}, ...[...byMonth.values()].map((named) => element("tr", {}, ...cells(named))))
    )
  );
}
