/**
 * Runs a task one at a time, and once more when it was asked for while it ran: the last run always starts after the
 * last request. Requests made together are answered by one run.
 */
export function latest(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await task();
    } while (again);
    running = null;
  };
  return () => {
    if (running) again = true;
    running ??= run();
    return running;
  };
}
