/** A setting's value as text: lists with commas. */
export function settingText(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
