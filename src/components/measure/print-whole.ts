/**
 * Makes Ctrl+P (or ⌘P) print the page whole: what waits for a reader to come near is computed first. A browser's own
 * menu does not wait, so paper printed from it says which parts were not ready.
 */
export function printWhole(signal?: AbortSignal): void {
  const whenPressed = async (event: KeyboardEvent): Promise<void> => {
    const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p";
    if (!asked || isReady()) return;
    event.preventDefault();
    dispatchEvent(new Event("beforeprint"));
    await ready();
    print();
  };
  addEventListener("keydown", (event) => void whenPressed(event), signal ? { signal } : {});
}

const isReady = (): boolean => !document.querySelector("main [aria-busy]");

function ready(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isReady()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.querySelector("main")!, {
      subtree: true,
      childList: true,
      attributeFilter: ["aria-busy"]
    });
  });
}
