/** Pages of the methodology that belong to no single rule, as {@link RULES} has those of the rules. */
export const OTHER_PAGES = [
  {
    page: "forecast",
    name: "How good the forecast is",
    question: "Which methods were tried, and what did their bands hold?"
  },
  {
    page: "differences",
    name: "Differences from other tools",
    question: "Why do other tools give other lines for the same counts?"
  },
  {
    page: "what-would-it-take",
    name: "What it would take, fragile colours, history",
    question: "What would change a colour, how little would, and what was it before?"
  }
] as const;
