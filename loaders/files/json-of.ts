/** What a text of JSON says; null when it is none, as a file that was cut short. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
