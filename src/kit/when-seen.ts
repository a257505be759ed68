/** How far below the window a section is made ready, so that most readers never see it empty. */
const AHEAD = "300px";

/**
 * Calls a function once, when an element first comes near the window, or is about to be printed; at once in a document
 * without layout.
 */
export function whenSeen(element: Element, show: () => void): void {
  if (typeof IntersectionObserver === "undefined") {
    show();
    return;
  }
  const once = (): void => {
    observer.disconnect();
    removeEventListener("beforeprint", once);
    show();
  };
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && once(),
    { rootMargin: AHEAD }
  );
  observer.observe(element);
  addEventListener("beforeprint", once);
}
