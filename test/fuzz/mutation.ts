import fc from "fast-check";

/** One way in which a file can go wrong, and the bytes it leaves. */
export interface Mutation {
  kind: string;
  bytes: Buffer;
}

/** Syntax, names that objects have, numbers at the edge, text that programs run, characters that are not seen. */
const PIECES = [
  ..."\",'\n\r\t:#&*!|>?[]{}~%@`-+=".split(""),
  "\r\n",
  '""',
  "- ",
  "---\n",
  "...\n",
  "null",
  "true",
  "NaN",
  "Infinity",
  "-Infinity",
  ".inf",
  "-0",
  "-1",
  "1e309",
  "1e9",
  "1e-9",
  "9007199254740993",
  "99999999999999999999999999",
  "0x1F",
  "1,000",
  "１２",
  "2014-13",
  "0000-00",
  "30/09/2014",
  "£",
  "é",
  "😀",
  "\u202e",
  "\u0000",
  "\u0007",
  "\u001b[31m",
  "\ufeff",
  "\ufffd",
  "__proto__",
  "constructor",
  "toString: 1\n",
  "<<: {a: 1}\n",
  "&a [*a]",
  "!!js/function x",
  "=cmd()",
  "<img onerror=alert(1)>",
  "'; DROP TABLE offences; --"
];

/** How deep a YAML value is nested when it is nested deeply. */
const DEPTH = 5_000;

type Change = (text: string, at: number, n: number) => string;

const lines = (text: string): string[] => text.split("\n");
const indexIn = (list: readonly unknown[], at: number): number => Math.floor(at * list.length);

/** Exchanges two fields of every line, the header as well when `n` is even. */
const swapColumns: Change = (text, at, n) =>
  lines(text)
    .map((line, i) => {
      const fields = line.split(",");
      if (fields.length < 2 || (i === 0 && n % 2 === 1)) return line;
      const a = indexIn(fields, at);
      const b = (a + 1 + (n % (fields.length - 1))) % fields.length;
      [fields[a], fields[b]] = [fields[b]!, fields[a]!];
      return fields.join(",");
    })
    .join("\n");

const withoutLine: Change = (text, at) =>
  lines(text)
    .filter((_, i, all) => i !== indexIn(all, at))
    .join("\n");

const repeatLine: Change = (text, at, n) => {
  const all = lines(text);
  const line = all[indexIn(all, at)]!;
  return all.toSpliced(n % all.length, 0, line).join("\n");
};

const splice =
  (piece: string): Change =>
  (text, at, n) => {
    const start = Math.floor(at * text.length);
    return text.slice(0, start) + piece + text.slice(start + (n % 12));
  };

/** Replaces one number of the file. */
const number =
  (value: string): Change =>
  (text, at) => {
    const numbers = [...text.matchAll(/\d+(\.\d+)?/g)];
    const found = numbers[indexIn(numbers, at)];
    return found ? text.slice(0, found.index) + value + text.slice(found.index + found[0].length) : value;
  };

/** Changes of the text, by the kind that the report names. */
const TEXT_CHANGES: [kind: string, change: Change][] = [
  ...PIECES.map((piece): [string, Change] => ["piece put in", splice(piece)]),
  ...["1e308", "-5", "999999999999", "0.1", "1e-300", "NaN", ""].map((value): [string, Change] => [
    "number replaced",
    number(value)
  ]),
  ["truncated", (text, at) => text.slice(0, Math.floor(at * text.length))],
  ["columns swapped", swapColumns],
  ["line left out", withoutLine],
  ["line repeated", repeatLine],
  ["key or row given twice", (text, at) => `${text}\n${lines(text)[indexIn(lines(text), at)]}\n`],
  [
    "lines shuffled",
    (text, _, n) => [...lines(text).slice(n % 7), ...lines(text).slice(0, n % 7)].join("\n")
  ],
  ["deep nesting", (text, at) => splice(`${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}`)(text, at, 0)],
  ["deep nesting", (text) => `${text}\nx: ${"{a: ".repeat(DEPTH)}1${"}".repeat(DEPTH)}\n`],
  ["long line", (text, at) => splice("9".repeat(100_000))(text, at, 0)],
  ["windows line ends", (text) => text.replaceAll("\n", "\r\n")],
  ["old line ends", (text) => text.replaceAll("\n", "\r")],
  ["emptied", () => ""],
  ["blank", () => "\n \n\t\n"]
];

/** Encodings that a spreadsheet may save in. */
const ENCODINGS: [kind: string, encode: (text: string) => Buffer][] = [
  ["UTF-16 with a mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16 without a mark", (text) => Buffer.from(text, "utf16le")],
  ["Latin 1", (text) => Buffer.from(text.replace(/[a-z]/, "é"), "latin1")],
  ["UTF-8 with a mark", (text) => Buffer.from(`\ufeff${text}`, "utf8")]
];

/** Any mutation of a text, seeded by fast-check. */
export function anyMutation(text: string): fc.Arbitrary<Mutation> {
  const place = { at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), n: fc.nat(1000) };
  const changed = fc
    .record({
      change: fc.constantFrom(...TEXT_CHANGES),
      again: fc.option(fc.constantFrom(...TEXT_CHANGES)),
      ...place
    })
    .map(({ change: [kind, change], again, at, n }) => {
      const once = change(text, at, n);
      return {
        kind,
        bytes: Buffer.from(again ? again[1](once, Math.abs(at - 0.5), n) : once, "utf8")
      };
    });
  const encoded = fc.constantFrom(...ENCODINGS).map(([kind, encode]) => ({ kind, bytes: encode(text) }));
  const bytes = fc.record({ byte: fc.nat(255), ...place }).map(({ byte, at, n }) => {
    const buffer = Buffer.from(text, "utf8");
    const start = Math.floor(at * buffer.length);
    buffer.fill(byte, start, Math.min(buffer.length, start + 1 + (n % 3)));
    return { kind: "bytes overwritten", bytes: buffer };
  });
  return fc.oneof(
    { weight: 8, arbitrary: changed },
    { weight: 1, arbitrary: encoded },
    { weight: 2, arbitrary: bytes }
  );
}
