import { element } from "./element.js";
export function accessibilityStatement(): HTMLElement {
  return element("h1", {}, "Accessibility");
}
