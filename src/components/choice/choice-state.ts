import {
  addressWithChoice,
  type Choice,
  type ChoiceOffer,
  choiceInAddress,
  sameChoice,
  withoutHome
} from "./choice.js";

/** How a change is meant. */
export interface ChangeOptions {
  /** One of many steps of the same movement, such as a slider being dragged: together they are one entry of the history. */
  passing?: boolean;
}

/** Told of a change; `problems` say what of an address could not be used. */
export type ChoiceListener = (choice: Choice, problems: readonly string[]) => void;

/** The one choice of a page: what it is, how it changes, and its place in the address and the browser's history. */
export interface ChoiceState {
  readonly offered: ChoiceOffer;
  /** What an address without parameters means. */
  readonly published: Choice;
  current(): Choice;
  /** Sentences on what of the address could not be used; none after the next change. */
  problems(): readonly string[];
  /** Changes a part of the choice, tells every listener, and keeps it in the address. */
  change(part: Partial<Choice>, options?: ChangeOptions): void;
  /** Back to the published thresholds and group; period and force stay. */
  reset(): void;
  /** The address of this page with the choice in it. */
  link(): string;
  /** Tells a listener of every change from now on. */
  subscribe(listener: ChoiceListener): void;
}

/** After this many milliseconds without a step a movement has ended, unless the pointer is still held down. */
export const MOVEMENT_ENDS_MS = 400;

/** The state of a page, read from its address; it follows back and forward until the signal ends it. */
export function choiceState(offered: ChoiceOffer, signal?: AbortSignal): ChoiceState {
  const { published } = offered;
  let { choice, problems } = choiceInAddress(location.href, offered);
  let ending: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  const listeners: ChoiceListener[] = [];

  const tell = (): void => {
    for (const listener of listeners) listener(choice, problems);
  };
  const link = (): string => addressWithChoice(location.href, choice, offered);
  const stopWaiting = (): void => {
    clearTimeout(ending);
    ending = undefined;
  };
  const keep = (): void => {
    stopWaiting();
    if (link() !== location.href) history.pushState(null, "", link());
  };
  /** Keeps a movement once it has ended; while the pointer is held down it has not, however long it rests. */
  const wait = (): void => {
    ending = setTimeout(() => (held ? wait() : keep()), MOVEMENT_ENDS_MS);
  };
  const change = (part: Partial<Choice>, { passing = false }: ChangeOptions = {}): void => {
    // A movement that has not been kept yet is an entry of its own before another kind of change.
    if (!passing && ending !== undefined) keep();
    const next = { ...choice, ...part };
    choice = { ...next, peers: withoutHome(next) };
    problems = [];
    stopWaiting();
    if (passing) wait();
    else keep();
    tell();
  };
  const followAddress = (): void => {
    stopWaiting();
    const read = choiceInAddress(location.href, offered);
    const same = sameChoice(read.choice, choice) && read.problems.join() === problems.join();
    ({ choice, problems } = read);
    if (!same) tell();
  };

  const until = signal ? { signal } : {};
  const hold = (down: boolean) => () => {
    held = down;
  };
  addEventListener("pointerdown", hold(true), until);
  addEventListener("pointerup", hold(false), until);
  addEventListener("pointercancel", hold(false), until);
  addEventListener("popstate", followAddress, until);
  addEventListener("pagehide", () => ending !== undefined && keep(), until);
  return {
    offered,
    published,
    current: () => choice,
    problems: () => problems,
    change,
    reset: () => change({ peers: published.peers, settings: published.settings }),
    link,
    subscribe: (listener) => void listeners.push(listener)
  };
}
