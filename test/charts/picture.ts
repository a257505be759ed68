/** A picture as text for a snapshot: a tag a line, numbers in attributes to one decimal, so that a difference can be read. */
export function pictureText(chart: Element): string {
  const picture = chart.localName === "svg" ? chart : chart.querySelector("svg")!;
  return `${picture.outerHTML.replace(/<[^>]*>/g, rounded).replace(/></g, ">\n<")}\n`;
}

function rounded(tag: string): string {
  return tag.replace(/ ([\w-]+)="([^"]*)"/g, (attribute, name: string, value: string) =>
    name === "aria-label" ? attribute : ` ${name}="${value.replace(/-?\d+\.\d{2,}/g, oneDecimal)}"`
  );
}

const oneDecimal = (number: string) => String(Number(Number(number).toFixed(1)));

/** Every text of a picture, a line or label each. */
export function textsOf(chart: Element): string[] {
  return [...chart.querySelectorAll("text")].map((text) => {
    const lines = [...text.querySelectorAll("tspan")].map((span) => span.textContent ?? "");
    return lines.length > 0 ? lines.map((line) => line.trim()).join(" ") : (text.textContent ?? "");
  });
}

/** The value at which horizontal marks of a class are drawn, read back from two labelled ticks of the axis. */
export function valuesAt(chart: Element, className: string): number[] {
  const plot = chart.querySelector("svg svg")!;
  const ticks = tickPositions(plot);
  const [a, b] = [ticks[0]!, ticks.at(-1)!];
  const slope = (b.value - a.value) / (b.y - a.y);
  return [...plot.querySelectorAll(`g[class="${className}"] line`)].map((line) => {
    const y = Number(line.getAttribute("y1"));
    return a.value + (y - a.y) * slope;
  });
}

function tickPositions(plot: Element): { value: number; y: number }[] {
  const labels = [...plot.querySelectorAll('g[text-anchor="end"] text')];
  return labels.map((label) => ({
    value: Number(label.textContent!.replace(/[,%]/g, "")),
    y: Number(/translate\([^,]+,([-\d.]+)\)/.exec(label.getAttribute("transform") ?? "")![1])
  }));
}
