/** How far below the window a section is made ready, so that most readers never see it empty. */
const AHEAD = "300px";

/** Calls a function once, when an element first comes near the window; at once in a document without layout. */
export function whenSeen(element: Element, show: () => void): void {
  if (typeof IntersectionObserver === "undefined") {
    show();
    return;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      show();
    },
    { rootMargin: AHEAD }
  );
  observer.observe(element);
}
