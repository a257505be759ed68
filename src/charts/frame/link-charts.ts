import { keyEvent, POINTED, SHOWN } from "./readable-chart.js";

/** Makes the charts inside an element read together: what is pointed at in one is named in all that hold the same key. */
export function linkCharts(container: HTMLElement): void {
  container.addEventListener(POINTED, (event) => {
    const { detail } = event as CustomEvent<string | null>;
    for (const chart of container.querySelectorAll(".chart")) {
      if (chart !== event.target) chart.dispatchEvent(keyEvent(chart, SHOWN, detail));
    }
  });
}
