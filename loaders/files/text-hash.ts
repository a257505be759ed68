import { sha256 } from "./sha256.js";

/** Digits of a checksum in a name: 80 bits, far more than the results that are ever kept could share by chance. */
const HASH_DIGITS = 20;

/** The first digits of the checksum of several texts together: for the names of what is kept. */
export function textHash(...texts: string[]): string {
  return sha256(texts.map((text) => `${text}\0`).join("")).slice(0, HASH_DIGITS);
}
