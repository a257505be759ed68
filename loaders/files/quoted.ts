const LONGEST = 60;

/** A value as a message shows it: in quotation marks, cut at 60 characters, invisible characters written as codes. */
export function quoted(value: string): string {
  const characters = Array.from(value);
  const shown = characters.slice(0, LONGEST).map(visible).join("");
  return `“${shown}${characters.length > LONGEST ? "…" : ""}”`;
}

function visible(character: string): string {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) ? codePoint(character) : character;
}

/** "U+0007" for a character. */
export function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
