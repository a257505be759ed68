import { element } from "../../kit/element.js";
import { formatMonth, type Month } from "../../plan/month.js";

export interface HistoryPlayer {
  element: HTMLElement;
  /** Shows a month as chosen. */
  show(month: Month): void;
}

/** How long a month stands while the months play, in milliseconds: long enough to see what changed. */
const MONTH_STANDS = 700;

const STILL =
  "Your system asks for less motion, so the months do not play by themselves; the buttons and the slider move them.";

/** Slider, steps and play over months. The months do not play for readers whose system asks for less motion. */
export function historyPlayer(options: {
  months: readonly Month[];
  published: Month;
  signal: AbortSignal | undefined;
  onMonth: (month: Month) => void;
}): HistoryPlayer {
  const { months, published, signal, onMonth } = options;
  const last = months.length - 1;
  let at = Math.max(0, months.indexOf(published));
  let timer: ReturnType<typeof setInterval> | undefined;
  const pause = () => {
    clearInterval(timer);
    timer = undefined;
    play.textContent = "Play";
  };
  const to = (index: number) => onMonth(months[Math.max(0, Math.min(last, index))]!);
  const choose = (index: number) => {
    pause();
    to(index);
  };
  const start = () => {
    play.textContent = "Pause";
    if (at === last) to(0);
    timer = setInterval(() => {
      if (at === last) pause();
      else to(at + 1);
    }, MONTH_STANDS);
  };
  const button = (text: string, label: string, go: () => void) =>
    element("button", { type: "button", "aria-label": label, title: label, onclick: go }, text);
  const play = element(
    "button",
    { type: "button", onclick: () => (timer === undefined ? start() : pause()) },
    "Play"
  );
  const slider = element("input", {
    id: "history-month",
    type: "range",
    min: 0,
    max: last,
    step: 1,
    value: at,
    oninput: () => choose(Number(slider.value))
  });
  const shown = element("output", { for: "history-month" });
  const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
  play.hidden = still;
  signal?.addEventListener("abort", pause);
  return {
    element: element(
      "div",
      { class: "history-player" },
      element("label", { for: "history-month" }, "Period ended"),
      shown,
      slider,
      element(
        "span",
        { class: "history-buttons" },
        button("«", "A year back", () => choose(at - 12)),
        button("‹", "Previous month", () => choose(at - 1)),
        play,
        button("›", "Next month", () => choose(at + 1)),
        button("»", "A year on", () => choose(at + 12)),
        element(
          "button",
          { type: "button", onclick: () => choose(months.indexOf(published)) },
          `Back to ${formatMonth(published)}`
        )
      ),
      still && element("p", { class: "measure-context" }, STILL)
    ),
    show(month) {
      at = months.indexOf(month);
      slider.value = String(at);
      slider.setAttribute("aria-valuetext", formatMonth(month));
      shown.textContent = formatMonth(month);
    }
  };
}
