/** An error about what somebody wrote or asked for, no fault of the program: its message is all that is shown. */
export class PlainError extends Error {}

/** A mistake in what was typed: shown with how to use the command. */
export class UsageError extends PlainError {}
