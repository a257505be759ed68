import type { Figure, Role } from "./figures-of.js";
import type { NumberInWords } from "./number-in-words.js";
import type { MeasureFacts } from "./plan-facts.js";
import { sameUnit } from "./same-unit.js";

const SAVINGS: readonly [Role, RegExp][] = [
  [
    "part",
    /\b(?:further|still (?:to|be)|to be found|to find|gap|remaining|remainder|unidentified|outstanding|not yet)\b/i
  ],
  ["forecast", /\bidentified\b|\bplanned\b/i],
  [
    "latest",
    /\brealised\b|\b(?:already|been|was|has been) (?:saved|delivered|achieved|made)\b|\bbanked\b|\bdelivered\b|\bin the bank\b/i
  ],
  [
    "target",
    /\brequire(?:d|s|ment)\b|\btarget\b|\bneed(?:s|ed)?\b|\btotal\b|\bmust\b|\bof savings\b|\bsavings of\b|\bsave\b/i
  ]
];

/** The sums of savings that a number can mean: what the words right before it name, else those that follow, else those before. */
export function savingsMeant({ figures }: MeasureFacts, { number, before, after }: NumberInWords): Figure[] {
  const own = figures.filter((f) => sameUnit(f, number));
  const close = SAVINGS.find(([, pattern]) =>
    new RegExp(`(?:${pattern.source})(?: (?:a|an|of|by|just|about|some))*$`, "i").test(before.trimEnd())
  )?.[0];
  const byDistance = (text: string) =>
    SAVINGS.flatMap(([role, pattern]) => {
      const at = pattern.exec(text);
      return at ? [{ role, at: at.index }] : [];
    }).toSorted((a, b) => a.at - b.at)[0]?.role;
  const named = SAVINGS.filter(([, pattern]) => pattern.test(before)).map(([role]) => role);
  if (["part", "forecast", "latest"].every((role) => named.includes(role as Role)))
    return own.filter((f) => f.role === "target");
  const role = close ?? byDistance(after) ?? byDistance(before);
  if (!role) return own;
  const alike: readonly Role[] =
    role === "part" ? ["part", "line"] : role === "latest" ? ["latest", "previous"] : [role];
  return alike.flatMap((one) => own.filter((f) => f.role === one));
}
