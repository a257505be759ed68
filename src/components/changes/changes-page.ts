import { element } from "../../kit/element.js";
import { formatMonth } from "../../plan/month.js";
import type { ChangesFile, ReleaseChanges } from "../../releases/release-changes.js";
import { changesHeadline } from "../../words/changes-in-words.js";
import { paragraph } from "../methodology/methodology-prose.js";
import { changesFigures } from "./changes-figures.js";
import { moveArticle } from "./changes-move.js";
import { changesPlan } from "./changes-plan.js";
import { changesSection } from "./changes-section.js";
import { addressWithRelease, chooseRelease } from "./release-choice.js";

/** What has moved since an earlier release, chosen on the page or in its address, and what moved it. */
export function changesPage(file: ChangesFile, signal?: AbortSignal): HTMLElement {
  const labels = file.releases.map(({ since }) => since.label);
  const heading = element("h1", {}, "Changes");
  if (labels.length === 0) return element("div", { class: "changes" }, heading, noReleases());

  const shown = element("div", { "aria-live": "polite" });
  const message = element("p", { id: "release-message", class: "release-message", role: "status" });
  const select = element(
    "select",
    { id: "release", "aria-describedby": "release-message", onchange: () => go(select.value) },
    ...file.releases.map(({ since }) =>
      element("option", { value: since.label }, `${since.label} (made on ${since.made})`)
    )
  );
  let current: string | undefined;
  const show = (label: string): void => {
    message.textContent = "";
    for (const option of select.querySelectorAll("option")) option.selected = option.value === label;
    if (label === current) return;
    current = label;
    shown.replaceChildren(...changesView(file.releases.find(({ since }) => since.label === label)!, file));
  };
  const followAddress = (): void => {
    const choice = chooseRelease(new URL(location.href).searchParams.get("since"), labels);
    show("label" in choice ? choice.label : (current ?? labels[0]!));
    if ("problem" in choice) message.textContent = choice.problem;
  };
  const go = (label: string): void => {
    history.pushState(null, "", addressWithRelease(location.href, label, labels));
    show(label);
  };

  followAddress();
  addEventListener("popstate", followAddress, signal ? { signal } : {});
  const picker = element(
    "div",
    { class: "release-picker" },
    element("label", { for: "release" }, "Compared with the release"),
    select,
    message
  );
  return element("div", { class: "changes" }, heading, picker, shown, howItIsTold());
}

function noReleases(): HTMLElement[] {
  return [
    element("p", { class: "changes-headline" }, "There is no release to compare with yet."),
    paragraph(
      "A release keeps a plan as it was published: its colours with their evidence, the figures behind them and the settings. `npm run release -- --label 2014-09` makes one; from then on this page tells what has moved since, and what moved it."
    )
  ];
}

/** Everything that belongs to one release. */
function changesView(changes: ReleaseChanges, file: ChangesFile): HTMLElement[] {
  const { moved, cancelled, compared } = changes;
  const articles = (moves: ReleaseChanges["moved"]) =>
    moves.map((move) => moveArticle(move, file.forceNames));
  const others = moved.filter(({ published }) => !published);
  return [
    element("p", { class: "changes-headline" }, changesHeadline(changes)),
    aboutRelease(changes, file),
    changesSection("Published colours that moved", articles(moved.filter(({ published }) => published)), {
      none: "No published colour is another than the one that the release recorded."
    }),
    changesSection("Other colours that moved", articles(others), {
      none: `None of the ${compared.others} colours of the other reading and of the rules that are not published.`,
      folded: true
    }),
    changesSection("Colours that are the same only because changes cancel", articles(cancelled), {
      none: "None: no colour was moved one way by one change and back by another.",
      folded: true
    }),
    ...changesPlan(changes),
    ...changesFigures(changes, file.forceNames)
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

function howItIsTold(): HTMLElement {
  return element(
    "section",
    { class: "changes-method", "aria-labelledby": "how" },
    element("h2", { id: "how" }, "How it is told what moved a colour"),
    paragraph(
      "A release holds the figures and the settings that its colours came from. Today’s software rates the plan four times: with both as they were, with today’s data alone, with today’s settings alone, and with both as they are. **Software** moved a colour when today’s software gives the release’s own figures and settings another colour than the release recorded. **Data** or **settings** moved it when exchanging them changes the colour, whether the other is as it was or as it is now; where both did, both are named. Data are everything in the data folder but the settings: figures, groups, the plan and its period."
    ),
    paragraph(
      "What today’s software cannot show is how an earlier one would have rated today’s figures: the part of the software is always measured at the release’s own figures and settings."
    )
  );
}
