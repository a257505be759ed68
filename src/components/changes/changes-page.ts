import { element } from "../../kit/element.js";
import { tellInput } from "../../kit/tell-input.js";
import { formatMonth } from "../../plan/month.js";
import { placeWords } from "../../plan/place-words.js";
import type { ChangesFile, ReleaseChanges } from "../../releases/release-changes.js";
import { changesHeadline } from "../../words/changes-in-words.js";
import { changesFigures } from "./changes-figures.js";
import { moveArticle } from "./changes-move.js";
import { changesPlan } from "./changes-plan.js";
import { changesSection } from "./changes-section.js";
import { placesMoved } from "./places-moved.js";
import { addressWithRelease, chooseRelease } from "./release-choice.js";

/** An input that chooses a release: `value` is the one chosen, kept in the page's address, with back and forward. */
export type ReleaseInput = HTMLElement & { value: ReleaseChanges };

/** The releases to compare with, the newest first; null while there is none. `signal` ends listening to the address. */
export function releaseInput({ releases }: ChangesFile, signal?: AbortSignal): ReleaseInput | null {
  const labels = releases.map(({ since }) => since.label);
  if (labels.length === 0) return null;
  const message = element("p", { id: "release-message", class: "release-message", role: "status" });
  const select = element(
    "select",
    { id: "release", "aria-describedby": "release-message", onchange: () => go(select.value) },
    ...releases.map(({ since }) =>
      element("option", { value: since.label }, `${since.label} (made on ${since.made})`)
    )
  );
  const picker = element(
    "div",
    { class: "release-picker" },
    element("label", { for: "release" }, "Compared with the release"),
    select,
    message
  );
  const input: ReleaseInput = Object.assign(picker, { value: releases[0]! });
  const show = (label: string): void => {
    message.textContent = "";
    for (const option of select.querySelectorAll("option")) option.selected = option.value === label;
    if (label === input.value.since.label) return;
    input.value = releases.find(({ since }) => since.label === label)!;
    tellInput(input);
  };
  const followAddress = (): void => {
    const choice = chooseRelease(new URL(location.href).searchParams.get("since"), labels);
    show("label" in choice ? choice.label : input.value.since.label);
    if ("problem" in choice) message.textContent = choice.problem;
  };
  const go = (label: string): void => {
    history.pushState(null, "", addressWithRelease(location.href, label, labels));
    show(label);
  };
  followAddress();
  addEventListener("popstate", followAddress, signal ? { signal } : {});
  return input;
}

/** What has moved since a release, and what moved it. */
export function changesSince(changes: ReleaseChanges, file: ChangesFile): HTMLElement[] {
  const { moved, cancelled, compared, figures } = changes;
  const words = { names: file.forceNames, places: placeWords(file.plan) };
  const articles = (moves: ReleaseChanges["moved"]) =>
    moves.map((move) => moveArticle(move, { ...words, figures }));
  const others = moved.filter(({ published }) => !published);
  return [
    element("p", { class: "changes-headline" }, changesHeadline(changes)),
    aboutRelease(changes, file),
    changesSection("Published colours that moved", articles(moved.filter(({ published }) => published)), {
      none: "No published colour is another than the one that the release recorded."
    }),
    ...placesMoved(changes, file),
    changesSection("Other colours that moved", articles(others), {
      none: `None of the ${compared.others} colours of other readings and of rules that are not published.`,
      folded: true
    }),
    changesSection("Colours that are the same only because changes cancel", articles(cancelled), {
      none: "None: no colour was moved one way by one change and back by another.",
      folded: true
    }),
    ...changesPlan(changes, words.places),
    ...changesFigures(changes, words)
  ];
}

function aboutRelease({ since }: ReleaseChanges, { plan, software }: ChangesFile): HTMLElement {
  const rows: [string, string, string][] = [
    ["Period ended", formatMonth(since.periodEnd), formatMonth(plan.periodEnd)],
    ["Software", since.software, software]
  ];
  return element(
    "div",
    { class: "definition-table" },
    since.note !== undefined && element("p", { class: "changes-note" }, since.note),
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("td", { class: "definition-heading" }),
          ...[`Release ${since.label}, ${since.made}`, "Now"].map((text) =>
            element("th", { scope: "col", class: "definition-heading" }, text)
          )
        )
      ),
      element(
        "tbody",
        {},
        ...rows.map(([name, then, now]) =>
          element(
            "tr",
            {},
            element("th", { scope: "row", class: "definition-cell" }, name),
            element("td", { class: "definition-cell" }, then),
            element("td", { class: "definition-cell" }, now)
          )
        )
      )
    )
  );
}
