import { carryChoice } from "./carry-choice.js";
import { sameChoice } from "./choice.js";
import type { ChoiceProblems } from "./choice-problems.js";
import type { ChoiceState } from "./choice-state.js";

/** How a page follows its choice. */
export interface FollowOptions {
  /** Where the page says what of its address could not be used. */
  problems: ChoiceProblems;
  /** Shows the choice in force. */
  follow: () => void;
  /** Does the page show the published choice already? */
  showsPublished: boolean;
  /** Ends it all. */
  signal?: AbortSignal | undefined;
}

/** Shows the choice of a page now and after every change, with what could not be used of it, and gives it to every link. */
export function followChoice(
  state: ChoiceState,
  { problems, follow, showsPublished, signal }: FollowOptions
): void {
  problems.show(state.problems());
  if (!showsPublished || !sameChoice(state.current(), state.published)) follow();
  state.subscribe((_, told) => {
    problems.show(told);
    follow();
  });
  carryChoice(state, signal);
}
