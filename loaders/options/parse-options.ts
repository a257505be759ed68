import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./plain-error.js";

type ParsedOption = NonNullable<ParseArgsConfig["options"]>[string];

/** An option of a command, with what its help says of it. */
export interface Option extends ParsedOption {
  /** What stands for the value, such as DIR; an option without it takes none. */
  value?: string;
  /** What it does, without a full stop. */
  help: string;
  /** The command needs it, or asks for it. */
  required?: boolean;
  /** What follows its value, up to the next option, are values of it too: a shell makes them of `*.csv`. */
  takesAll?: boolean;
  /** Throws a {@link UsageError} for a value that cannot be; asked of what was not typed too. */
  check?: (value: string | undefined) => void;
}

/** The options of a command by name, without the two hyphens. */
export type Options = Record<string, Option>;

/** What was typed, by option. */
export type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; strict: true; allowPositionals: false }>
>["values"];

/** Is help asked for, whatever else was typed? */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

/** The options of a command line; throws a {@link UsageError} for what is unknown, has no value or stands alone. */
export function parseOptions<O extends Options>(args: string[], options: O): Values<O> {
  const { values, tokens } = parseArgs({
    args: spreadValues(args, options),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true
  });
  for (const token of tokens) {
    const mistake = token.kind === "option" ? mistakeIn(token, options) : mistakeOf(token);
    if (mistake !== undefined) throw new UsageError(mistake);
  }
  for (const [name, { check }] of Object.entries(options)) check?.(values[name] as string | undefined);
  return values as Values<O>;
}

/** Writes an option that takes all that follows it before each of its values. */
function spreadValues(args: readonly string[], options: Options): string[] {
  let taking: string | undefined;
  let isValue = false;
  return args.map((arg) => {
    if (arg.startsWith("-")) {
      const name = arg.slice(2).split("=", 1)[0]!;
      taking = Object.hasOwn(options, name) && options[name]!.takesAll ? name : undefined;
      isValue = !arg.includes("=");
      return arg;
    }
    const isFirst = isValue;
    isValue = false;
    return taking === undefined || isFirst ? arg : `--${taking}=${arg}`;
  });
}

/** The part of an option's token that is looked at. */
interface OptionToken {
  name: string;
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function mistakeIn({ name, rawName, value, inlineValue }: OptionToken, options: Options): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name]! : undefined;
  if (!option) {
    const known = [...Object.keys(options), "help"].map((known) => `--${known}`);
    return `Unknown option ${rawName}; expected one of ${known.join(", ")}`;
  }
  if (option.type === "boolean") {
    return value === undefined ? undefined : `${rawName} is “${value}”, and takes no value`;
  }
  if (value === undefined) return `${rawName} has no value; expected ${rawName} ${option.value}`;
  // Whoever means a value that looks like an option says so with an equals sign.
  return value.startsWith("-") && !inlineValue
    ? `${rawName} is followed by ${value}; expected ${rawName} ${option.value}, or ${rawName}=${value}`
    : undefined;
}

function mistakeOf(token: { kind: string; value?: string }): string | undefined {
  if (token.kind !== "positional") return undefined;
  return `“${token.value}” is no option; npm passes options on after two hyphens alone: npm run … -- --option`;
}

/** The value of an option, when it is one of those known. */
export function oneOf(option: string, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  throw new UsageError(`--${option} is “${value}”; expected one of ${known.join(", ")}`);
}
