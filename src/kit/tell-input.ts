/** Tells whoever listens that an input made of elements has another value: cells of a page listen by `view` and `Generators.input`. */
export function tellInput(input: HTMLElement): void {
  // The document's own kind of event: there are others where pages are rendered without a browser.
  const { Event } = input.ownerDocument.defaultView as unknown as { Event: typeof globalThis.Event };
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
