import { element } from "../../kit/element.js";
import { saveFile } from "../../kit/measure-save-file.js";
import { formatMonth } from "../../plan/month.js";
import { settingAt } from "../../plan/settings.js";
import { baselineConflicts } from "../../plan/settings-conflicts.js";
import type { Flips } from "../../views/flips.js";
import { formatNumber, formatUnits } from "../../words/format.js";
import { settingText } from "../../words/setting-text.js";
import { type Choice, changesOf } from "./choice.js";
import type { ChoiceState } from "./choice-state.js";
import { type FlipWords, flipsList } from "./flips-list.js";
import { isChanged } from "./rate-choice.js";

/** The words above a page whose thresholds are not the published ones. */
export interface ChangedThresholds {
  element: HTMLElement;
  /** Shows what a choice changes, and which colours that flips; nothing for the published thresholds. */
  show(choice: Choice, flips: Flips): void;
}

/** The banner, on screen and on paper: what is changed, which colours flip and why, and the ways back, on and out. */
export function changedThresholds(
  state: ChoiceState,
  { words, forceNames }: { words: FlipWords; forceNames: Record<string, string> }
): ChangedThresholds {
  const { published } = state;
  const changes = element("ul", { class: "changed-list" });
  const summary = element("p", { class: "changed-summary", "aria-live": "polite" });
  const flipped = element("div", { id: "flips", class: "changed-flips", hidden: true });
  const toggle = element(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      "aria-controls": "flips",
      onclick: () => open(Boolean(flipped.hidden))
    },
    SHOW
  );
  const open = (shown: boolean): void => {
    flipped.hidden = !shown;
    toggle.setAttribute("aria-expanded", String(shown));
    toggle.textContent = shown ? HIDE : SHOW;
  };
  const said = element("div", { class: "changed-said", role: "status" });
  const title = element("h2", { id: "changed-thresholds" });
  const banner = element(
    "section",
    { class: "changed-thresholds", "aria-labelledby": "changed-thresholds", hidden: true },
    title,
    changes,
    summary,
    element(
      "p",
      { class: "changed-actions" },
      toggle,
      button("Reset all", () => state.reset()),
      button("Copy link", () => void copyLink(state.link(), said)),
      button("Download settings.yaml", () => download(state, said))
    ),
    said,
    flipped
  );
  return {
    element: banner,
    show(choice, found) {
      banner.hidden = !isChanged(choice, published);
      said.replaceChildren();
      if (banner.hidden) return;
      title.textContent =
        changesOf(choice, published).length > 0
          ? "You are viewing changed thresholds"
          : "You are viewing another comparison group";
      changes.replaceChildren(...changeItems(choice, published, forceNames));
      summary.textContent = flipsSummary(found, choice);
      toggle.hidden = found.flips.length === 0;
      flipped.replaceChildren(flipsList(found.flips, words));
    }
  };
}

const SHOW = "Which colours flip, and why";
const HIDE = "Hide the colours that flip";

function button(label: string, onclick: () => void): HTMLElement {
  return element("button", { type: "button", onclick }, label);
}

/** "Width of control lines: 1.96 → 2.58 standard deviations", a line a change. */
function changeItems(choice: Choice, published: Choice, names: Record<string, string>): HTMLElement[] {
  const settings = changesOf(choice, published).map(([setting, value]) =>
    changeItem(
      setting.label,
      settingText(setting, settingAt(published.settings, setting.path)),
      settingText(setting, value)
    )
  );
  const { peers } = choice;
  const group =
    peers && changeItem("Comparison group", "published group", peers.map((id) => names[id] ?? id).join(", "));
  return group ? [...settings, group] : settings;
}

function changeItem(label: string, before: string, now: string): HTMLElement {
  return element(
    "li",
    {},
    `${label}: published `,
    element("span", { class: "changed-before" }, before),
    " → now ",
    element("strong", {}, now)
  );
}

/** "7 of 41 colours differ from the published view of the period ended September 2014." */
function flipsSummary({ flips, compared, hidden }: Flips, { period }: Choice): string {
  const view = `the published view of the period ended ${formatMonth(period)}`;
  const count =
    flips.length === 0
      ? `None of the ${formatUnits(compared, "colour")} differs from ${view}.`
      : `${formatNumber(flips.length)} of ${formatUnits(compared, "colour")} ${flips.length === 1 ? "differs" : "differ"} from ${view}.`;
  return hidden === 0 ? count : `${count} This layout does not show ${formatUnits(hidden, "colour")} of it.`;
}

/** Copies the address; where the browser does not allow that (a site without https), it is shown to be copied by hand. */
async function copyLink(link: string, said: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    said.replaceChildren("The link to this view is copied.");
  } catch {
    const field = element("input", {
      type: "text",
      readonly: true,
      value: link,
      "aria-label": "Link to this view"
    });
    said.replaceChildren("Copy this link: ", field);
    field.select();
  }
}

/** Saves the file, unless the build would refuse it: then it says why. */
async function download(state: ChoiceState, said: HTMLElement): Promise<void> {
  const { settings } = state.current();
  const [conflict] = baselineConflicts(settings, state.published.period);
  if (conflict) {
    said.replaceChildren(
      `Not saved, because the build would refuse the file: ${conflict.problem}; expected ${conflict.expected}.`
    );
    return;
  }
  const { settingsYaml } = await import("../../words/settings-yaml.js");
  saveFile(new Blob([settingsYaml(settings, state.offered.places)], { type: "text/yaml" }), "settings.yaml");
  said.replaceChildren("Saved settings.yaml: put it in the folder data, and build.");
}
