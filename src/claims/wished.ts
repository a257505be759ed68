/** What is hoped, asked for or supposed is nothing that figures can say. */
const WISHED =
  /\b(?:would|should|will|could|may|might|can|must|if|hopes?|hoped|hoping|want(?:s|ed)?|aims?|aimed|intend(?:s|ed)?|plans? to|planned|promised|target is|whether|in order|need(?:s|ed)? to|expected to|likely to|set to|due to|determined to|try(?:ing)? to|unless|until)\b[^,;.]*$/i;
/** "I can tell you that" says no less than what follows it. */
const TELLS =
  /\b(?:can|may|will|would|could|should|must|want to|wanted to|have to|has to|need to|like to|glad to|pleased to|sorry to|happy to|am able to) (?:now |also |only |all |first |be (?:pleased|glad|sorry) to )*(?:tell|say|report|confirm|share|(?<!(?:want|wanted|like) to )see|add|point out|note|stress|remind|inform|assure|draw|mention|announce|be (?:noted|seen|said)|have (?:read|heard|seen|noticed))\b/gi;

/** A stretch without the words by which somebody only says that he says something. */
export const withoutTelling = (text: string): string => text.replace(TELLS, "");

/** Is what a stretch says hoped, asked for or supposed? */
export function isWishedBefore(before: string): boolean {
  return WISHED.test(withoutTelling(before));
}
