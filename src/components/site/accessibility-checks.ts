/**
 * What the tests of the built pages check, and what the accessibility statement says of them: one list for both, so that
 * the statement cannot promise what is not tested.
 */

/** A group of axe-core's rules. */
export interface RuleSet {
  /** axe-core's own name for it. */
  tag: string;
  name: string;
}

export const RULE_SETS: readonly RuleSet[] = [
  { tag: "wcag2a", name: "WCAG 2.0 A" },
  { tag: "wcag2aa", name: "WCAG 2.0 AA" },
  { tag: "wcag21a", name: "WCAG 2.1 A" },
  { tag: "wcag21aa", name: "WCAG 2.1 AA" },
  { tag: "wcag22aa", name: "WCAG 2.2 AA" },
  { tag: "best-practice", name: "best practices" }
];

/** Widths of the window in pixels: a desk and a telephone. */
export const WIDTHS = [1440, 390] as const;

export const COLOUR_SCHEMES = ["light", "dark"] as const;

/** One way of looking at a page. */
export interface Mode {
  width: number;
  colourScheme: (typeof COLOUR_SCHEMES)[number];
}

export const MODES: readonly Mode[] = WIDTHS.flatMap((width) =>
  COLOUR_SCHEMES.map((colourScheme) => ({ width, colourScheme }))
);

/** Width in pixels of a window of 1280 zoomed to 400%: WCAG 1.4.10, Reflow. */
export const REFLOW_WIDTH = 320;

/** Least width and height in pixels of what is pointed at: WCAG 2.5.8, Target Size (Minimum). */
export const TARGET_SIZE = 24;

/** What a reader may set the text to, in parts of its size: WCAG 1.4.12, Text Spacing. */
export const TEXT_SPACING = { line: 1.5, paragraph: 2, letter: 0.12, word: 0.16 } as const;

const listed = (items: readonly string[]): string => `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** The same in words and numbers, for the statement. */
export const accessibilityChecks = {
  ruleSets: listed(RULE_SETS.map(({ name }) => name)),
  modes: listed(MODES.map(({ width, colourScheme }) => `${colourScheme} at ${width}`)),
  targetSize: TARGET_SIZE,
  reflowWidth: REFLOW_WIDTH,
  spacing: TEXT_SPACING
};
