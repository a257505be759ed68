import {
  HTMLElement as AnyElement,
  HTMLInputElement,
  HTMLSelectElement,
  HTMLTextAreaElement
} from "linkedom";

/** A field of a form. */
type Field = HTMLElement & { value: string };

/** What the forms of linkedom lack of what pages use: each property is kept in the attribute that HTML has for it. */
export function completeForms(): void {
  // A label of linkedom is an element like any other.
  define(AnyElement, "htmlFor", {
    get: (label) => label.getAttribute("for") ?? "",
    set: (label, id) => label.setAttribute("for", String(id))
  });
  define(HTMLInputElement, "checked", {
    get: (input) => input.hasAttribute("checked"),
    set: (input, checked) => input.toggleAttribute("checked", Boolean(checked))
  });
  define(HTMLInputElement, "valueAsNumber", {
    get: ({ value }) => (value === "" ? Number.NaN : Number(value)),
    set: (input, value) => input.setAttribute("value", String(value))
  });
  define(HTMLSelectElement, "selectedIndex", {
    get: (field) => Math.max(optionsOf(field).findIndex(isSelected), optionsOf(field).length > 0 ? 0 : -1),
    set: (field, index) => select(field, optionsOf(field)[Number(index)])
  });
  define(HTMLSelectElement, "value", {
    get: (field) => (optionsOf(field).find(isSelected) ?? optionsOf(field)[0])?.value ?? "",
    set: (field, value) =>
      select(
        field,
        optionsOf(field).find((option) => option.value === String(value))
      )
  });
  // Forms that nobody has filled in are as they should be.
  for (const { prototype } of [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement])
    Object.assign(prototype, { checkValidity: () => true, reportValidity: () => true });
}

const optionsOf = (field: Field): HTMLOptionElement[] => [...field.querySelectorAll("option")];
const isSelected = (option: HTMLOptionElement): boolean => option.hasAttribute("selected");

function select(field: Field, chosen: HTMLOptionElement | undefined): void {
  for (const option of optionsOf(field)) option.toggleAttribute("selected", option === chosen);
}

interface Accessor {
  get(field: Field): unknown;
  set(field: Field, value: unknown): void;
}

function define({ prototype }: { prototype: object }, name: string, { get, set }: Accessor): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: Field) {
      return get(this);
    },
    set(this: Field, value: unknown) {
      set(this, value);
    }
  });
}
