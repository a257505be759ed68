/** Told to a page whose cells stand as its build wrote them, when its reader asks for another view than the published one. */
export const ASKED = "another-view";

/** Has cells that stand as the build wrote them run from now on, as the others do. */
export function wakeCells(): void {
  globalThis.dispatchEvent?.(new Event(ASKED));
}
