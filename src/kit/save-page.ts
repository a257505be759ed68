import { element } from "./element.js";
import { saveFile } from "./measure-save-file.js";

/** A button that saves what is shown as a page to edit; the text is made when it is pressed. `name` has no ending. */
export function savePageButton(make: () => { name: string; text: string }): HTMLElement {
  const save = (): void => {
    const { name, text } = make();
    saveFile(new Blob([text], { type: "text/markdown" }), `${name}.md`);
    said.textContent = `Saved ${name}.md: put it in the folder pages of your plan, and it is a page of the site.`;
  };
  const said = element("span", { class: "save-page-said", role: "status" });
  return element(
    "span",
    { class: "save-page" },
    element("button", { type: "button", class: "save-page-button", onclick: save }, "Save as a page"),
    " ",
    said
  );
}
