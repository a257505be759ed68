import { element } from "../../kit/element.js";
import type { ChoiceState } from "./choice-state.js";
import { settingsForm } from "./settings-form.js";

/** A button, and the panel of settings that it opens beside the page. */
export interface SettingsDrawer {
  button: HTMLButtonElement;
  element: HTMLElement;
}

/** The settings, out of the way until asked for: the form is made when the panel first opens. */
export function settingsDrawer(state: ChoiceState): SettingsDrawer {
  const body = element("div", { class: "settings-drawer-body" });
  const button = element(
    "button",
    {
      type: "button",
      class: "settings-open",
      "aria-expanded": "false",
      "aria-controls": "settings-drawer",
      onclick: () => toggle(Boolean(drawer.hidden))
    },
    "Change thresholds"
  );
  const drawer = element(
    "aside",
    {
      id: "settings-drawer",
      class: "settings-drawer",
      "aria-labelledby": "settings-drawer-title",
      hidden: true,
      onkeydown: (event) => (event as KeyboardEvent).key === "Escape" && toggle(false)
    },
    element(
      "header",
      {},
      element("h2", { id: "settings-drawer-title", tabindex: -1 }, "Thresholds"),
      element("button", { type: "button", onclick: () => state.reset() }, "Reset all"),
      element("button", { type: "button", onclick: () => toggle(false) }, "Close")
    ),
    element(
      "p",
      {},
      "A change is seen at once, in this browser only. The published colours stay as they are."
    ),
    body
  );
  const toggle = (open: boolean): void => {
    if (open && !body.hasChildNodes()) body.append(settingsForm(state));
    drawer.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("settings-drawer-open", open);
    if (open) drawer.querySelector("h2")!.focus();
    else button.focus();
  };
  return { button, element: drawer };
}
