/**
 * Colours of the charts, as custom properties that style sheets set for a dark page; the fallback is the light
 * value, which a downloaded picture keeps. Ratings are never drawn with these.
 */
export const palette = {
  text: "var(--chart-text, #1f1f1f)",
  muted: "var(--chart-muted, #595959)",
  grid: "var(--chart-grid, #e6e6e6)",
  axis: "var(--chart-axis, #8c8c8c)",
  paper: "var(--chart-paper, #ffffff)",
  /** The force's own data. */
  force: "var(--chart-force, #12436D)",
  /** Other forces, and the force after the period end. */
  comparison: "var(--chart-comparison, #6BACE6)",
  limit: "var(--chart-limit, #3D3D3D)",
  /** Windows that a rule compares. */
  earlierWindow: "var(--chart-window-earlier, #f0f0f0)",
  laterWindow: "var(--chart-window-later, #dfebf6)",
  /** The forecast, and three tints of it by confidence. */
  forecast: "var(--chart-forecast, #2073BC)",
  fan: {
    50: "var(--chart-fan-50, #79abd7)",
    80: "var(--chart-fan-80, #a6c7e4)",
    95: "var(--chart-fan-95, #d2e3f2)"
  }
} as const;
