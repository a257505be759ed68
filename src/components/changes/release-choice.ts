/** A release that can be shown, or why the text names none. */
export type ReleaseChoice = { label: string } | { problem: string };

/** Reads the release of an address; without one, the newest is meant. `labels` are those there are, the newest first. */
export function chooseRelease(text: string | null, labels: readonly string[]): ReleaseChoice {
  if (text === null) return { label: labels[0]! };
  if (labels.includes(text)) return { label: text };
  return { problem: `There is no release called “${text}”. The releases are ${labels.join(", ")}.` };
}

/** A page's address with another release in it; the newest needs none. */
export function addressWithRelease(address: string, label: string, labels: readonly string[]): string {
  const url = new URL(address);
  if (label === labels[0]) url.searchParams.delete("since");
  else url.searchParams.set("since", label);
  return url.href;
}
