/** The value of each word that a number is written with, from nought to ninety. */
const SMALL: Readonly<Record<string, number>> = Object.fromEntries(
  [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "twenty thirty forty fifty sixty seventy eighty ninety"
  ].flatMap((words, i) =>
    words.split(" ").map((word, j) => [word, i === 0 ? j : 10 * (j + 2)] as [string, number])
  )
);

const GREAT: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " "
  );

/** What a part is called, by how many of it make a whole. */
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  quarter: 4,
  ...Object.fromEntries(ORDINALS.slice(2).map((word, i) => [word, i + 3]))
};

const oneOf = (words: readonly string[]): string => `(?:${words.join("|")})`;
const small = oneOf(Object.keys(SMALL));
const great = oneOf(Object.keys(GREAT));

/** A number in words: "four thousand nine hundred and twelve", "seven". */
export const NUMBER_IN_WORDS = `(?:(?:${small}|a(?=[ -]${great}))(?:(?:[ -]| and )(?:${small}|${great}))*)`;

/** A part in words: "a third", "three quarters", "half", "one in ten". */
export const PART_IN_WORDS = `(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -]${oneOf(
  Object.keys(PARTS).filter((word) => word !== "halves")
)}s?|half|one in (?:two|three|four|five|six|seven|eight|nine|ten)|(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?:three|four|five|six|seven|eight|nine|ten))`;

/** A place in an order, in words: "seventh". */
export const ORDINAL_IN_WORDS = oneOf(ORDINALS);

/** The number that words say; 4912 of "four thousand nine hundred and twelve". */
export function numberOfWords(text: string): number {
  let [total, current] = [0, 0];
  for (const word of text.toLowerCase().split(/[ -]+/)) {
    const factor = GREAT[word];
    if (word === "half" || word === "quarter") current += 1 / PARTS[word]!;
    else if (word in SMALL) current += SMALL[word]!;
    else if (word === "a") current ||= 1;
    else if (factor === 100) current *= factor;
    else if (factor !== undefined) {
      total += current * factor;
      current = 0;
    }
  }
  return total + current;
}

/** The share of a whole that words say; 0.75 of "three quarters". */
export function partOfWords(text: string): number {
  const words = text.toLowerCase().split(/[ -]+/);
  const inTen = /^(\w+) (?:in|out of) (?:every )?(\w+)$/.exec(text.toLowerCase());
  if (inTen) return numberOfWords(inTen[1]!) / numberOfWords(inTen[2]!);
  const last = words.at(-1)!;
  const parts = PARTS[last] ?? PARTS[last.replace(/s$/, "")]!;
  const first = words.length > 1 ? words[0]! : "a";
  return (first === "a" || first === "an" ? 1 : numberOfWords(first)) / parts;
}

/** The place that a word says: 7 of "seventh". */
export function placeOfWord(word: string): number {
  return ORDINALS.indexOf(word.toLowerCase()) + 1;
}
