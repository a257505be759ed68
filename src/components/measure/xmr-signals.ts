import { pointName } from "../../charts/frame/series-points.js";
import { signalWords } from "../../charts/spc/signal-words.js";
import { element } from "../../kit/element.js";
import type { Month } from "../../plan/month.js";
import type { XmrSignal } from "../../views/xmr-view.js";
import { formatNumber } from "../../words/format.js";

/** Every month with a signal, with the rules that name it in words. */
export function xmrSignals(signals: readonly XmrSignal[], monthsPerPeriod: 1 | 3): HTMLElement {
  if (signals.length === 0) return element("p", {}, "No rule names any month.");
  const byMonth = new Map<Month, XmrSignal[]>();
  for (const signal of signals) byMonth.set(signal.month, [...(byMonth.get(signal.month) ?? []), signal]);
  const heading = monthsPerPeriod === 1 ? "Month" : "Quarter";
  const cells = (named: XmrSignal[]) => [
    element("th", { scope: "row" }, pointName(named[0]!.month, monthsPerPeriod)),
    element("td", {}, formatNumber(named[0]!.value)),
    element("td", {}, named.map(signalWords).join("; "))
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
        element(
          "tr",
          {},
          ...[heading, "Offences", "Signals"].map((text) => element("th", { scope: "col" }, text))
        )
      ),
      element("tbody", {}, ...[...byMonth.values()].map((named) => element("tr", {}, ...cells(named))))
    )
  );
}
