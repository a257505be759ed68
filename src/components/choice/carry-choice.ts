import type { PlaceWords } from "../../plan/place-words.js";
import { addressWithChoice, type Choice, type ChoiceOffer, placeParameters } from "./choice.js";
import type { ChoiceState } from "./choice-state.js";

/** Gives every link to a page of this site the choice in force, also links that come later; a link's own parameters win. */
export function carryChoice(state: ChoiceState, signal?: AbortSignal): void {
  if (typeof MutationObserver === "undefined") return;
  const give = linkCarrier(state.offered.places);
  let carried: { choice: Choice; parameters: URLSearchParams } | undefined;
  const parameters = (): URLSearchParams => {
    const choice = state.current();
    if (carried?.choice !== choice) carried = { choice, parameters: parametersOf(choice, state.offered) };
    return carried.parameters;
  };
  let gave = false;
  const carryAll = (): void => {
    // As long as the published choice was never left, every link is right as it was written.
    if (parameters().size === 0 && !gave) return;
    gave = true;
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) give(link, parameters());
  };
  // Parts that are painted anew come with new links, once for all changes of a frame.
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => addedNodes.length > 0)) carryAll();
  });
  // A script in the head of a page runs before there is a body.
  observer.observe(document.body ?? document.documentElement, { childList: true, subtree: true });
  signal?.addEventListener("abort", () => observer.disconnect());
  state.subscribe(carryAll);
  carryAll();
}

/** Any address without parameters: that of a page opened from disk has no origin. */
const BARE_ADDRESS = "http://page/";

/** A choice as the parameters of an address. */
function parametersOf(choice: Choice, offered: ChoiceOffer): URLSearchParams {
  return new URL(addressWithChoice(BARE_ADDRESS, choice, offered)).searchParams;
}

/** The page of a site, as opposed to a file or a place on the same page. */
const IS_PAGE = /(\.html|\/)$/;

function linkCarrier(places: PlaceWords): (link: HTMLAnchorElement, choice: URLSearchParams) => void {
  /** The address that a link was written with, and the one it was given here. */
  const written = new WeakMap<HTMLAnchorElement, { own: string; given: string; choice: URLSearchParams }>();
  return (link, choice) => {
    const known = written.get(link);
    if (known?.choice === choice && known.given === link.href) return;
    const own = known && known.given === link.href ? known.own : link.href;
    if (link.hasAttribute("download") || link.getAttribute("href")!.startsWith("#")) return;
    const { origin, pathname } = new URL(own);
    if (origin !== location.origin || !IS_PAGE.test(pathname)) return;
    const given = carriedAddress(own, choice, places);
    if (given !== link.href) link.href = given;
    written.set(link, { own, given, choice });
  };
}

/** A link's address with the parameters of a choice; what the link itself asks for stays. A group goes with its home force only. */
export function carriedAddress(own: string, choice: URLSearchParams, places: PlaceWords): string {
  const url = new URL(own);
  const ofPlace = placeParameters(places);
  const namesPlace = ofPlace.some((name) => url.searchParams.has(name));
  for (const [name, value] of choice) {
    const stays = url.searchParams.has(name) || (namesPlace && [...ofPlace, "group"].includes(name));
    if (!stays) url.searchParams.set(name, value);
  }
  // A comma may stand as it is in a query: the address stays readable.
  url.search = url.search.replaceAll("%2C", ",");
  return url.href;
}
