/** What the database said, in its own words. */
export class DatabaseError extends Error {
  override name: string = "DatabaseError";

  /** Any error as a DatabaseError; `doing` begins the message of one that is not from a query. */
  static from(error: unknown, doing?: string): DatabaseError {
    if (error instanceof DatabaseError) return error;
    const message = readable(error instanceof Error ? error.message : String(error));
    return new DatabaseError(doing ? `${doing}: ${message}` : message, { cause: error });
  }
}

/** The engine was stopped, to end another query: what it was asked can be asked again of a new one. */
export class EngineStoppedError extends DatabaseError {
  override name = "EngineStoppedError";
}

/** Errors of syntax come as JSON: {"exception_type": "Parser", "exception_message": "syntax error at …"}. */
function readable(message: string): string {
  if (!message.startsWith("{")) return message;
  try {
    const { exception_type: type, exception_message: text } = JSON.parse(message);
    return text ? `${type} Error: ${text}` : message;
  } catch {
    return message;
  }
}
