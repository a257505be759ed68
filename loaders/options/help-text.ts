import type { Option, Options } from "./parse-options.js";

/** What there is to say of a command. */
export interface CommandText {
  /** How it is started, such as "npm run bundle". */
  call: string;
  /** What it does, in sentences that break into lines where they stand. */
  about: string;
  options: Options;
  /** What could be typed after the call: "--data my-plan". */
  example: string;
}

/** How a command is used, in one line. */
export function usageText({ call, options }: CommandText): string {
  const parts = Object.entries(options).map(([name, option]) => {
    const written = writtenAs(name, option);
    const optional = option.required ? written : `[${written}]`;
    return option.multiple && !option.takesAll ? `${optional}...` : optional;
  });
  return `Use: ${withOptions(call, [...parts, "[--help]"].join(" "))}`;
}

/** All that a command says of itself when it is asked for help. */
export function helpText(text: CommandText): string {
  const options = Object.entries(text.options).map(([name, option]) => [
    writtenAs(name, option),
    option.help
  ]);
  const lines = [...options, ["--help", "says this, and does nothing"]] as [string, string][];
  const width = Math.max(...lines.map(([written]) => written.length));
  return [
    text.about,
    usageText(text),
    lines.map(([written, help]) => `  ${written.padEnd(width)}  ${help}`).join("\n"),
    `Example: ${withOptions(text.call, text.example)}`
  ].join("\n\n");
}

const writtenAs = (name: string, { value, takesAll }: Option): string =>
  `--${name}${value ? ` ${value}` : ""}${takesAll ? "..." : ""}`;

/** npm passes on only what follows two hyphens alone. */
const withOptions = (call: string, options: string): string => (options ? `${call} -- ${options}` : call);
