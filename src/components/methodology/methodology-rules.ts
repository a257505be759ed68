/** The pages of the rules, in order: their addresses beside the overview, and what each asks. */
export const RULE_PAGES = [
  {
    rule: "R1",
    slug: "r1-change",
    title: "Change against the baseline",
    question: "Are there fewer offences than in the baseline, by more than chance would explain?"
  },
  {
    rule: "R2",
    slug: "r2-trends",
    title: "Trend projections",
    question: "If things went on as they do, would the target year be better?"
  },
  {
    rule: "R3",
    slug: "r3-offences",
    title: "The colour of the number of offences",
    question: "What colour do the change so far and the projections give together?"
  },
  {
    rule: "R4",
    slug: "r4-position",
    title: "Position against similar forces",
    question: "Is the force’s rate beyond the lines of its group?"
  },
  {
    rule: "R5",
    slug: "r5-spc",
    title: "SPC variance",
    question: "Are the recent months different from the year before them?"
  },
  {
    rule: "R6",
    slug: "r6-surveys",
    title: "Satisfaction and confidence",
    question: "Has a survey’s percentage changed since the baseline?"
  },
  {
    rule: "R7",
    slug: "r7-outcomes",
    title: "A victim focused crime outcome",
    question: "How is an outcome judged that the plan has not defined yet?"
  },
  {
    rule: "R8",
    slug: "r8-continuous-improvement",
    title: "Continuous improvement",
    question: "What does the dashboard’s own key say of the same data?"
  },
  {
    rule: "R9",
    slug: "r9-figures",
    title: "Figures without a series",
    question: "What can be said of two figures alone, of words, and of savings?"
  }
] as const;

export type RulePageId = (typeof RULE_PAGES)[number]["rule"];

/** Pages that belong to no single rule. */
export const OTHER_PAGES = [
  {
    slug: "forecast",
    title: "How good the forecast is",
    question: "Which methods were tried, and what did their bands hold?"
  },
  {
    slug: "differences",
    title: "Differences from other tools",
    question: "Why do other tools give other lines for the same counts?"
  },
  {
    slug: "what-would-it-take",
    title: "What it would take, fragile colours, history",
    question: "What would change a colour, how little would, and what was it before?"
  }
] as const;
