import { type ParseArgsConfig, parseArgs } from "node:util";

/** A mistake in what was typed: its message is all that is shown, with how to use the command. */
export class UsageError extends Error {}

/** The options of a command line; throws a {@link UsageError} for what is unknown or has no value. */
export function parseOptions<O extends NonNullable<ParseArgsConfig["options"]>>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The value of an option, when it is one of those known. */
export function oneOf(option: string, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  throw new UsageError(`--${option} is “${value}”; expected one of ${known.join(", ")}`);
}
