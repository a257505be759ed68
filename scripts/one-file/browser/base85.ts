/**
 * Bytes as text: five signs for four bytes, where base64 takes five and a third. None of the signs means anything in HTML, or to
 * a program that reads text by lines.
 */
const SIGNS = Array.from({ length: 87 }, (_, i) => String.fromCharCode(35 + i)).filter(
  (sign) => !"&<".includes(sign)
);
const BASE = SIGNS.length;
const DIGITS = new Map(SIGNS.map((sign, digit) => [sign, digit]));

/** Bytes as text; what is missing to a whole group of four is 0. */
export function toBase85(bytes: Uint8Array): string {
  const view = new DataView(new Uint8Array([...bytes, ...new Uint8Array(-bytes.length & 3)]).buffer);
  let text = "";
  for (let at = 0; at < view.byteLength; at += 4) {
    let group = "";
    for (let left = view.getUint32(at), i = 0; i < 5; i += 1, left = Math.floor(left / BASE))
      group = SIGNS[left % BASE] + group;
    text += group;
  }
  return text;
}

/** The first `length` bytes of a text that {@link toBase85} made. */
export function fromBase85(text: string, length: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let group = 0; group * 5 < text.length; group += 1) {
    let value = 0;
    for (let i = 0; i < 5; i += 1) value = value * BASE + DIGITS.get(text[group * 5 + i]!)!;
    view.setUint32(group * 4, value);
  }
  return new Uint8Array(view.buffer, 0, length);
}
