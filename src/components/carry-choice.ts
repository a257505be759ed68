import { addressWithChoice, type Choice } from "./choice.js";
import type { ChoiceState } from "./choice-state.js";

/** Gives every link to a page of this site the choice in force, also links that come later; a link's own parameters win. */
export function carryChoice(state: ChoiceState, signal?: AbortSignal): void {
  if (typeof MutationObserver === "undefined") return;
  const carrier = linkCarrier(state.published);
  const carryAll = (): void => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]"))
      carrier(link, state.current());
  };
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => addedNodes.length > 0)) carryAll();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  signal?.addEventListener("abort", () => observer.disconnect());
  state.subscribe(carryAll);
  carryAll();
}

/** The page of a site, as opposed to a file or a place on the same page. */
const IS_PAGE = /(\.html|\/)$/;

function linkCarrier(published: Choice): (link: HTMLAnchorElement, choice: Choice) => void {
  /** The address that a link was written with, and the one it was given here. */
  const written = new WeakMap<HTMLAnchorElement, { own: string; given: string }>();
  return (link, choice) => {
    const known = written.get(link);
    const own = known && known.given === link.href ? known.own : link.href;
    if (link.hasAttribute("download") || link.getAttribute("href")!.startsWith("#")) return;
    const { origin, pathname } = new URL(own);
    if (origin !== location.origin || !IS_PAGE.test(pathname)) return;
    const given = carriedAddress(own, choice, published);
    if (given !== link.href) link.href = given;
    written.set(link, { own, given });
  };
}

/** A link's address with the choice in it; what the link itself asks for stays. A group is that of its home force only. */
export function carriedAddress(own: string, choice: Choice, published: Choice): string {
  const force = new URL(own).searchParams.get("force") ?? choice.force;
  const peers = force === choice.force ? choice.peers : null;
  const url = new URL(addressWithChoice(own, { ...choice, peers }, published));
  for (const [name, value] of new URL(own).searchParams) url.searchParams.set(name, value);
  url.search = url.search.replaceAll("%2C", ",");
  return url.href;
}
