import { PLAN_FORMAT, SETTINGS_FORMAT } from "../../src/plan/formats.js";
import { PAGE_FORMAT } from "../site/page-kit.js";
import { numberedPage } from "./numbered-page.js";
import { numberedYaml } from "./numbered-yaml.js";

/** What brings a text from one format to the next. */
export interface Step {
  /** What it does, in words that follow a colon. */
  what: string;
  /** Changes that and no other character: comments, order and blank lines are the author's. */
  change(text: string): string;
}

const numbered = (format: number): Step => ({
  what: "says the number of its format; nothing else changes",
  change: (text) => numberedYaml(text, format)
});

/**
 * The steps of each kind of file, from format n to n + 1 in place n; a file without a number is of format 0. Releases have no steps:
 * they are what was published, with a checksum, and are read in every format that there was.
 */
export const STEPS = {
  plan: [numbered(PLAN_FORMAT)],
  settings: [numbered(SETTINGS_FORMAT)],
  page: [
    { what: "says for which version of the kit it is written; nothing else changes", change: numberedPage }
  ]
} satisfies Record<string, Step[]>;

export type Kind = keyof typeof STEPS;

/** The newest format of each kind. */
export const NEWEST: Record<Kind, number> = {
  plan: PLAN_FORMAT,
  settings: SETTINGS_FORMAT,
  page: PAGE_FORMAT
};
